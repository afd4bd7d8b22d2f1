/** The pages joined with the bot: what answers a request. Loaded with the first one. */
import type { Assembled } from './assemble.ts'
import type { Clock } from './base/clock.ts'
import { siteApp } from './web/app.ts'
import { listenerOf } from './web/listener.ts'
import type { Answering } from './web/listening.ts'

export interface SiteNeeds {
  /** Under which it is read. */
  readonly origin: string
  readonly log: (what: string, error: unknown) => void
  readonly clock: Clock
}

export async function siteOf(
  { viewing: view, seal, press, store }: Pick<Assembled, 'viewing' | 'seal' | 'press' | 'store'>,
  { origin, log, clock }: SiteNeeds,
): Promise<Answering> {
  const viewing = await view()
  const app = siteApp({
    door: {
      seal: await seal(),
      spent: store.shelf('page-spent'),
      clock,
      personAt: (from) => viewing.personAt(from),
      secure: origin.startsWith('https:'),
    },
    origin,
    answersFor: (from) => viewing.for(from),
    draw: async (chart) => Buffer.from(await (await press()).print({ type: 'svg', chart })).toString('utf8'),
    log,
  })
  return listenerOf(app)
}
