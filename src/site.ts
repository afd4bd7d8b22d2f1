/** The pages joined with the bot: what answers a request. Loaded with the first one. */
import type { Assembled } from './assemble.ts'
import type { Clock } from './base/clock.ts'
import type { ChatHost } from './channels/web-chat/app.ts'
import type { Config, Secret } from './config.ts'
import { siteApp } from './web/app.ts'
import type { SignIn } from './web/entering.ts'
import { listenerOf } from './web/listener.ts'
import type { Answering } from './web/listening.ts'
import { isSame } from './web/seal.ts'
import { SIGNED_IN } from './web/signing-in.ts'

export interface SiteNeeds {
  /** Under which it is read. */
  readonly origin: string
  readonly log: (what: string, error: unknown) => void
  readonly clock: Clock
  /** Of programs, by their names. */
  readonly tokens?: Readonly<Record<string, Secret>>
  /** The app of 企业微信 that tells who reads. */
  readonly wecom?: Config['channels']['wecomApp']
  /** The chat for trial, on this machine alone. */
  readonly trial?: Omit<ChatHost, 'clock'>
}

export async function siteOf(
  { viewing: view, seal, press, store }: Pick<Assembled, 'viewing' | 'seal' | 'press' | 'store'>,
  { origin, log, clock, tokens = {}, wecom = null, trial }: SiteNeeds,
): Promise<Answering> {
  const viewing = await view()
  const app = siteApp({
    door: {
      seal: await seal(),
      spent: store.shelf('page-spent'),
      clock,
      personAt: (from) => viewing.personAt(from),
      secure: origin.startsWith('https:'),
      signIn: wecom === null ? null : await wecomLogin(wecom, { origin, log, clock }),
    },
    origin,
    answersFor: (from) => viewing.for(from),
    async answersForToken(token) {
      const [name] = Object.entries(tokens).find(([, known]) => isSame(known.reveal(), token)) ?? []
      return name === undefined ? null : viewing.forProgram(name)
    },
    draw: async (chart) => Buffer.from(await (await press()).print({ type: 'svg', chart })).toString('utf8'),
    log,
    trial: trial !== undefined,
  })
  if (trial === undefined) return listenerOf(app)
  const { chatOn } = await import('./channels/web-chat/app.ts')
  return listenerOf(chatOn(app, { ...trial, clock }))
}

async function wecomLogin(
  given: NonNullable<SiteNeeds['wecom']>,
  { origin, log, clock }: Pick<SiteNeeds, 'origin' | 'log' | 'clock'>,
): Promise<SignIn> {
  const { WecomLogin } = await import('./channels/wecom-app-login.ts')
  const back = `${origin}${SIGNED_IN}`
  return new WecomLogin({ ...given, secret: given.secret.reveal(), back, log, clock })
}
