/**
 * A question about a thing by its question word: 还差多少, 为什么, 谁审, 几号报上来的, 比上半年多了几家. What it is asked of is named, is
 * a line of the list shown last, or is what the last answer was about. A question writes nothing: a name may be a piece
 * of one, and a few words that no table knows do not keep it from being answered.
 */
import { type Day, dayOf } from '../../base/clock.ts'
import type { Period } from '../../plan/period.ts'
import type { Context } from '../context.ts'
import { findPeriods } from '../periods/periods.ts'
import type { Doing } from './act.ts'
import { ofAll } from './asking-all.ts'
import { ofCampaign } from './asking-campaign.ts'
import { withPieces } from './pieced.ts'
import type { Question } from './question.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

/** In the order in which they count where a message holds several. */
const QUESTIONS = [
  'returned',
  'campaign',
  'arrived',
  'moved',
  'reporter',
  'judged',
  'basis',
  'reviewer',
  'deadline',
  'due',
  'why',
  'outlook',
  'remainder',
  'owner',
  'target',
  'state',
] as const satisfies readonly Question[]

const LONG = 40
const SHORT = 24
/** Signs that no table knows, in a question that names what it is about. */
const UNKNOWN = 4

export function askingIn(scene: Scene): Doing | null {
  const { context, message } = scene
  if (message.text.length > LONG) return null
  const listed = context.listed ?? []
  const tokens = named(scene, scene.tokens(listed, 'asking')).filter((it) => it.kind !== 'stop')
  const question = questionIn(tokens)
  if (reports(scene, tokens, question)) return null
  // An indicator that was spoken of has a reviewer of its own: its campaign is spoken of only beside it.
  const spoken = (context.topic ?? []).length === 1 ? null : (context.campaign ?? null)
  const whole = ofAll(tokens, scene) ?? ofCampaign(tokens, spoken)
  if (whole !== null) return context.asked ? null : whole
  if (scene.alone.intent === 'bulletin') return null
  // Beside an open question only what cannot be an answer to it, and asked of what it is about.
  if (context.asked && (question === null || !BESIDE_A_QUESTION.has(question))) return null
  return ofOne(scene, tokens, question)
}

/** A piece names what no whole name does, or the other of two that are compared. A place is none. */
function named({ pieces, plan, names }: Scene, tokens: readonly Token[]): readonly Token[] {
  const whole = names.some((it) => it.kind === 'indicator')
  if (whole && !tokens.some((it) => isWord(it, 'compare'))) return tokens
  const places = (plan.plan.counties ?? []).flatMap((it) => [it.name, it.name.replace(/[县市区]$/, '')])
  return withPieces(tokens, pieces, (text) => places.includes(text))
}

/** What is said, not asked: a number of an indicator, unless it is the target's or the asker files none. */
function reports(scene: Scene, tokens: readonly Token[], question: Question | null): boolean {
  const { alone, context, plan } = scene
  const values = alone.figures
  if (values.length === 0) return false
  if (question === null || !OF_A_NUMBER.has(question)) return true
  const aims = (id: string, value: number) =>
    plan.indicator(id).targets.some((it) => it.value !== null && Math.floor(it.value) === Math.floor(value))
  return context.files === true
    ? !values.every((it) => aims(it.indicator, it.value))
    : tokens.some((it) => it.kind === 'period') && !values.every((it) => aims(it.indicator, it.value))
}

/** Questions that a number may stand in: 年底能到7%吗, 离15项还差几项. */
const OF_A_NUMBER: ReadonlySet<Question> = new Set([
  'outlook',
  'remainder',
  'why',
  'deadline',
  'judged',
  'returned',
])

function ofOne(scene: Scene, tokens: readonly Token[], question: Question | null): Doing | null {
  const { context, message } = scene
  const listed = context.listed ?? []
  const topic = context.asked ? askedAbout(context.asked) : (context.topic ?? [])
  const valued =
    (question === null || !OF_A_NUMBER.has(question)) &&
    tokens.some((it) => it.kind === 'figure' && !MONTH_ALONE.test(it.text))
  if (message.text.length > SHORT || valued || tokens.some((it) => isWord(it, 'which'))) return null
  const last = tokens.find((it) => it.kind === 'period' && RELATIVE.test(it.text))
  const again = tokens.some((it) => /^再/.test(it.text))
  const back = tokens.some((it) => isWord(it, 'previous')) || last !== undefined
  const names = tokens.filter((it) => it.kind === 'name' && it.name.kind === 'indicator')
  const ids = [...new Set(names.flatMap((it) => (it.kind === 'name' ? it.name.ids : [])))]
  const lines = [...new Set(tokens.flatMap((it) => (it.kind === 'lines' ? it.lines : [])))]
  if (ids.length + lines.length === 0 && topic.length === 0) return null
  const spoken = ids.length + lines.length === 0
  const known = tokens.every((it) => isAccounted(it))
  const pieced = names.some((it) => isPiece(it))
  const asksOf =
    !spoken &&
    question !== null &&
    (question === 'state' ? pieced && unknown(tokens) <= 1 : unknown(tokens) <= UNKNOWN)
  if (!known && !(asksOf && tokens.every((it) => isAccounted(it) || isBeside(it)))) return null
  // 社零怎么样, 市商务局怎么样 stand by themselves; what only a piece of its name tells does not.
  // 固投怎么还没报 asks whether it is in.
  if (tokens.some((it, at) => isWord(it, 'not') && isWord(tokens[at + 1], 'reporting'))) return null
  if (question === 'state' && !pieced && scene.names.length + lines.length > 0) return null
  // 社零怎么样 by itself is a question of its own; a word for what was said before needs what it is of.
  if (question === null && !back) return null
  const indicators = [...new Set([...ids, ...lines.flatMap((it) => listed[it]?.indicator ?? [])])]
  // A line that is no indicator is opened as a whole.
  if (!spoken && indicators.length === 0) return null
  if (question === 'moved')
    return { act: 'ask', question, indicators, ...NOT_BACK, ...timesOf(tokens, dayOf(context.now)) }
  if (back && !spoken) return null
  if (context.asked && spoken) indicators.push(...topic)
  const literal = last?.kind === 'period' && !again ? last.period.period : null
  return { act: 'ask', question, indicators, back, named: literal, period: periodIn(tokens), since: null }
}

const RELATIVE = /^(?:上一?个?|再?往?前一?个?)(?:月|季度|期)$/
const NOT_BACK = { back: false, named: null } as const

const BESIDE_A_QUESTION: ReadonlySet<Question> = new Set([
  'reviewer',
  'owner',
  'deadline',
  'due',
  'target',
  'remainder',
])

/** What the open question is about: 谁审 beside it is asked of that. */
function askedAbout(asked: NonNullable<Context['asked']>): readonly string[] {
  return 'lines' in asked ? [...new Set(asked.lines.flatMap((it) => it.indicator ?? []))] : []
}

function questionIn(tokens: readonly Token[]): Question | null {
  const asked = QUESTIONS.find((it) => tokens.some((token) => isWord(token, it)) && isMeant(it, tokens))
  // 怎么掉下来的 asks why, whatever fell.
  const how = tokens.some(
    (it, at) => /^(?:怎么|咋|怎的)/.test(it.text) && isWord(tokens[at + 1], 'level', 'worse'),
  )
  if (how) return 'why'
  // 投了多少 without another time is a sum.
  return asked ?? (tokens.some((it) => isWord(it, 'moved')) ? 'state' : null)
}

/** 多了多少 is a change only beside the other time; a sum otherwise. */
function isMeant(question: Question, tokens: readonly Token[]): boolean {
  if (question !== 'moved') return true
  const times = tokens.filter((it) => it.kind === 'period' || isWord(it, 'previous'))
  const beside = tokens.some(
    (it) => isWord(it, 'against', 'since') || /^从|[到至](?:现在|今|目前)/.test(it.text),
  )
  return times.length > 0 && (beside || tokens.some((it) => MONTH_ALONE.test(it.text)))
}

const MONTH_ALONE = /^(?:一个月|单月|当月)$/

/** Of 6月底到现在 the time that it runs from. */
function startOf({ period, text }: Extract<Token, { kind: 'period' }>, today: Day): Period | null {
  const start = text.replace(/[到至](?:现在|今天?|目前|如今)$|以来$/, '')
  return start === text ? period.period : (findPeriods(start, today, true)[0]?.period ?? null)
}

/** `since`: the time that it is compared with; 9月一个月 is that month by itself. */
function timesOf(
  tokens: readonly Token[],
  today: Day,
): {
  readonly period: Period | null
  readonly since: Period | null
} {
  const alone = tokens.some((it) => MONTH_ALONE.test(it.text))
  const [first] = tokens.flatMap((it) =>
    it.kind === 'period' && !RELATIVE.test(it.text) && !VAGUE.test(it.text) ? [startOf(it, today)] : [],
  )
  return alone ? { period: first ?? null, since: null } : { period: null, since: first ?? null }
}

function periodIn(tokens: readonly Token[]): Period | null {
  const found = tokens.flatMap((it) =>
    it.kind === 'period' && it.period.role === 'period' && !RELATIVE.test(it.text) && !VAGUE.test(it.text)
      ? [it.period.period]
      : [],
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

const VAGUE = /^(?:今年|全年|本年|年[底末]|现在|目前|今天|本月|这个?月)/

const ACCOUNTED: readonly WordClass[] = [
  ...QUESTIONS,
  'level',
  'worse',
  'again',
  'previous',
  'thing',
  'particle',
  'polite',
  'be',
  'question',
  'mover',
  'against',
  'since',
]

function isAccounted(token: Token): boolean {
  // 发改委的固投什么原因: the unit stands beside what it answers for.
  if (token.kind === 'name') return token.name.kind === 'indicator' || token.name.kind === 'unit'
  if (token.kind === 'period') return true
  return /^(?:lines|figure)$/.test(token.kind) || token.kind === 'measure' || isWord(token, ...ACCOUNTED)
}

/** Words of other kinds say nothing against a question with its name and its question word. */
function isBeside(token: Token): boolean {
  return token.kind === 'gap' || (token.kind === 'word' && !isWord(token, 'which', 'everyone', 'own'))
}

function unknown(tokens: readonly Token[]): number {
  return tokens.reduce((sum, it) => sum + (it.kind === 'gap' ? it.text.length : 0), 0)
}

function isPiece(token: Token): boolean {
  return token.kind === 'name' && token.name.how === 'overlap'
}
