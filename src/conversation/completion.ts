/**
 * What a short follow-up leaves out, filled from what the last answer was about: 那固投呢 asks of 固投 what was
 * asked before, 那二季度呢 asks the same of another period, 谁牵头 and 差多少 ask of the same thing. Nothing
 * that the message names itself is ever replaced.
 */
import type { Intent } from '../understanding/intent.ts'
import type { Reading } from '../understanding/reading.ts'
import type { Topic, Turn } from './turn/turn.ts'

export function complete(turn: Pick<Turn, 'reading' | 'topic' | 'sender'>): Reading {
  const { reading, topic, sender } = turn
  const { follows } = reading
  // A longer message says what it means.
  if (topic === null || follows === undefined) return reading
  const { what, how, targets } = follows
  if (topic.task !== null && reading.intent === 'report.progress' && what === 'done')
    return aboutTopic(reading, { ...topic, indicators: [], period: null }, 'report.progress')
  if (what === 'lead') return aboutTopic(reading, topic, leadIntent(topic))
  // Said of all that the plan holds, whatever was spoken of.
  if (what === 'all' && namesNothing(reading) && reading.intent !== 'query.task')
    return targets && reading.intent === 'query.indicator'
      ? sure({ ...reading, period: null }, 'query.overview')
      : reading
  if (what === 'remainder')
    return aboutTopic(reading, topic, topic.indicators.length > 0 ? 'query.indicator' : topic.intent)
  if (what === 'own' && sender?.unit) {
    const whole = how || !topic.intent.startsWith('query.')
    const period = reading.period ?? (whole ? null : topic.period)
    return sure({ ...reading, unit: sender.unit, period }, unitIntent(whole ? 'query.unit' : topic.intent))
  }
  // 岳阳楼区呢: the same figure of another county; 我县GDP增长5% is none.
  const asked = namesNothing(reading) && reading.unbound.length === 0 && topic.indicators.length > 0
  if (asked && reading.county !== undefined) return aboutTopic(reading, topic, 'query.indicator')
  const alone = namesNothing(reading) ? follows.period : null
  const period = reading.period ?? alone
  // A time by itself is no greeting, whatever the classifier makes of two characters.
  // 纳管道路全年任务是多少 names what the plan does not hold.
  const timeAlone =
    alone !== null || (namesNothing(reading) && asks(reading.intent) && reading.rest.length === 0)
  if (period !== null && timeAlone && asks(topic.intent))
    return aboutTopic({ ...reading, period }, topic, topic.intent)
  if (what === 'again' && !namesNothing(reading) && asks(reading.intent) && asks(topic.intent))
    return againOf({ ...reading, period }, topic)
  if (reading.intent.startsWith('query.') && namesNothing(reading) && refersBack(reading.intent)) {
    // GDP增速多少: what the plan does not hold is not what was spoken of.
    if (reading.rest.length > 0) return { ...reading, intent: 'query.indicator', margin: 1 }
    return aboutTopic(reading, topic, reading.intent)
  }
  return reading
}

/** 那固投呢: another thing, the question of before, and its period. */
function againOf(reading: Reading, topic: Topic): Reading {
  const period = reading.period ?? topic.period
  if (reading.indicators.length > 0) {
    const intent: Intent = topic.intent === 'query.trend' ? 'query.trend' : 'query.indicator'
    return sure({ ...reading, period }, intent)
  }
  if (reading.campaign !== null) {
    const kept = ['query.lagging', 'query.missing', 'query.ranking', 'query.campaign'].includes(topic.intent)
    return sure({ ...reading, period }, kept ? topic.intent : 'query.campaign')
  }
  if (reading.unit !== null) return sure({ ...reading, period }, unitIntent(topic.intent))
  if (reading.task !== null) return sure(reading, 'query.task')
  return reading
}

function aboutTopic(reading: Reading, topic: Topic, intent: Intent): Reading {
  if (!namesNothing(reading)) return reading
  const { indicators, campaign, unit, task } = topic
  return sure(
    { ...reading, indicators, campaign, unit, task, period: reading.period ?? topic.period },
    intent,
  )
}

/** Who leads is asked of a task, and of an indicator where no task is spoken of. */
function leadIntent(topic: Topic): Intent {
  if (topic.task !== null) return 'query.task'
  return topic.indicators.length > 0 ? 'query.task' : topic.intent
}

function unitIntent(intent: Intent): Intent {
  return intent === 'query.missing' || intent === 'query.lagging' || intent === 'query.ranking'
    ? intent
    : 'query.unit'
}

/** Of these intents a message without any name means what was spoken of; of the others it means all. */
function refersBack(intent: Intent): boolean {
  return intent === 'query.indicator' || intent === 'query.trend' || intent === 'query.task'
}

export function namesNothing(reading: Reading): boolean {
  const { indicators, campaign, unit, task, figures, names } = reading
  return (
    indicators.length === 0 &&
    figures.length === 0 &&
    campaign === null &&
    unit === null &&
    task === null &&
    names.length === 0
  )
}

function asks(intent: Intent): boolean {
  return intent.startsWith('query.') || intent === 'none'
}

/** What the dialogue settles is no longer in doubt. */
function sure(reading: Reading, intent: Intent): Reading {
  return { ...reading, intent, margin: 1 }
}
