/**
 * One attempt at a Wechaty gateway: a puppet and a bot of its own, from connecting to hanging up. Nothing is ever
 * reset or used a second time, since resets leak listeners. https://wechaty.js.org/docs/puppet-services/
 */
import { readFile } from 'node:fs/promises'
import type { WechatyInterface } from 'wechaty/impls'
import type { PuppetService } from 'wechaty-puppet-service'
import { within } from './deadline.ts'
import type { Heard } from './wechaty-decode.ts'
import { lookUp } from './wechaty-message.ts'

export interface Gateway {
  readonly token: string
  /** `host:port`; without it the SDK would ask a public directory on the internet. */
  readonly endpoint: string
  /** `caFile`: whose certificates are trusted, PEM; without it the one that the SDK brings, for this machine only. */
  readonly tls: { readonly disable: boolean; readonly caFile?: string; readonly serverName?: string }
}

export interface Timing {
  /** From connecting to being logged in. */
  readonly openMs: number
  /** Any one call. */
  readonly callMs: number
  readonly dingMs: number
  /** Dead after this long without a sign of life. */
  readonly silenceMs: number
}

/** What one attempt tells. A message whose words had come is told even when the line is lost by then. */
export interface Listener {
  /** In the order in which the gateway told it. */
  heard(message: Heard): void
  missed(id: string, error: unknown): void
  /** Once: the line is of no use any more. */
  lost(error: unknown): void
}

export interface Line {
  text(to: string, text: string, mention?: string): Promise<void>
  file(to: string, name: string, bytes: Uint8Array): Promise<void>
  /** How a person is shown in a room. */
  nameOf(person: string, room: string): Promise<string>
  /** Resolves if the gateway answers at all. */
  probe(): Promise<void>
  close(): Promise<void>
}

/** A day: the watchdog of the SDK would reset what must not be reset. */
const NEVER_SECONDS = 86_400

/** Resolves when the account is logged in; rejects at the first error, or when that takes too long. */
export async function openLine(gateway: Gateway, timing: Timing, listener: Listener): Promise<Line> {
  const { log, types } = await import('wechaty-puppet')
  // Its own log goes to stdout, and at `verbose` it shows the token.
  log.level('silent')
  const [{ WechatyBuilder }, { PuppetService }, { FileBox }] = await Promise.all([
    import('wechaty'),
    import('wechaty-puppet-service'),
    import('file-box'),
  ])
  const { token, endpoint, tls } = gateway
  let over = false
  let fail: (error: unknown) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => {})
  const lost = (error: unknown) => {
    if (over) return
    over = true
    fail(error)
    listener.lost(error)
  }

  class Connection extends PuppetService {
    /** The SDK only logs that the stream has ended. */
    override bridgeGrpcEventStream(manager: PuppetService['grpcManager']): void {
      super.bridgeGrpcEventStream(manager)
      keepFirstEvents(manager)
      for (const sign of ['error', 'cancel', 'end']) manager.on(sign, (why) => lost(why ?? new Error(sign)))
    }

    /**
     * Without the Stop call: it would log the account out at the gateway, and to a frozen one it would be done
     * when it thaws, under whoever is connected by then.
     */
    hangUp(): void {
      const manager = this._grpcManager
      this._grpcManager = undefined as never
      if (!manager) return
      manager.removeAllListeners()
      manager.on('error', () => {})
      // Destroying it, as the SDK does, would leave the call open, and the gateway takes only one.
      manager.eventStream?.cancel()
      try {
        manager.client.close()
      } catch {
        // It was never opened.
      }
    }
  }

  const puppet = new Connection({
    token,
    endpoint,
    timeoutSeconds: NEVER_SECONDS,
    tls: {
      disable: tls.disable,
      ...(tls.caFile === undefined ? {} : { caCert: await readFile(tls.caFile, 'utf8') }),
      ...(tls.serverName === undefined ? {} : { serverName: tls.serverName }),
    },
  })
  // What listens for these keeps names and phone numbers in a database below HOME, which two lines cannot share.
  puppet.removeAllListeners('login')
  puppet.removeAllListeners('logout')
  // It sends a file a second time, by an older call, when the first may have arrived.
  Object.defineProperty(puppet, 'messageSendFileStream', {
    value: () => Promise.reject(new Error('the file was not acknowledged')),
  })

  const bot = WechatyBuilder.build({ puppet })
  bot.on('error', (error) => {
    if (!opened || isFatal(error)) lost(error)
  })
  puppet.on('error', () => {})
  let opened = false
  const loggedIn = new Promise<void>((resolve) => bot.on('login', () => resolve()))
  bot.on('logout', () => lost(new Error('LOGOUT')))

  await bot.init()
  hearInOrder(bot, puppet, timing.callMs, listener)

  let life = performance.now()
  puppet.on('heartbeat', () => {
    life = performance.now()
  })
  const pulse = setInterval(() => {
    if (performance.now() - life > timing.silenceMs) return lost(new Error('SILENCE'))
    try {
      puppet.ding('')
    } catch (error) {
      lost(error)
    }
  }, timing.dingMs)

  const close = async () => {
    over = true
    clearInterval(pulse)
    puppet.hangUp()
    for (const event of ['message', 'login', 'logout', 'heartbeat'] as const) puppet.removeAllListeners(event)
    await within(timing.callMs, bot.stop()).catch(() => {})
  }
  try {
    bot.start().catch(lost)
    await within(timing.openMs, Promise.race([loggedIn, failed]))
    opened = true
  } catch (error) {
    await close()
    throw error
  }

  const call = <T>(work: Promise<T>): Promise<T> => within(timing.callMs, work)
  return {
    close,
    text: async (to, text, mention) => {
      await call(puppet.messageSendText(to, text, mention === undefined ? [] : [mention]))
    },
    // Not from a buffer, which the SDK fails to pass on when it is small.
    file: async (to, name, bytes) => {
      await call(puppet.messageSendFile(to, FileBox.fromBase64(Buffer.from(bytes).toString('base64'), name)))
    },
    nameOf: (person, room) => call(nameIn(bot, person, room)),
    // Asks the gateway to forget a message that nobody has: the cheapest call that is answered.
    probe: () => call(puppet.dirtyPayload(types.Dirty.Message, 'probe')),
  }
}

/** Where the SDK makes its client; not public. */
const OPENING = 'initClient'

/**
 * The SDK takes one event to see whether the stream is up, and listens again a moment later: what comes with the
 * first one is lost, which is the login of an account that is in already.
 */
function keepFirstEvents(manager: PuppetService['grpcManager']): void {
  const initClient = manager[OPENING].bind(manager)
  manager[OPENING] = async () => {
    await initClient()
    const { client } = manager
    const event = client.event.bind(client)
    client.event = (...given: Parameters<typeof event>) => {
      const stream = event(...given)
      stream.once('data', () => {
        stream.pause()
        const goOn = () => {
          if (stream.listenerCount('data') > 0) stream.resume()
          else if (!stream.destroyed) setImmediate(goOn)
        }
        setImmediate(goOn)
      })
      return stream
    }
  }
}

/** The bot would hand messages in as their lookups end; this one in the order of their arrival. */
function hearInOrder(bot: WechatyInterface, puppet: PuppetService, callMs: number, listener: Listener): void {
  puppet.removeAllListeners('message')
  let before: Promise<void> = Promise.resolve()
  puppet.on('message', ({ messageId }) => {
    const looked = lookUp({ bot, puppet, callMs }, messageId)
    looked.catch(() => {})
    before = before.then(async () => {
      try {
        const heard = await looked
        if (heard) listener.heard(heard)
      } catch (error) {
        listener.missed(messageId, error)
      }
    })
  })
}

async function nameIn(bot: WechatyInterface, person: string, room: string): Promise<string> {
  const [contact, place] = await Promise.all([bot.Contact.find({ id: person }), bot.Room.find({ id: room })])
  if (!contact) return ''
  return (await place?.alias(contact)) ?? contact.name()
}

/** Beyond the stream's own errors, which always are. */
function isFatal(error: unknown): boolean {
  return /UNAVAILABLE|UNAUTHENTICATED|CANCELLED|RST_STREAM|no grpc manager/.test(String(error))
}
