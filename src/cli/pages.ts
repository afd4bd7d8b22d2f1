/** The pages of a running bot: listened for at once, loaded with the first request. */
import type { Assembled } from '../assemble.ts'
import type { Clock } from '../base/clock.ts'
import type { PageConfig } from '../config.ts'
import type { SiteNeeds } from '../site.ts'
import { type Listening, listening } from '../web/listening.ts'

export interface PagesNeeds {
  readonly log: (what: string, error: unknown) => void
  readonly clock: Clock
  readonly wecom?: SiteNeeds['wecom']
  readonly trial?: SiteNeeds['trial']
}

const LOOPBACK = /^(127(\.\d+){3}|localhost)$/

/** Where a bot with channels has its pages: without a public address programs alone come in. */
export function publicOrigin({ listen, url, tokens }: PageConfig): string | null {
  if (listen === null) return null
  return url ?? (Object.keys(tokens).length > 0 ? `http://${listen.host}:${listen.port}` : null)
}

/** Where they are tried out: on this machine alone. */
export function trialOrigin({ listen }: PageConfig): string | null {
  return listen !== null && LOOPBACK.test(listen.host) ? `http://${listen.host}:${listen.port}` : null
}

/** Null: there is nobody to serve. Rejects with `page.listen` where the address is taken. */
export async function servePages(
  { listen, tokens }: PageConfig,
  origin: string | null,
  assembled: Assembled,
  { log, clock, wecom = null, trial }: PagesNeeds,
): Promise<Listening | null> {
  if (listen === null || origin === null) return null
  const load = async () => {
    const { siteOf } = await import('../site.ts')
    return siteOf(assembled, { origin, log, clock, tokens, wecom, ...(trial ? { trial } : {}) })
  }
  return listening(listen, load, log)
}
