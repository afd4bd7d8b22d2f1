/**
 * Answers to an open question. Yes and no are what a message consists of: politeness and a reason may stand beside a
 * yes; a number or a time makes it an amendment; a hedge, a condition or a question mark makes it neither.
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import { isSamePeriod, type Period } from '../../plan/period.ts'
import { fitted } from '../binding/fit.ts'
import type { Asked, Line } from '../context.ts'
import { handlesOf } from '../names/handles.ts'
import type { Doing } from './act.ts'
import { Clause } from './clause.ts'
import { FILLING } from './filling.ts'
import { optionOfMeasure, optionOfUnit, valueAs } from './measured-options.ts'
import { isWord, type Token } from './tokens.ts'

export function yesOrNo(
  given: readonly Token[][],
  asking: boolean,
  asked: Asked | null,
  plan: Catalogue,
): Doing | null {
  const own = asked?.type === 'confirm' ? asked.lines : []
  const clauses = given
    .map((it) => it.filter((token) => !isRepeated(token, own, plan)))
    .filter((it) => it.length > 0)
    .map((it) => new Clause(it))
    .filter((it) => !isPolite(it))
  const [first] = clauses
  // 一季度 under 一季度增长6.8%吗, and nothing else: what was asked, said once more.
  const repeats = given.some((it) => it.some((token) => isRepeated(token, own, plan)))
  if (first === undefined)
    return repeats && !asking ? { act: 'answer.yes', lines: null, note: null, firm: false } : null
  const numbered = clauses.some(
    (it) => it.of('figure').length + it.of('period').length > 0 && !isRemark(it, own, plan),
  )
  const says = (it: Clause, word: 'yes' | 'no' | 'hold') => it.has(word) && consistsOf(it, word, 'right')
  const isYes = (it: Clause) =>
    says(it, 'yes') || (it.has('right') && consistsOf(it, 'yes', 'right', 'count')) || isBare(it)
  // 局长看过了，可以登了: the reason may come first.
  const agreeing = clauses.find(isYes)
  const agrees = agreeing !== undefined
  const orders = asked === null && clauses.some((it) => it.has('withdraw'))
  if (clauses.some((it) => it.has('hold')) && !agrees && !says(first, 'no') && !orders) {
    const holds = clauses.some((it) => says(it, 'hold'))
    if ((holds || isWord(clauses[0]?.tokens[0], 'hold')) && !numbered) return { act: 'answer.hold' }
  }
  // 数不对，先不报了: what is wrong with it is no matter.
  const refuses = clauses.find((it) => says(it, 'no'))
  const before = refuses === undefined ? [] : clauses.slice(0, clauses.indexOf(refuses))
  if (refuses !== undefined && before.every((it) => it.has('wrong')) && !numbered && !asking)
    return { act: 'answer.no', lines: linesOf(refuses) }
  const hedged = clauses.some((it) => it.has('hedge', 'condition', 'contrast', 'question') || isOught(it))
  if (!agrees) {
    const resembles = clauses.some((it) => it.has('yes', 'right') || isOught(it))
    const short = clauses.every((it) => it.unknown.length <= 6)
    return resembles && (hedged || asking) && !numbered && short ? { act: 'answer.unsure' } : null
  }
  if (numbered) return null
  if (hedged || asking) return { act: 'answer.unsure' }
  // A remark that denies is no reason for a yes: 对的，但…, 对，不过….
  const others = clauses.filter((it) => it !== agreeing)
  if (others.some((it) => it.has('wrong', 'deny', 'no', 'withdraw'))) return { act: 'answer.unsure' }
  const reasons = others.filter((it) => it.unknown !== '')
  const note = reasons.map((it) => it.tokens.map(({ text }) => text).join('')).join('，')
  const lines = linesOf(agreeing)
  if (asked?.type === 'confirm' && lines !== null && lines.some((it) => it >= asked.lines.length)) return null
  return { act: 'answer.yes', lines, note: note === '' ? null : note, firm: isFirm(clauses) }
}

/** 上个月落了一个矿产大单: its time and its number are of what it tells, and no values of what is asked. */
function isRemark(clause: Clause, lines: readonly Line[], plan: Catalogue): boolean {
  if (
    lines.length === 0 ||
    clause.unknown.length < REMARK ||
    clause.has('be', 'change', 'ought', 'wrong', 'deny')
  )
    return false
  const fits = (it: Extract<Token, { kind: 'figure' }>) =>
    lines.some(
      ({ indicator }) => indicator === null || fitted(it.figure, plan.indicator(indicator), '') !== null,
    )
  return clause.of('figure').every((it) => /^[一两二三]/.test(it.text) || !fits(it))
}

const REMARK = 3

/** The very value or time that is asked about, said once more. */
function isRepeated(token: Token, lines: readonly Line[], plan: Catalogue): boolean {
  if (token.kind === 'period')
    return lines.some(
      (it) =>
        it.period !== null && token.period.period !== null && isSamePeriod(it.period, token.period.period),
    )
  if (token.kind !== 'figure') return false
  return lines.some((it) => {
    const fits = it.indicator === null ? null : fitted(token.figure, plan.indicator(it.indicator), '')
    return fits?.value === it.value
  })
}

/** Said by what is to be done, and not by a mere 好. */
function isFirm(clauses: readonly Clause[]): boolean {
  return clauses.some((it) => it.has('record'))
}

/** Nothing but courtesy. */
function isPolite(clause: Clause): boolean {
  return clause.tokens.every((it) => isWord(it, 'polite', 'particle'))
}

/** 是, 是的是的. */
function isBare(clause: Clause): boolean {
  return clause.has('be') && clause.tokens.every((it) => /^(?:是|的)$/.test(it.text))
}

/** 应该是吧: as likely as not. */
function isOught(clause: Clause): boolean {
  const words = clause.tokens.filter((it) => !isWord(it, 'particle', 'polite'))
  return (
    words.length > 0 &&
    words.every((it) => isWord(it, 'ought', 'be', 'yes', 'right')) &&
    words.some((it) => /^应/.test(it.text))
  )
}

function linesOf(clause: Clause): readonly number[] | null {
  return clause.lines.length === 0 ? null : clause.lines
}

function consistsOf(clause: Clause, ...classes: Parameters<Clause['has']>): boolean {
  return clause.tokens.every((it) => it.kind === 'lines' || isWord(it, ...classes, ...FILLING))
}

function isNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 99
}

/** A number, an ordinal, a piece of the option's name, with nothing else but particles. */
export function choiceIn(given: readonly Token[][], options: number): Doing | null {
  // A number beyond the list is one too: whoever asked says how many there are.
  const [only, ...others] = given.flat().filter((it) => !isWord(it, ...FILLING))
  if (
    only?.kind === 'figure' &&
    others.length === 0 &&
    isNumber(only.figure.value) &&
    only.figure.unit === null
  )
    return { act: 'answer.choice', options: [only.figure.value - 1], firm: false }
  const clauses = given.map((it) => new Clause(it)).filter((it) => !isPolite(it))
  const lines = [...new Set(clauses.flatMap((it) => it.lines))]
  const bare = clauses.every((it) => consistsOf(it, 'yes', 'change', 'right'))
  return bare && !clauses.some((it) => it.has('wrong', 'deny', 'question', 'hedge'))
    ? choiceOf(clauses, lines, options)
    : null
}

function choiceOf(clauses: readonly Clause[], lines: readonly number[], options: number): Doing | null {
  const firm = isFirm(clauses)
  if (lines.length > 0) return { act: 'answer.choice', options: lines, firm }
  if (clauses.length > 0 && clauses.every((it) => it.has('all') && consistsOf(it, 'change')))
    return { act: 'answer.choice', options: [...Array(options).keys()], firm }
  return null
}

/** 都是1-8月的, 累计的, 社零1-8月 外资1-7月, 截至9月底. */
export function periodsIn(
  given: readonly Token[][],
  asked: Extract<Asked, { type: 'period' }>,
): Doing | null {
  const clauses = given.map((it) => new Clause(it))
  if (clauses.some((it) => it.of('figure').length > 0 || it.has('question', 'hedge', 'withdraw'))) return null
  const { lines, options } = asked
  const periods: (Period | null)[] = lines.map(() => null)
  let current: readonly number[] | null = null
  let common: Period | null = null
  let unknown = 0
  for (const clause of clauses) {
    for (const token of clause.tokens) {
      if (token.kind === 'lines') current = token.lines
      else if (isWord(token, 'rest')) current = [...lines.keys()].filter((it) => periods[it] === null)
      else if (token.kind === 'period' && token.period.period !== null) {
        const { period } = token.period
        if (current === null) common ??= period
        else for (const at of current) periods[at] = period
        current = null
      } else if (token.kind === 'gap' || token.kind === 'name') unknown += token.text.length
      else if (isWord(token, 'basis', 'single') && clauses.every((it) => it.of('period').length === 0))
        common ??= options.find((it) => it.from.endsWith('-01-01') === isWord(token, 'basis')) ?? null
    }
  }
  if (common === null && periods.every((it) => it === null)) return null
  if (unknown > UNKNOWN_MOST) return null
  return { act: 'answer.period', periods: periods.map((it) => it ?? common) }
}

/** Characters beside a time that may stay unexplained: 市里口径, 按老规矩. */
const UNKNOWN_MOST = 6

/** The option that is named; or another indicator, where nothing else is said. */
export function indicatorIn(
  given: readonly Token[][],
  options: readonly string[],
  waiting: Line | undefined,
  plan: Catalogue,
): Doing | null {
  const clauses = given.map((it) => new Clause(it)).filter((it) => !isPolite(it))
  if (clauses.some((it) => it.has('question', 'hedge'))) return null
  const [time, ...times] = clauses.flatMap((it) => it.of('period'))
  const period = times.length === 0 ? (time?.period.period ?? null) : null
  const of = (indicator: string): Doing => ({
    act: 'answer.indicator',
    indicator,
    value: waiting === undefined ? null : valueAs(waiting, indicator, plan),
    period,
  })
  const measured = optionOfMeasure(given, options, plan) ?? optionOfUnit(clauses, options, waiting, plan)
  if (measured !== null) return of(measured)
  const named = clauses.flatMap((clause) => {
    const ids = idsIn(clause, options, plan)
    return ids.length === 1 ? [{ clause, id: ids[0] ?? '' }] : []
  })
  // 集中供养那个，散居的下周才定: what is told of the others is no answer.
  const bare = named.filter(({ clause }) => isBareName(clause))
  const ids = [...new Set(bare.map((it) => it.id))]
  // 城市的…哦不，农村: the last word counts.
  const taken =
    ids.length < 2 || clauses.some((it) => it.has('not', 'deny', 'wrong')) ? ids.at(-1) : undefined
  if (taken !== undefined) return of(taken)
  // 新增的那个，改善的还没统计: what is told of another is none of it.
  const all = [...new Set(named.filter(({ clause }) => !tells(clause)).map((it) => it.id))]
  const told = clauses.some((it) => it.of('figure').length > 0 || it.unknown.length > UNKNOWN_MOST)
  return all.length === 1 && ids.length === 0 && !told ? of(all[0] ?? '') : null
}

function idsIn(clause: Clause, options: readonly string[], plan: Catalogue): string[] {
  // 不是新增恢复的: the one that it is not.
  const meant = (it: Token) => !isWord(clause.before(it), 'deny')
  const names = clause
    .of('name')
    .filter((it) => it.name.kind === 'indicator' && it.name.ids.length === 1 && meant(it))
  // 夜间文旅那个 聚集示范区: a piece of what is named beside it.
  const own = names.flatMap((it) => it.name.ids.flatMap((id) => handlesOf(id, plan)))
  const chosen = clause
    .of('lines')
    .filter((it) => it.by !== 'name' || !own.some((name) => name.includes(it.text)))
    .flatMap((it) => (meant(it) ? it.lines : []))
    .flatMap((it) => options[it] ?? [])
  return [...new Set([...chosen, ...names.flatMap((it) => it.name.ids)])]
}

/** A name, and nothing told of it. */
function isBareName(clause: Clause): boolean {
  return !tells(clause) && clause.of('figure').length === 0 && clause.unknown.length <= BARE_MOST
}

/** What becomes of it, and not that it is the one: 水产明天出. */
function tells(clause: Clause): boolean {
  const ahead = clause.of('period').some(({ period }) => period.role === 'appointment')
  return ahead || clause.has('right', 'unready', 'hold', 'no', 'withdraw', 'past', 'ahead')
}

const BARE_MOST = 2
