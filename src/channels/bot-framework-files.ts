/** Files that people send: within the activity, or at an address that is fetched only where it is allowed. */
import type { Fetchable } from './bot-framework-decode.ts'
import { FILE_HOSTS, isAllowed } from './bot-framework-hosts.ts'
import type { IncomingFile } from './channel.ts'

const FILE_BYTES = 20 * 1024 * 1024

export interface Fetching {
  /** The services' own hosts; they ask for the token. */
  readonly hosts: readonly string[]
  readonly token: (() => Promise<string>) | null
  readonly deadlineMs: number
}

export async function fetchFile({ name, type, url }: Fetchable, fetching: Fetching): Promise<IncomingFile> {
  const inline = /^data:[^,]*;base64,(.*)$/s.exec(url)?.[1]
  if (inline !== undefined) return { name, type, bytes: Buffer.from(inline, 'base64') }
  const { hosts } = fetching
  if (!isAllowed(url, hosts.length > 0 ? [...hosts, ...FILE_HOSTS] : [])) return { name, type, bytes: null }
  return { name, type, bytes: await download(url, fetching).catch(() => null) }
}

async function download(url: string, { hosts, token, deadlineMs }: Fetching): Promise<Uint8Array | null> {
  const headers = token && isAllowed(url, hosts) ? { authorization: `Bearer ${await token()}` } : {}
  const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(deadlineMs) })
  if (!response.ok || !response.body) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.length
    if (size > FILE_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
