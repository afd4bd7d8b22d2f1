/** A Wechaty gateway on loopback, killed by SIGKILL and frozen by SIGSTOP. A spare one waits, since it is slow to load. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../../src/base/clock.ts'
import type { Held } from '../../../src/channels/lease.ts'
import { Wechaty, type WechatyOptions } from '../../../src/channels/wechaty.ts'
import { type Peer, type Received, type Said, WRONG } from '../peer.ts'
import type { Order, Told } from './wechaty-gateway.ts'

export const TOKEN = 'insecure_0a1b2c3d'
const FILE = fileURLToPath(new URL('wechaty-gateway.ts', import.meta.url))

export interface WechatyPeer extends Peer {
  wechaty(given?: Partial<WechatyOptions>): Wechaty
  readonly endpoint: string
  /** How often the account was logged in. */
  readonly logins: () => number
  /** The account is logged out at the gateway. */
  logout(): void
  /** The gateway takes no message from the bot for now, or does again. */
  busy(isBusy: boolean): void
}

/** Deadlines short; the mock answers a ding after a second. */
export const TIMING = {
  openMs: 4_000,
  callMs: 800,
  dingMs: 300,
  silenceMs: 3_000,
  pauseMs: [50, 400],
  steadyMs: 500,
  graceMs: 600,
  closeMs: 600,
  leaseMs: 2_000,
  restMs: 5_000,
} as const

export async function wechatyPeer(): Promise<WechatyPeer> {
  const received: Received[] = []
  const port = await freePort()
  const leases = leaseShelf()
  const said = new Map<number, () => void>()
  let number = 0
  let logins = 0
  let gateway: ChildProcess | null = null
  let spare = load()

  const told = (it: Told) => {
    if ('said' in it) said.get(it.said)?.()
    if ('login' in it) logins += 1
    if ('to' in it) received.push(receivedBy(it))
  }
  const order = (it: Order) => gateway?.send(it)
  const revive = async () => {
    if (gateway) return
    const child = await spare
    gateway = child
    child.on('message', told)
    order({ do: 'listen', port, token: TOKEN })
    await toldOf(child, (it) => 'listening' in it)
    spare = load()
  }
  const kill = async () => {
    const child = gateway
    gateway = null
    if (child) await end(child)
  }

  await revive()
  const wechaty = (given: Partial<WechatyOptions> = {}) =>
    new Wechaty({
      gateway: { endpoint: `127.0.0.1:${port}`, token: TOKEN, tls: { disable: false } },
      lastingIds: true,
      leases,
      clock: systemClock,
      log: () => {},
      timing: TIMING,
      ...given,
    })
  return {
    received,
    target: { person: 'u1' },
    standing: true,
    wechaty,
    channel: ({ credential } = {}) =>
      wechaty(
        credential
          ? {
              gateway: { endpoint: `127.0.0.1:${port}`, token: `insecure_${WRONG}`, tls: { disable: false } },
            }
          : {},
      ),
    say: (it: Said) => {
      number += 1
      const mine = number
      const done = new Promise<void>((resolve) => said.set(mine, resolve))
      const file = it.file && { ...it.file, bytes: it.file.bytes.toString('base64') as never }
      order({ do: 'say', number: mine, said: { ...it, ...(file ? { file } : {}) } })
      return done
    },
    endpoint: `127.0.0.1:${port}`,
    logins: () => logins,
    busy: (busy) => void order({ do: 'busy', busy }),
    logout: () => void order({ do: 'logout' }),
    kill,
    revive,
    freeze: async () => void gateway?.kill('SIGSTOP'),
    thaw: async () => void gateway?.kill('SIGCONT'),
    close: async () => {
      await kill()
      await end(await spare)
    },
  }
}

function receivedBy(it: Extract<Told, { to: string }>): Received {
  const where = it.isRoom ? { room: it.to } : { person: it.to }
  const mention = it.mention === undefined ? {} : { mention: it.mention }
  if (!it.file) return { ...where, text: it.text ?? '', ...mention }
  const bytes = Buffer.from(it.file.base64, 'base64')
  const picture = it.file.name.endsWith('.png')
  return { ...where, text: '', ...(picture ? { picture: bytes } : { file: { name: it.file.name, bytes } }) }
}

/** A gateway with everything loaded, not listening yet. */
async function load(): Promise<ChildProcess> {
  const child = fork(FILE, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await toldOf(child, (it) => 'ready' in it)
  return child
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

function toldOf(child: ChildProcess, wanted: (told: Told) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the gateway has ended')))
    child.on('message', (it: Told) => wanted(it) && resolve())
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export function leaseShelf(): WechatyOptions['leases'] {
  const kept = new Map<string, Held>()
  return {
    get: async (key) => kept.get(key),
    putIfAbsent: async (key, value) => !kept.has(key) && Boolean(kept.set(key, value)),
    compareAndSet: async (key, expected, value) =>
      JSON.stringify(kept.get(key)) === JSON.stringify(expected) && Boolean(kept.set(key, value)),
  }
}
