/**
 * What of which line becomes what: 第二个改成17000, 不是62是6.2, 时间写错了，应该是1-7月, 单位是亿美元, 两个报反了,
 * 除了第二个都对. One reader for what is asked about and for what was recorded. Null: the message amends nothing.
 *
 * A clause without number, time or foreign name is a remark; it never stands in the way, and it never amends. What
 * another place, year or part has is no amendment, whatever stands before it.
 */
import type { Doing, Said } from './act.ts'
import { type Amending, changeOf, type Listed } from './amendment.ts'
import { Clause } from './clause.ts'
import { otherwise, times } from './new-times.ts'
import { values } from './new-values.ts'
import { isWord, type Token } from './tokens.ts'

export function amendmentIn(clauses: readonly Token[][], listed: Listed): Doing[] | null {
  const { lines } = listed
  if (lines.length === 0) return null
  const all = clauses.map((it) => new Clause(it))
  const exchanged = exchangeIn(all, listed)
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
    unplaced: false,
    apart: [],
    remarks: [],
  }
  for (const clause of all) read(clause, state, listed, all)
  return settled(state, listed)
}

function read(clause: Clause, state: Amending, listed: Listed, all: readonly Clause[]): void {
  if (clause.leaves) {
    const pointed = clause.lines.length > 0 ? clause.lines : [...listed.lines.keys()].slice(0, listed.own)
    for (const it of pointed) state.kept.add(it)
    return
  }
  const marked = clause.has('wrong', 'change', 'deny', 'exchange') || clause.of('slip').length > 0
  const pointed = clause.lines
  if (clause.has('except') && pointed.length > 0) {
    state.current = pointed
    if (clause.has('right', 'yes')) state.others = 'confirmed'
    else if (clause.has('withdraw', 'no')) state.others = 'dropped'
    state.meant = true
    return
  }
  const figures = clause.of('figure')
  const periods = clause.of('period').filter((it) => it.period.period !== null && it.period.role === 'period')
  if (clause.has('rest') && figures.length + periods.length === 0) {
    if (clause.has('right', 'yes')) state.others = 'confirmed'
    else if (clause.has('withdraw', 'no')) state.others = 'dropped'
    return
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
  if (marked) state.meant = true
  // 乡镇数29，村的没错: the others were looked over.
  if (clause.has('right')) state.oldSeen = true
  if (pointed.length > 0) state.current = pointed
  if (clause.has('restore') && figures.length === 0) {
    restore(state, listed)
    return
  }
  if (figures.length > 0) values(clause, figures, periods, state, listed, all)
  else if (periods.length > 0) times(clause, periods, state, listed, all)
  else if (!otherwise(clause, state, listed)) remark(clause, state)
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

function exchangeIn(all: readonly Clause[], { lines, own, of }: Listed): Doing | null {
  if (!all.some((it) => it.has('exchange'))) return null
  // 两个弄反了: two of them are no number.
  if (all.some((it) => it.of('figure').some(({ text }) => !/^[两二三四俩](?:个|条|项)?数?$/.test(text))))
    return null
  const pointed = [...new Set(all.flatMap((it) => it.lines))]
  const two = pointed.length === 2 ? pointed : own === 2 && pointed.length === 0 ? [0, 1] : null
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

function settled(state: Amending, { of, lines, own }: Listed): Doing[] | null {
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
  if (changes.length > 0 && meant) return [{ act: 'amend', of, changes, others, note }, ...apart]
  if (changes.length === 1 && state.values === 1 && apart.length === 0 && of === 'receipt')
    return [{ act: 'amend', of, changes, others: 'kept', note, unsure: true }]
  if (apart.length > 0) return [...apart]
  if (state.kept.size > 0 && gone.size === 0) return [{ act: 'keep.standing', lines: [...state.kept] }]
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
