/**
 * A question about a thing by its question word: 还差多少, 为什么, 谁审, 几号报上来的, 比上半年多了几家. What it is asked of is named, is
 * a line of the list shown last, or is what the last answer was about. A question writes nothing: a name may be a piece
 * of one, and a few words that no table knows do not keep it from being answered.
 */
import { dayOf } from '../../base/clock.ts'
import type { Context } from '../context.ts'
import type { Doing } from './act.ts'
import { ofAll } from './asking-all.ts'
import { ofCampaign } from './asking-campaign.ts'
import { MONTH_ALONE, movedSince, periodIn, RELATIVE, timesOf } from './asking-times.ts'
import { withPieces } from './pieced.ts'
import type { Question } from './question.ts'
import type { Scene } from './scene.ts'
import { clausesOf, isWord, type Token } from './tokens.ts'
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
  'share',
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
  const all = named(scene, scene.tokens(listed, 'asking'))
  const tokens = all.filter((it) => it.kind !== 'stop')
  const question = questionIn(tokens)
  if (reports(scene, tokens, question)) return null
  // An indicator that was spoken of has a reviewer of its own: its campaign is spoken of only beside it.
  const spoken = (context.topic ?? []).length === 1 ? null : (context.campaign ?? null)
  const whole = ofAll(tokens, scene) ?? ofCampaign(tokens, spoken)
  if (whole !== null) return context.asked ? null : whole
  if (scene.alone.intent === 'bulletin') return null
  // Beside an open question only what cannot be an answer to it, and asked of what it is about.
  if (context.asked && (question === null || !BESIDE_A_QUESTION.has(question))) return null
  return ofOne(scene, tokens, question) ?? challenged(scene, tokens) ?? byItsEnd(scene, all)
}

/** A piece names what no whole name does, or the other of two that are compared. A place is none. */
function named({ pieces, plan, names, context }: Scene, tokens: readonly Token[]): readonly Token[] {
  const whole = names.some((it) => it.kind === 'indicator')
  if (whole && !tokens.some((it) => isWord(it, 'compare'))) return tokens
  const places = (plan.plan.counties ?? []).flatMap((it) => [it.name, it.name.replace(/[县市区]$/, '')])
  // 孤儿那两个, and 互认那个呢 where hardly anything else is said: a short piece may fit two.
  const both = tokens.some((it) => /^两|^俩/.test(it.text) || isWord(it, 'again'))
  const recent = [...(context.topic ?? []), ...(context.receipt ?? []).flatMap((it) => it.indicator ?? [])]
  const known = {
    of: (text: string) => {
      const all = pieces.bothOf(text)
      const spoken = all.filter((id) => recent.includes(id))
      const shown = all.every((id) => (context.listed ?? []).some((it) => it.indicator === id))
      return spoken.length === 1 ? spoken : both || shown ? all : pieces.of(text)
    },
    ofCampaign: (text: string) => pieces.ofCampaign(text),
  }
  return withPieces(tokens, known, (text) => places.includes(text))
}

/** 还差一千多亿吧?具体差多少: what it asks in the end, where all before that names and tells nothing. */
function byItsEnd(scene: Scene, tokens: readonly Token[]): Doing | null {
  const { alone, context } = scene
  if (context.asked || !/^(?:query|none|help)/.test(alone.intent) || alone.figures.length > 0) return null
  const [end = [], ...before] = clausesOf(tokens).reverse()
  const silent = before.flat().every((it) => it.kind === 'word' || it.kind === 'gap' || it.kind === 'period')
  const question = questionIn(end)
  return before.length === 0 || !silent || question === null ? null : ofOne(scene, end, question)
}

/** 不是说7.2吗 of one who files nothing: how what was spoken of stands. */
function challenged({ context, asking }: Scene, tokens: readonly Token[]): Doing | null {
  const { topic = [], files, asked } = context
  if (topic.length !== 1 || files === true || asked) return null
  const figures = tokens.filter((it) => it.kind === 'figure')
  const others = tokens.filter((it) => it.kind !== 'figure')
  const asks = asking || isWord(tokens.at(-1), 'question') || tokens.at(-1)?.text === '吧'
  const only = others.every((it) =>
    isWord(it, 'deny', 'particle', 'question', 'be', 'thing', 'again', 'mover'),
  )
  if (figures.length !== 1 || !asks || !only) return null
  return { act: 'ask', question: 'state', indicators: [], ...NOT_BACK, period: null, since: null }
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
  'share',
  'remainder',
  'why',
  'deadline',
  'judged',
  'returned',
])

function ofOne(scene: Scene, tokens: readonly Token[], question: Question | null): Doing | null {
  const { context, message } = scene
  const listed = context.listed ?? []
  const topic = context.asked ? askedAbout(context.asked) : spokenOf(context)
  const valued =
    (question === null || !OF_A_NUMBER.has(question)) &&
    tokens.some((it) => it.kind === 'figure' && !MONTH_ALONE.test(it.text))
  if (message.text.length > SHORT || valued || tokens.some((it) => isWord(it, 'which'))) return null
  const last = tokens.find((it) => it.kind === 'period' && RELATIVE.test(it.text))
  const again = tokens.some((it) => /^再/.test(it.text))
  const back = tokens.some((it) => isWord(it, 'previous')) || last !== undefined
  const names = tokens.filter((it) => it.kind === 'name' && it.name.kind === 'indicator')
  const ids = inMeasure(
    [...new Set(names.flatMap((it) => (it.kind === 'name' ? it.name.ids : [])))],
    tokens,
    scene,
  )
  const lines = [...new Set(tokens.flatMap((it) => (it.kind === 'lines' ? it.lines : [])))]
  if (ids.length + lines.length === 0 && topic.length === 0) return null
  // 引进高层次人才谁牵头, where the task is called like what it is measured by: a task is led.
  if (question === 'owner' && scene.alone.intent === 'query.task' && names.some((it) => isTaskToo(it, scene)))
    return null
  const spoken = ids.length + lines.length === 0
  const known = tokens.every((it) => isAccounted(it))
  const pieced = names.some((it) => isPiece(it))
  const asksOf =
    !spoken &&
    question !== null &&
    (question === 'state' ? pieced && unknown(tokens) <= 1 : unknown(tokens) <= UNKNOWN)
  if (!known && !(asksOf && tokens.every((it) => isAccounted(it) || isBeside(it)))) return null
  // 面积呢, 互认那个呢: another thing by a piece of its name, and how that stands.
  const another = tokens.some((it) => isWord(it, 'again')) && known && !spoken
  const pointed = pieced || tokens.some((it) => it.kind === 'lines' && it.by === 'name')
  if (question === null && !back && another && pointed) {
    const of = [...new Set([...ids, ...lines.flatMap((it) => listed[it]?.indicator ?? [])])]
    const period = periodIn(tokens)
    return of.length === 0
      ? null
      : { act: 'ask', question: 'state', indicators: of, ...NOT_BACK, period, since: null }
  }
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
  if (spoken && (context.asked || (context.topic ?? []).length === 0)) indicators.push(...topic)
  const literal = last?.kind === 'period' && !again ? last.period.period : null
  return { act: 'ask', question, indicators, back, named: literal, period: periodIn(tokens), since: null }
}

function isTaskToo({ from, to }: Token, { names }: Scene): boolean {
  return names.some((it) => it.kind === 'task' && it.from === from && it.to === to)
}

const NOT_BACK = { back: false, named: null } as const

const BESIDE_A_QUESTION: ReadonlySet<Question> = new Set([
  'reviewer',
  'owner',
  'deadline',
  'due',
  'target',
  'share',
  'remainder',
])

/** What the last answer was about; of a short list, its lines. */
function spokenOf({ topic = [], listed = [] }: Context): readonly string[] {
  if (topic.length > 0 || listed.length > FEW) return topic
  return listed.flatMap((it) => it.indicator ?? [])
}

/** Lines of a list that a question without a name asks of one by one. */
const FEW = 2

/** 黑臭水体还有多少条没治: of what the name fits, what is counted so. */
function inMeasure(ids: readonly string[], tokens: readonly Token[], { plan }: Scene): readonly string[] {
  if (ids.length < 2) return ids
  const fits = ids.filter((id) =>
    tokens.some((it) => it.kind === 'word' && it.text.includes(plan.indicator(id).unit)),
  )
  return fits.length === 1 ? fits : ids
}

/** What the open question is about: 谁审 beside it is asked of that. */
function askedAbout(asked: NonNullable<Context['asked']>): readonly string[] {
  return 'lines' in asked ? [...new Set(asked.lines.flatMap((it) => it.indicator ?? []))] : []
}

function questionIn(tokens: readonly Token[]): Question | null {
  const asked = QUESTIONS.find(
    (it) => tokens.some((token) => isWord(token, it)) && (it !== 'moved' || movedSince(tokens)),
  )
  // 怎么掉下来的 asks why, whatever fell.
  const how = tokens.some(
    (it, at) => /^(?:怎么|咋|怎的)/.test(it.text) && isWord(tokens[at + 1], 'level', 'worse'),
  )
  if (how) return 'why'
  if (asked !== undefined) return asked
  // 投了多少 without another time is a sum.
  if (tokens.some((it) => isWord(it, 'moved'))) return 'state'
  // 高出几个点 of one thing: than its target.
  return tokens.some(isDistance) ? 'remainder' : null
}

/** 高出几个点, 相差多少. */
function isDistance(token: Token): boolean {
  return (
    isWord(token, 'compare') && /^(?:高|低|差|相差)/.test(token.text) && !/^差(?:距|多远)/.test(token.text)
  )
}

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
  if (/^(?:lines|figure)$/.test(token.kind) || token.kind === 'measure' || isDistance(token)) return true
  return isWord(token, ...ACCOUNTED)
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
