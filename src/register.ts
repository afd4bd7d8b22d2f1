/** What the bot can do, in plain lists. The type names an intent that has no handler. */
import { bulletin } from './conversation/intents/bulletin.ts'
import { cancel } from './conversation/intents/cancel.ts'
import { confirm } from './conversation/intents/confirm.ts'
import { greet } from './conversation/intents/greet.ts'
import { help } from './conversation/intents/help.ts'
import { none } from './conversation/intents/none.ts'
import { queryCampaign } from './conversation/intents/query.campaign.ts'
import { queryIndicator } from './conversation/intents/query.indicator.ts'
import { queryLagging } from './conversation/intents/query.lagging.ts'
import { queryMissing } from './conversation/intents/query.missing.ts'
import { queryOverview } from './conversation/intents/query.overview.ts'
import { queryRanking } from './conversation/intents/query.ranking.ts'
import { queryTask } from './conversation/intents/query.task.ts'
import { queryTrend } from './conversation/intents/query.trend.ts'
import { queryUnit } from './conversation/intents/query.unit.ts'
import { remindSchedule } from './conversation/intents/remind.schedule.ts'
import { remindSend } from './conversation/intents/remind.send.ts'
import { reportCorrect } from './conversation/intents/report.correct.ts'
import { reportFigure } from './conversation/intents/report.figure.ts'
import { reportProgress } from './conversation/intents/report.progress.ts'
import { reportWithdraw } from './conversation/intents/report.withdraw.ts'
import type { Handler } from './conversation/turn.ts'
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
