/**
 * What else is said about the review: to see what waits, how it stands, why something came back, that it was right,
 * that a verdict was a mistake, the reason that was asked for, which printed target counts.
 */
import { disputedValues } from '../../plan/deadlines.ts'
import { isSamePeriod } from '../../plan/period.ts'
import { fitted } from '../binding/fit.ts'
import type { Line } from '../context.ts'
import type { Doing } from './act.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import { rawOf, reasonIn, verdictIn } from './verdicts.ts'
import type { WordClass } from './words.ts'

export function reviewIn(scene: Scene): Doing | null {
  const { context, message } = scene
  const meant = isVerdict(scene)
  if (!meant && !scene.speaks('reviewing', ...SPEAKS)) return null
  const tokens = scene.tokens(context.review?.lines ?? [], 'reviewing')
  if (!meant && !tokens.some((it) => isWord(it, ...SPEAKS))) return null
  if (context.review !== undefined) {
    const undone = undoIn(tokens)
    if (undone !== null) return undone
  }
  const asked = listOrState(scene, tokens)
  if (asked !== null) return asked
  if (ofNobody(context) && has(tokens, 'returned') && has(tokens, 'question')) return null
  const verdict = verdictIn(tokens, message, context, scene.guess)
  // 通过 1? is a question: the list is shown, and nothing is done.
  return verdict !== null && scene.asking ? { act: 'review.list' } : verdict
}

/** Something waits for the sender, and the message most likely decides it: 进出口我认. */
function isVerdict({ context, guess }: Scene): boolean {
  if (context.asked || context.review?.lines.some((it) => it.waits) !== true) return false
  const made = guess()
  return made !== null && made.shareOf('approve') + made.shareOf('return') + made.shareOf('hold') >= VERDICT
}

const VERDICT = 0.7

const SPEAKS: readonly WordClass[] = [
  'approve',
  'fine',
  'sendBack',
  'unfit',
  'waits',
  'review',
  'returned',
  'pending',
]

/** Of one who neither files nor reviews. */
function ofNobody({ files, review, returned = [] }: Scene['context']): boolean {
  return files !== true && review === undefined && returned.length === 0
}

/** 刚才通过错了, 退错了，恢复待审. */
function undoIn(tokens: readonly Token[]): Doing | null {
  const verb = tokens.some((it) => isWord(it, 'approve', 'sendBack', 'review'))
  const back = tokens.some((it) => isWord(it, 'pending'))
  const wrong = tokens.some((it) => isWord(it, 'withdraw') || /^(?:错|弄错|搞错|点错|按错)了?$/.test(it.text))
  const told = tokens.some((it) => it.kind === 'figure' && it.figure.unit !== null)
  if (told || !(back || (verb && wrong)) || unknownIn(aroundVerb(tokens)).length > SHORT) return null
  return {
    act: 'review.undo',
    lines: [...new Set(tokens.flatMap((it) => (it.kind === 'lines' ? it.lines : [])))],
  }
}

/** The clause in which a verdict is spoken of; 点早了 before it and 我再看下台账 behind it say why. */
function aroundVerb(tokens: readonly Token[]): readonly Token[] {
  const verb = tokens.findIndex((it) => isWord(it, 'approve', 'sendBack', 'review', 'pending'))
  const from = tokens.findLastIndex((it, at) => at < verb && it.kind === 'stop') + 1
  const end = tokens.findIndex((it, at) => at > verb && it.kind === 'stop')
  return tokens.slice(from, end < 0 ? tokens.length : end)
}

const SHORT = 6
const LONG = 24

function unknownIn(tokens: readonly Token[]): string {
  return tokens.flatMap((it) => (it.kind === 'gap' ? [it.text] : [])).join('')
}

function has(tokens: readonly Token[], ...classes: WordClass[]): boolean {
  return tokens.some((it) => isWord(it, ...classes))
}

/** What waits, for whoever reviews; how the own stands, for whoever filed it. */
function listOrState({ context, asking, message, alone }: Scene, tokens: readonly Token[]): Doing | null {
  const { text } = message
  if (text.length > LONG || tokens.some((it) => it.kind === 'figure' && it.figure.unit !== null)) return null
  if (tokens.some((it) => it.kind === 'name' && it.name.kind === 'task')) return null
  const named = [
    ...tokens.flatMap((it) => (it.kind === 'name' && it.name.kind === 'indicator' ? it.name.ids : [])),
    ...tokens.flatMap((it) =>
      it.kind === 'lines' ? it.lines.flatMap((at) => context.review?.lines[at]?.indicator ?? []) : [],
    ),
  ]
  const own = /我|咱|本单位|本局/.test(text)
  const reviewer = context.review !== undefined
  // 有什么要我批的: what waits for whoever files and never reviews is another thing.
  if (!reviewer && /(?:要|待|等|需要)我/.test(text)) return null
  const asks = asking || has(tokens, 'question') || /(?:没|没有|[吗么])[呢啊]?$/.test(text)
  const order = has(tokens, 'all', 'rest', 'except') && has(tokens, 'approve', 'sendBack')
  if (
    has(tokens, 'waits') &&
    !order &&
    unknownIn(tokens).length <= 2 &&
    named.length === 0 &&
    !/谁/.test(text)
  ) {
    const mine = own && !/(?:要|待|等|需要)我/.test(text)
    if (reviewer || !(mine || asks)) return { act: 'review.list' }
    return { act: 'review.ask', indicators: [], returned: false }
  }
  const returned = has(tokens, 'returned')
  const reviewed = has(tokens, 'review') || (has(tokens, 'approve') && (own || named.length > 0))
  if (!asks || !(returned || reviewed) || unknownIn(tokens).length > SHORT) return null
  // 怎么审核 asks how it is done; who does it, or did it, is another question; a wish to withdraw is none.
  if (/谁|哪个单位|哪家|怎么(?:审|退回$|通过)|如何|什么时候|撤/.test(text) || alone.figures.length > 0)
    return null
  if (!own && named.length === 0 && !returned && !/了|过|没/.test(text)) return null
  // 今年退回过哪些数 of one who files none is asked of all.
  if (returned && ofNobody(context) && !own && named.length === 0) return null
  return {
    act: 'review.ask',
    indicators: [...new Set(named)],
    returned: returned && !has(tokens, 'approve', 'review'),
  }
}

/** 核过了还是原数, 没错，就按原数报, 确实是4.5: of what was sent back, where nothing else is said. */
export function reaffirmIn(scene: Scene): Doing | null {
  const { context, message, plan } = scene
  const returned = context.returned ?? []
  if (returned.length === 0 || context.asked || scene.asking) return null
  const tokens = scene.tokens(returned, 'reviewing')
  if (has(tokens, 'question', 'elsewhere', 'past', 'part')) return null
  const figures = tokens.flatMap((it) => (it.kind === 'figure' ? [it.figure] : []))
  const pointed = [...new Set(tokens.flatMap((it) => (it.kind === 'lines' ? it.lines : [])))]
  const among = pointed.length > 0 ? pointed : [...returned.keys()]
  const valued = among.filter((at) => {
    const line = returned[at] as Line
    return (
      line.indicator !== null &&
      figures.every((it) => fitted(it, plan.indicator(line.indicator ?? ''), '')?.value === line.value)
    )
  })
  const [line, ...more] = figures.length > 0 ? valued : among
  if (line === undefined || more.length > 0) return null
  const period = tokens.flatMap((it) => (it.kind === 'period' ? (it.period.period ?? []) : []))[0]
  const own = returned[line]?.period ?? null
  if (period !== undefined && own !== null && !isSamePeriod(period, own)) return null
  const insists =
    has(tokens, 'same', 'restore') ||
    (figures.length > 0 && /还是|确实|就是|仍|没错|没问题|核/.test(message.text))
  // The value alone may as well be a slip of the same hand.
  return insists ? { act: 'review.reaffirm', line, note: message.raw.trim() } : null
}

/** Whatever is said, where it is no question, no order and no number alone. */
export function reasonGiven(scene: Scene): Doing | null {
  const { context, message } = scene
  if (context.asked?.type !== 'reason' || scene.asking) return null
  const tokens = scene.tokens([], 'reviewing')
  const words = tokens.filter((it) => it.kind !== 'stop')
  const bare = words.every(
    (it) =>
      it.kind === 'figure' || it.kind === 'lines' || isWord(it, 'polite', 'particle', 'yes', 'no', 'hold'),
  )
  const reason = reasonIn(message.raw.trim().replace(/[。.!！;；,，\s]+$/, ''))
  if (bare || has(tokens, 'question', 'look') || reason.length < 2) return null
  return { act: 'answer.reason', reason }
}

/** 高新增加值按8%算, 裁定 高新技术产业增加值 按6% 依据…, 就按30万亩. Said by an office; the ledger says whether it may. */
export function rulingIn(scene: Scene): Doing | null {
  const { message, context, plan } = scene
  if (context.review === undefined && !scene.speaks('reviewing', 'rule')) return null
  const tokens = scene.tokens([], 'reviewing')
  const explicit =
    tokens[0] !== undefined &&
    isWord(
      tokens.find((it) => !isWord(it, 'polite', 'particle')),
      'rule',
    )
  if (scene.asking || has(tokens, 'question') || (context.review === undefined && !explicit)) return null
  const indicators = [
    ...new Set(
      tokens.flatMap((it) => (it.kind === 'name' && it.name.kind === 'indicator' ? it.name.ids : [])),
    ),
  ]
  const about = indicators.length > 0 ? indicators : (context.topic ?? [])
  const disputed = about.filter((id) => disputedValues(plan.indicator(id)).length > 0)
  const at = tokens.findIndex((it) => isWord(it, 'founded'))
  const head = at < 0 ? tokens : tokens.slice(0, at)
  const figure = head.find((it) => it.kind === 'figure')
  const value = figure?.kind === 'figure' ? { value: figure.figure.value, unit: figure.figure.unit } : null
  const last = tokens.at(-1)
  const said = at < 0 ? '' : reasonIn(rawOf(message, tokens[at]?.from ?? 0, last?.to ?? 0))
  const basis = said.length >= 2 ? said : null
  if (explicit) return { act: 'ruling.make', indicators: about, value, basis }
  const meant = head.some((it) => isWord(it, 'count', 'ruled')) && value !== null && disputed.length > 0
  const other = head.some(
    (it) => it.kind === 'gap' || it.kind === 'period' || isWord(it, 'wrong', 'change', 'mover'),
  )
  return meant && !other ? { act: 'ruling.make', indicators: disputed, value, basis } : null
}
