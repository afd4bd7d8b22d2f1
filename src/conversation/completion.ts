/**
 * What a short follow-up leaves out, filled from what the last answer was about: 那固投呢 asks of 固投 what was
 * asked before, 那二季度呢 asks the same of another period, 谁牵头 and 差多少 ask of the same thing. Nothing
 * that the message names itself is ever replaced.
 */
import { rolesOf } from '../plan/roster.ts'
import type { Intent } from '../understanding/intent.ts'
import type { Reading } from '../understanding/reading.ts'
import { plain, plainPeriod } from './plain.ts'
import type { Topic, Turn } from './turn/turn.ts'

/** 那…呢, …呢, …怎么样 with hardly anything around it: asks again what was asked before. */
const AGAIN = /^(?:那么?|还有|换成|再看看?|然后|至于)|(?:呢|咧)$/
const LEADS =
  /^(?:那|这个|这项|它)?(?:由?谁|哪个单位|哪家|哪些单位|什么单位|责任单位|牵头单位)(?:来)?(?:牵头|负责|管|主抓|是谁|是哪个|是哪家)?(?:的|呢|啊)?$/
const GAP =
  /^(?:那|现在|目前)?(?:还|离目标|距目标|距离目标)?(?:还)?(?:差|缺)(?:了)?(?:多少|几个点|多大|多远)(?:啊|呢|了)?(?:,?(?:那)?(?:剩下的?|余下的?)?(?:每个?月|月均|平均).{0,10})?$/
/** 能完成吗到底, 年底能不能达标: what becomes of it. */
const OUTLOOK =
  /^(?:那|那么|它|这个|这项|到底|究竟|到|今年|全年|年[底末]|最后|现在|按这个速度|,)*(?:还)?(?:能不能|能否|能|可不可以|可以|会不会|来得及|有没有(?:希望|把握))(?:按时|如期|按期)?(?:完成|完得成|达标|达到|实现|赶上|赶得上)?(?:目标|任务)?(?:吗|么|不)?(?:到底|究竟)?(?:啊|呀|呢)?$/
/** Said of all that the plan holds, whatever was spoken of. */
const OF_ALL = /哪些|哪几|哪[个项](?!单位)|有几|几[个项]|多少[个项天]|几天|所有|全部|一共|总共|谁还|谁没/
/** 都报完了吗, 还差哪些: right after one's own figures these are of the own unit. */
const ALL_FILED =
  /^(?:那|我们?|这下|现在)*(?:都|全|全都|全部)(?:填|上)?报(?:完|齐|全|好)(?:了)?(?:吗|没有?|么)?(?:了)?$|^(?:那|我们?)*(?:还)?(?:差|缺|剩|欠)(?:下)?(?:哪些|什么|啥|几[个项条])(?:没报|要报|数据?|指标)?(?:呢|啊)?$/
const SELF =
  /^(?:那)?(?:我们|我局|我委|我办|我单位|我们局|我们单位|本单位|本局|咱们|咱)(?:单位|局|这边|自己)?(?:的)?(?:呢|怎么样|咋样|情况)?$/
/** 完成了60%, 已办结, 目前进度过半: what is done, and not of what. */
const DONE =
  /^(?:那|这|该|此|本|它)?(?:个|项)?(?:任务|工作|项目)?的?(?:目前|现在|现|截至目前|已经?|都|总体|整体|大概|大约|约|差不多|基本|累计|刚)*(?:(?:总)?进[度展](?:已经?|是|为|约|达|到|过)*|(?:完成|推进|做|干|搞|弄|落实|办|进行)(?:了|完|好|到|得|成|掉|结|至|度)*)(?:差不多|大概|大约|约|快|近|超过?|已)*(?:百分之.{1,4}|\d{1,3}(?:\.\d+)?%|[一二三四五六七八九]成(?:多|左右)?|一半|过半|大半)?(?:了|左右|多)*$/
/** Longer messages say what they mean. */
const SHORT = 16

export function complete(turn: Pick<Turn, 'reading' | 'topic' | 'sender' | 'today' | 'books'>): Reading {
  const { reading, topic } = turn
  const said = plain(reading.text)
  if (topic === null || said.length > SHORT) return reading
  if (topic.task !== null && reading.intent === 'report.progress' && DONE.test(said)) {
    return aboutTopic(reading, { ...topic, indicators: [], period: null }, 'report.progress')
  }
  if (LEADS.test(said)) return aboutTopic(reading, topic, leadIntent(topic))
  if (ALL_FILED.test(said) && speaksOfOwn(turn, topic))
    return sure({ ...reading, unit: turn.sender?.unit ?? null, period: null }, 'query.missing')
  if (OUTLOOK.test(said) && topic.indicators.length > 0) return aboutTopic(reading, topic, 'query.indicator')
  if (OF_ALL.test(said) && namesNothing(reading) && reading.intent !== 'query.task')
    return /目标|指标/.test(said) && reading.intent === 'query.indicator'
      ? sure({ ...reading, period: null }, 'query.overview')
      : reading
  if (GAP.test(said))
    return aboutTopic(reading, topic, topic.indicators.length > 0 ? 'query.indicator' : topic.intent)
  if (SELF.test(said) && turn.sender?.unit) {
    const whole = /怎么样|咋样|情况/.test(said) || !topic.intent.startsWith('query.')
    const intent = whole ? 'query.unit' : topic.intent
    const period = reading.period ?? (whole ? null : topic.period)
    return sure({ ...reading, unit: turn.sender.unit, period }, unitIntent(intent))
  }
  // 岳阳楼区呢: the same figure of another county; 我县GDP增长5% is none.
  const asked = namesNothing(reading) && reading.unbound.length === 0 && topic.indicators.length > 0
  if (asked && reading.county !== undefined) return aboutTopic(reading, topic, 'query.indicator')
  const bare = namesNothing(reading) ? plainPeriod(withoutParticles(said), turn.today) : null
  const period = reading.period ?? bare
  // A time by itself is no greeting, whatever the classifier makes of two characters.
  const timeAlone = bare !== null || (namesNothing(reading) && asks(reading.intent))
  if (period !== null && timeAlone && asks(topic.intent)) {
    return aboutTopic({ ...reading, period }, topic, topic.intent)
  }
  if (AGAIN.test(said) && !namesNothing(reading) && asks(reading.intent) && asks(topic.intent)) {
    return againOf({ ...reading, period }, topic)
  }
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

/** What the unit's own people have just filed or asked about. */
function speaksOfOwn({ sender, books }: Pick<Turn, 'sender' | 'books'>, { indicators }: Topic): boolean {
  const unit = sender?.unit
  if (!unit || !rolesOf(sender).some((it) => it === 'reporter' || it === 'lead')) return false
  const owners = indicators.map((id) => books.plan.knownIndicator(id)?.owner_units ?? [])
  return owners.length > 0 && owners.every((it) => it.includes(unit))
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

function withoutParticles(said: string): string {
  return said.replace(/^(?:那么?|换成|再看看?)/, '').replace(/(?:呢|咧|的呢|怎么样|咋样)$/, '')
}

/** What the dialogue settles is no longer in doubt. */
function sure(reading: Reading, intent: Intent): Reading {
  return { ...reading, intent, margin: 1 }
}
