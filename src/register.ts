/** What the bot can do, in plain lists. The type names an intent that has no handler. */
import type { Clock } from './base/clock.ts'
import type { Store } from './base/store.ts'
import type { Known } from './channels/bot-framework-book.ts'
import type { Channel } from './channels/channel.ts'
import { type Held, uncontested } from './channels/lease.ts'
import { needPart } from './channels/part.ts'
import type { Config } from './config.ts'
import { queryCampaign } from './conversation/asking/query.campaign.ts'
import { queryIndicator } from './conversation/asking/query.indicator.ts'
import { queryLagging } from './conversation/asking/query.lagging.ts'
import { queryMissing } from './conversation/asking/query.missing.ts'
import { queryOverview } from './conversation/asking/query.overview.ts'
import { queryRanking } from './conversation/asking/query.ranking.ts'
import { queryTask } from './conversation/asking/query.task.ts'
import { queryTrend } from './conversation/asking/query.trend.ts'
import { queryUnit } from './conversation/asking/query.unit.ts'
import { bulletin } from './conversation/papers/bulletin.ts'
import { remindSchedule } from './conversation/reminding/remind.schedule.ts'
import { remindSend } from './conversation/reminding/remind.send.ts'
import { reportCorrect } from './conversation/reporting/report.correct.ts'
import { reportFigure } from './conversation/reporting/report.figure.ts'
import { reportProgress } from './conversation/reporting/report.progress.ts'
import { reportWithdraw } from './conversation/reporting/report.withdraw.ts'
import { cancel } from './conversation/small-talk/cancel.ts'
import { confirm } from './conversation/small-talk/confirm.ts'
import { greet } from './conversation/small-talk/greet.ts'
import { help } from './conversation/small-talk/help.ts'
import { none } from './conversation/small-talk/none.ts'
import type { Handler } from './conversation/turn/turn.ts'
import type { Intent } from './understanding/intent.ts'

export const HANDLERS: Readonly<Record<Intent, Handler>> = {
  'query.indicator': queryIndicator,
  'query.campaign': queryCampaign,
  'query.task': queryTask,
  'query.unit': queryUnit,
  'query.overview': queryOverview,
  'query.lagging': queryLagging,
  'query.missing': queryMissing,
  'query.ranking': queryRanking,
  'query.trend': queryTrend,
  'report.figure': reportFigure,
  'report.progress': reportProgress,
  'report.correct': reportCorrect,
  'report.withdraw': reportWithdraw,
  'remind.send': remindSend,
  'remind.schedule': remindSchedule,
  bulletin,
  help,
  greet,
  confirm,
  cancel,
  none,
}

export interface ChannelTools {
  readonly store: Store
  readonly clock: Clock
  readonly log: (what: string, error: unknown) => void
}

/** Not started; null where it is not set up. Its SDK is imported only then. */
type Opener = (config: Config, tools: ChannelTools) => Promise<Channel | null>

/** How each channel is opened, by the name of its settings: settings that open nothing do not compile. */
export const DOORS: Readonly<Record<keyof Config['channels'], Opener>> = {
  wecomAibot: async ({ channels: { wecomAibot: given } }, { store, clock, log }) => {
    if (!given) return null
    const { WecomAibot } = await import('./channels/wecom-aibot.ts')
    const rates = store.shelf<readonly number[]>('rates')
    return new WecomAibot({ ...given, secret: given.secret.reveal(), rates, clock, log })
  },
  wecomApp: async ({ channels: { wecomApp: given } }, { store, clock, log }) => {
    if (!given) return null
    const { WecomApp } = await import('./channels/wecom-app.ts')
    const { secret, token, aesKey } = given
    const revealed = { secret: secret.reveal(), token: token.reveal(), aesKey: aesKey.reveal() }
    return new WecomApp({ ...given, ...revealed, rates: store.shelf('rates'), clock, log })
  },
  wecomRobot: async ({ channels: { wecomRobot: given } }, { clock, store }) => {
    if (!given) return null
    const { WecomRobot } = await import('./channels/wecom-robot.ts')
    const robots = Object.fromEntries(Object.entries(given.robots).map(([room, key]) => [room, key.reveal()]))
    return new WecomRobot({ api: given.api, robots, rates: store.shelf('rates'), clock })
  },
  wechaty: async ({ channels: { wechaty: given } }, { store, clock, log }) => {
    if (!given) return null
    needPart('wechaty')
    const { Wechaty } = await import('./channels/wechaty.ts')
    const leases = store.members === undefined ? store.shelf<Held>('leases') : uncontested()
    const { endpoint, token, tls, lastingIds } = given
    const gateway = { endpoint, token: token.reveal(), tls }
    return new Wechaty({ gateway, lastingIds, leases, clock, log })
  },
  botFramework: async ({ channels: { botFramework: given } }, { store, clock, log }) => {
    if (!given) return null
    needPart('bot-framework')
    const { BotFramework } = await import('./channels/bot-framework.ts')
    const { listen, hosts } = given
    const identity = given.identity && { ...given.identity, password: given.identity.password.reveal() }
    const conversations = store.shelf<Known>('conversations')
    return new BotFramework({ identity, listen, hosts, conversations, clock, log })
  },
}

export const CHANNELS: readonly Opener[] = Object.values(DOORS)
