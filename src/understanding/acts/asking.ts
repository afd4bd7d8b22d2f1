/**
 * Questions that only the dialogue makes whole: 还差多少, 为什么, 谁审, 第二个呢, 再上个月呢. The question word is a slot; what
 * it is asked of is named, or is a line of the list shown last, or what the last answer was about.
 */
import type { Context } from '../context.ts'
import type { Doing } from './act.ts'
import type { Question, Term } from './question.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

/** In the order in which they count where a message holds several. */
const QUESTIONS: readonly Question[] = [
  'campaign',
  'arrived',
  'reporter',
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
]
const SHORT = 20

export function askingIn(scene: Scene): Doing | null {
  const { context, message, alone } = scene
  if (message.text.length > LONG) return null
  if (alone.figures.length > 0) return null
  const listed = context.listed ?? []
  const tokens = scene.tokens(listed, 'asking').filter((it) => it.kind !== 'stop')
  const whole = metIn(tokens) ?? ofAll(tokens) ?? besideEachOther(tokens)
  if (whole !== null) return context.asked ? null : whole
  if (alone.intent === 'bulletin') return null
  const question = questionIn(tokens)
  // Beside an open question only what cannot be an answer to it, and asked of what it is about.
  if (context.asked && (question === null || !BESIDE_A_QUESTION.has(question))) return null
  const topic = context.asked ? askedAbout(context.asked) : (context.topic ?? [])
  // 年底能到7%吗: the number is the target's.
  const valued = question !== 'outlook' && tokens.some((it) => it.kind === 'figure')
  if (message.text.length > SHORT || valued || tokens.some((it) => isWord(it, 'which'))) return null
  const last = tokens.find(
    (it) => it.kind === 'period' && /^(?:上一?个?|再?往?前一?个?)(?:月|季度|期)$/.test(it.text),
  )
  const again = tokens.some((it) => /^再/.test(it.text))
  const back = tokens.some((it) => isWord(it, 'previous')) || last !== undefined
  const named = [
    ...new Set(
      tokens.flatMap((it) => (it.kind === 'name' && it.name.kind === 'indicator' ? it.name.ids : [])),
    ),
  ]
  const lines = [...new Set(tokens.flatMap((it) => (it.kind === 'lines' ? it.lines : [])))]
  if (!tokens.every((it) => isAccounted(it))) return null
  if (named.length + lines.length === 0 && topic.length === 0) return null
  // 社零怎么样, 市商务局怎么样 stand by themselves.
  if (question === 'state' && scene.names.length + lines.length > 0) return null
  // 社零怎么样 by itself is a question of its own; a word for what was said before needs what it is of.
  if (question === null && !back) return null
  const indicators = [...new Set([...named, ...lines.flatMap((it) => listed[it]?.indicator ?? [])])]
  const spoken = named.length + lines.length === 0
  if (back && !spoken) return null
  if (context.asked && spoken) indicators.push(...topic)
  const literal = last?.kind === 'period' && !again ? last.period.period : null
  return { act: 'ask', question, indicators, back, named: literal }
}

const LONG = 40

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
  const asked = QUESTIONS.find((it) => tokens.some((token) => isWord(token, it)))
  return asked ?? null
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
]

function isAccounted(token: Token): boolean {
  // 发改委的固投什么原因: the unit stands beside what it answers for.
  if (token.kind === 'name') return token.name.kind === 'indicator' || token.name.kind === 'unit'
  if (token.kind === 'period') return /^(?:上|今年|全年|年[底末])/.test(token.text)
  return /^(?:lines|figure)$/.test(token.kind) || token.kind === 'measure' || isWord(token, ...ACCOUNTED)
}

/** What is asked of no single thing: 略滞后是什么意思, 一句话总结, 哪些快到期, 跟上个月比哪些变差了. */
function ofAll(tokens: readonly Token[]): Doing | null {
  const has = (...classes: WordClass[]) => tokens.some((it) => isWord(it, ...classes))
  const unknown = tokens.reduce((sum, it) => sum + (it.kind === 'gap' ? it.text.length : 0), 0)
  if (unknown > 0 || tokens.some((it) => it.kind === 'name' || it.kind === 'lines')) return null
  const term = TERMS.find((it) => has(it))
  if (term !== undefined && has('meaning', 'basis')) return { act: 'ask.meaning', term: MEANT[term] }
  if (tokens.some((it) => it.kind === 'figure')) return null
  if (has('reliable')) return { act: 'ask.meaning', term: 'reliable' }
  if (has('brief')) return { act: 'ask.brief' }
  const asks = has('which', 'question', 'everyone') || tokens.length <= 3
  if (has('soon') && asks) return { act: 'ask.soon' }
  const [worse, better] = [has('worse'), has('better')]
  if ((worse || better) && asks)
    return { act: 'ask.changed', way: worse && better ? 'either' : worse ? 'worse' : 'better' }
  return has('changed') ? { act: 'ask.changed', way: 'either' } : null
}

const TERMS = [
  'termSlightly',
  'termBehind',
  'termUnruled',
  'termNoData',
  'termNotJudgeable',
  'termNotDue',
  'termOnSchedule',
  'termSchedule',
  'termPending',
  'termOverdue',
  'termInferred',
  'termMet',
] as const

const MEANT: Readonly<Record<(typeof TERMS)[number], Term>> = {
  termSlightly: 'slightly_behind',
  termBehind: 'behind',
  termUnruled: 'unruled',
  termNoData: 'no_data',
  termNotJudgeable: 'not_judgeable',
  termNotDue: 'not_due',
  termOnSchedule: 'on_schedule',
  termSchedule: 'schedule',
  termPending: 'pending',
  termOverdue: 'overdue',
  termInferred: 'inferred',
  termMet: 'met',
}

/** 社零和固投哪个更差: two or more by name, and a word that sets them beside each other. */
function besideEachOther(tokens: readonly Token[]): Doing | null {
  const indicators = [
    ...new Set(
      tokens.flatMap((it) =>
        it.kind === 'name' && it.name.kind === 'indicator' ? it.name.ids.slice(0, 1) : [],
      ),
    ),
  ]
  const asked = tokens.some((it) => isWord(it, 'compare'))
  const other = tokens.some((it) => it.kind === 'figure' || it.kind === 'gap')
  return asked && !other && indicators.length > 1 ? { act: 'ask.compare', indicators } : null
}

/** 哪些已经完成全年任务: what is reached, and never what lags. */
function metIn(tokens: readonly Token[]): Doing | null {
  const which = tokens.some((it) => isWord(it, 'which'))
  const met = tokens.some((it) => isWord(it, 'met'))
  const other = tokens.some(
    (it) => it.kind === 'name' || it.kind === 'figure' || isWord(it, 'not', 'unready'),
  )
  const unknown = tokens.reduce((sum, it) => sum + (it.kind === 'gap' ? it.text.length : 0), 0)
  return which && met && !other && unknown === 0 ? { act: 'ask.met' } : null
}

const OF_A_UNIT: ReadonlySet<string> = new Set(['query.missing', 'query.lagging', 'query.ranking'])

/** 还有哪些没报 of one who files: the own unit's, unless others are spoken of. */
export function ownIn(scene: Scene): Doing | null {
  const { context, alone } = scene
  if (context.files !== true || context.asked || !OF_A_UNIT.has(alone.intent)) return null
  const tokens = scene.tokens([], 'asking')
  if (tokens.some((it) => it.kind === 'name' || isWord(it, 'everyone'))) return null
  const own = tokens.some((it) => isWord(it, 'own'))
  return own || alone.intent === 'query.missing' ? { act: 'ask.own' } : null
}
