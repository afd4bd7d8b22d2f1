/**
 * What of which line becomes what: 第二个改成17000, 不是62是6.2, 时间写错了，应该是1-7月, 单位是亿美元, 两个报反了,
 * 除了第二个都对. One reader for what is asked about and for what was recorded. Null: the message amends nothing.
 *
 * A clause without number, time or foreign name is a remark; it never stands in the way, and it never amends. What
 * another place, year or part has is no amendment, whatever stands before it.
 */
import type { Line } from '../context.ts'
import type { Change, Doing, Said } from './act.ts'
import { type Amending, changeOf, isSubject, type Listed } from './amendment.ts'
import { Clause } from './clause.ts'
import { otherwise, pointedByTime, times } from './new-times.ts'
import { values } from './new-values.ts'
import { numberOf } from './pointing.ts'
import { isWord, type Token } from './tokens.ts'

export function amendmentIn(given: readonly Token[][], listed: Listed): Doing[] | null {
  const { lines } = listed
  if (lines.length === 0) return null
  const all = given.map((it) => new Clause(it))
  const exchanged = exchangeIn(all, listed) ?? exchangedBeside(given, listed)
  if (exchanged !== null) return [exchanged]
  const state: Amending = {
    changes: new Map(),
    right: new Set(),
    kept: new Set(),
    gone: new Set(),
    others: 'kept',
    was: null,
    current: null,
    meant: false,
    oldSeen: false,
    values: 0,
    differing: new Set(),
    misplaced: null,
    excepting: false,
    unplaced: false,
    subject: null,
    apart: [],
    remarks: [],
    bare: all.every((it) => it.lines.length + it.of('period').length + it.of('name').length === 0),
    slips: all.flatMap((it) => it.of('slip').map(({ text }) => text)),
  }
  for (const clause of all) read(clause, state, listed, all)
  return settled(state, listed)
}

function read(clause: Clause, state: Amending, listed: Listed, all: readonly Clause[]): void {
  const timed = pointedByTime(clause, state, listed)
  const pointed = timed === null ? clause.lines : [timed.line]
  // 门诊住院那两个别登 where one line stands: they are none of it.
  if (spokenOf(clause) > listed.lines.length) return
  if (clause.leaves) {
    for (const it of pointed.length > 0 ? pointed : [...listed.lines.keys()].slice(0, listed.own))
      state.kept.add(it)
    return
  }
  const marked =
    clause.has('wrong', 'change', 'deny', 'exchange', 'over', 'short') || clause.of('slip').length > 0
  if (clause.has('except') && pointed.length > 0) {
    state.current = pointed
    state.meant = true
    state.excepting = !ofTheOthers(clause, state)
    return
  }
  // 另外一个撤回, 三个都对: how many lines, and no value of one.
  const counts = clause.has('withdraw', 'no', 'right', 'yes')
  const figures = clause.of('figure').filter((it) => !counts || !COUNT_OF_LINES.test(it.text))
  const periods = clause
    .of('period')
    .filter((it) => it.period.period !== null && it.period.role === 'period' && it !== timed?.by)
  if (clause.has('rest') && figures.length + periods.length === 0) {
    ofTheOthers(clause, state)
    return
  }
  // 除了外资，先撤回来: the clause before says of which it is not.
  if (state.excepting && pointed.length + figures.length + periods.length === 0) {
    if (ofTheOthers(clause, state)) return
  }
  if (pointed.length > 0 && figures.length + periods.length === 0 && !marked) {
    if (clause.has('withdraw', 'no')) {
      for (const it of pointed) state.gone.add(it)
      return
    }
    if (clause.has('right', 'yes', 'only')) {
      for (const it of pointed) state.right.add(it)
      if (clause.has('only')) state.others = 'dropped'
      return
    }
  }
  // 撤回 有两家没入库: the number is of why.
  const [first] = clause.tokens.filter((it) => !isWord(it, 'particle', 'polite'))
  const why = figures.length > 0 && pointed.length + periods.length === 0
  if (why && isWord(first, 'withdraw') && !marked && listed.own === 1) {
    state.gone.add(0)
    return
  }
  if (marked) state.meant = true
  // 乡镇数29，村的没错: the others were looked over.
  if (clause.has('right')) state.oldSeen = true
  if (pointed.length > 0) state.current = pointed
  if (pointed.length > 0 || figures.length === 0) state.subject = subjectIn(clause, state)
  // 撤错了，恢复下 is of what was taken back, and of no value.
  if (clause.has('restore') && !clause.has('back') && figures.length === 0) {
    restore(state, listed)
    return
  }
  if (figures.length > 0) values(clause, figures, periods, state, listed, all)
  else if (periods.length > 0) times(clause, periods, state, listed, all)
  else if (!otherwise(clause, state, listed) && timed === null) remark(clause, state)
}

/** PM2.5也报下，33: the number behind is of what was named, and of no line. A number of its own ends it. */
function subjectIn(clause: Clause, state: Amending): string | null {
  const [name, ...more] = clause.of('name').filter(isSubject)
  if (clause.lines.length > 0 || clause.has('deny', 'be', 'change', 'wrong', 'ought')) return null
  if (name === undefined) return state.subject
  const [id, ...ids] = name.name.kind === 'indicator' ? name.name.ids : []
  return more.length + ids.length > 0 ? null : (id ?? null)
}

/** What a clause says of all the other lines; false: nothing. */
function ofTheOthers(clause: Clause, state: Amending): boolean {
  if (clause.has('right', 'yes') && clause.unknown === '') state.others = 'confirmed'
  else if (clause.has('withdraw', 'no')) state.others = 'dropped'
  else return false
  return true
}

/** 还是原来的: the value before the last amendment. */
function restore(state: Amending, { lines, own }: Listed): void {
  for (const at of state.current ?? [...lines.keys()].slice(0, own)) {
    const before = lines[at]?.before
    if (before === undefined) continue
    changeOf(state, at).value = { value: before, text: String(before) }
    state.meant = true
  }
}

function remark(clause: Clause, state: Amending): void {
  const from = clause.tokens.findIndex((it) => !isWord(it, 'reason'))
  const text = clause.tokens
    .slice(Math.max(0, from))
    .map((it) => it.text)
    .join('')
  if (clause.unknown !== '' || isWord(clause.tokens[0], 'reason')) state.remarks.push(text)
}

/** How many lines the clause speaks of: 那两个. 0: it does not say. */
function spokenOf(clause: Clause): number {
  const said = clause.tokens.map((it) => it.text).join('')
  return numberOf(/(?:那|这|另外|其他)([两俩仨二三四五六七八九])(?:个|条|项)?/.exec(said)?.[1])
}

const COUNT_OF_LINES = /^[一两二三四五俩](?:个|条|项)?数?$/

function exchangeIn(all: readonly Clause[], { lines, own, of }: Listed): Doing | null {
  if (!all.some((it) => it.has('exchange'))) return null
  // 两个弄反了: two of them are no number.
  const figures = all.flatMap((it) => it.of('figure').filter(({ text }) => !COUNT_OF_LINES.test(text)))
  // 搞反了，机构84.2活动88.1: the very two values, said once more the other way round.
  const said = figures.map(({ figure }) => lines.findIndex(({ value }) => value === figure.value))
  if (figures.length > 0 && (new Set(said).size !== 2 || said.length !== 2 || said.includes(-1))) return null
  const pointed = figures.length > 0 ? said : [...new Set(all.flatMap((it) => it.lines))]
  // 乡镇和村写反了: of two lines one may be named by too little to be known.
  const two = pointed.length === 2 ? pointed : own === 2 && pointed.length < 2 ? [0, 1] : null
  const [one, other] = two ?? []
  if (one === undefined || other === undefined) return { act: 'amend.open', of, lines: pointed }
  const value = (at: number): Said => ({ value: lines[at]?.value ?? 0, text: String(lines[at]?.value ?? '') })
  return {
    act: 'amend',
    of,
    changes: [
      { line: one, value: value(other) },
      { line: other, value: value(one) },
    ],
    others: 'kept',
    note: null,
  }
}

/** 社零跟进出口串行了，两个互换；对非的减1个点，46: two that are named exchanged, and the rest put right. */
function exchangedBeside(given: readonly Token[][], listed: Listed): Doing | null {
  const last = given.findLastIndex((it) => new Clause(it).has('exchange'))
  const rest = given.slice(last + 1)
  if (last < 0 || rest.length === 0) return null
  const [exchanged, more] = [
    exchangeIn(
      given.slice(0, last + 1).map((it) => new Clause(it)),
      listed,
    ),
    amendmentIn(rest, listed),
  ]
  const [beside, ...others] = (more ?? []).filter((it) => it.act !== 'report.comparison')
  if (exchanged?.act !== 'amend' || beside?.act !== 'amend' || others.length > 0) return null
  const named = new Set(exchanged.changes.map((it) => it.line))
  if (beside.changes.some((it) => named.has(it.line))) return null
  return { ...exchanged, changes: [...exchanged.changes, ...beside.changes] }
}

/** 5.3 right after 5.4, and nothing else recorded: the same number put right. Further off it may be another's. */
function isNear(lines: Listed['lines'], change: Change | undefined): boolean {
  const [line] = lines
  if (line === undefined || change?.value === undefined || change.line !== 0) return false
  const off = Math.abs(change.value.value - line.value)
  return off > 0 && off <= Math.max(Math.abs(line.value) * NEAR, Math.min(1, Math.abs(line.value) * RATE))
}

const NEAR = 0.05
const RATE = 0.2

function settled(state: Amending, listed: Listed): Doing[] | null {
  const { of, lines, own } = listed
  // 118公里是农村公路提质改造的，不是纳入管养: nothing is left of the line that it was put on.
  const { misplaced } = state
  if (misplaced !== null && state.changes.get(misplaced.line)?.value === undefined) {
    changeOf(state, misplaced.line).indicator = misplaced.indicator
    state.apart.splice(state.apart.indexOf(misplaced.sister), 1)
  }
  const changes = [...state.changes.values()].filter(
    (it) => it.value !== undefined || it.period !== undefined || it.indicator !== undefined,
  )
  const note = state.remarks.length === 0 ? null : state.remarks.join('，')
  const { right, gone, current, apart, was } = state
  // What is said to have been there is nothing of the receipt: the ledger may hold it.
  const elsewhere = was !== null && changes.every((it) => it.was !== lines[it.line]?.value)
  if (of === 'receipt' && (elsewhere || (state.unplaced && changes.length === 0))) return null
  const others = right.size > 0 && of === 'question' ? 'confirmed' : state.others
  // 乡镇数29，村的没错: the others are looked over, and this one is put right.
  const meant = state.meant || ((state.oldSeen || right.size > 0) && changes.length > 0)
  // What is reckoned is shown before it counts.
  const unsure = state.differing.size > 0 ? { unsure: true as const } : {}
  // 活动改19场，夜间示范区那条撤掉: what is taken back goes along.
  const back: Doing[] =
    of === 'receipt' && gone.size > 0 ? [{ act: 'withdraw.figure', of, lines: [...gone] }] : []
  if (changes.length > 0 && meant)
    return [{ act: 'amend', of, changes, others, note, ...unsure }, ...back, ...apart]
  if (changes.length === 1 && state.values === 1 && apart.length === 0 && of === 'receipt') {
    const near = own === 1 && state.bare && isNear(lines, changes[0]) ? {} : { unsure: true as const }
    return [{ act: 'amend', of, changes, others: 'kept', note, ...near }]
  }
  const slipped =
    of === 'question' && changes.length === 0 && own === 1 ? slip(state, lines[0], listed) : null
  if (slipped !== null) return [slipped]
  if (apart.length > 0) return [...apart]
  if (state.kept.size > 0 && gone.size === 0 && state.others !== 'dropped')
    return [{ act: 'keep.standing', lines: [...state.kept] }]
  // 入境不对，其他确认: what is wrong stays open, without a value.
  const wrong = state.meant ? [...(current ?? [])].filter((it) => !right.has(it) && !gone.has(it)) : []
  const spoken = new Set([...right, ...gone, ...wrong])
  const left = [...lines.keys()].slice(0, own).filter((it) => !spoken.has(it))
  if (of === 'question') {
    const accepted = [...right, ...(state.others === 'confirmed' ? left : [])]
    const dropped = [...gone, ...(state.others === 'dropped' ? left : [])]
    if (accepted.length + dropped.length > 0) return [{ act: 'answer.some', accepted, dropped }]
  } else if (gone.size > 0 || state.others === 'dropped') {
    return [{ act: 'withdraw.figure', of, lines: [...gone, ...(state.others === 'dropped' ? left : [])] }]
  } else if (right.size > 0 && !state.meant) return [{ act: 'keep.standing', lines: [...right] }]
  return state.meant ? [{ act: 'amend.open', of, lines: wrong }] : null
}

/** 漏了小数点, 小数点掉了 of 72, 多打了个0 of 52100: what was most likely meant, by what the plan asks for; it is shown before it counts. */
function slip(state: Amending, line: Line | undefined, { plan, of }: Listed): Doing | null {
  const [said, ...more] = state.slips
  if (said === undefined || more.length > 0 || line?.indicator == null) return null
  const target = plan.indicator(line.indicator).targets[0]?.value ?? null
  const digits = String(Math.abs(line.value))
  if (!/^\d{2,}$/.test(digits) || target === null || target <= 0) return null
  const point = /点/.test(said) && /^(?:漏|少|掉)|点(?:掉|丢|漏|没)/.test(said)
  const zero = /^多/.test(said) && /[零0〇]/.test(said) && digits.endsWith('0')
  const fits = point
    ? [...digits].slice(1).map((_, at) => Number(`${digits.slice(0, at + 1)}.${digits.slice(at + 1)}`))
    : zero
      ? [Number(digits.slice(0, -1))]
      : []
  const far = (it: number) => Math.abs(Math.log(it / target))
  const [best] = fits.toSorted((a, b) => far(a) - far(b))
  if (best === undefined) return null
  const value = line.value < 0 ? -best : best
  const changes = [{ line: 0, value: { value, text: String(value) } }]
  return { act: 'amend', of, changes, others: 'kept', note: null, unsure: true }
}
