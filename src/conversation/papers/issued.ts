/**
 * What was issued, asked about or wanted back: 函发了没, 通报签发了吗, 撤回通报. What is issued is corrected by another issue and
 * never taken back.
 */
import { dayOf } from '../../base/clock.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import { stranger } from '../access/strangers.ts'
import { readsFigures } from '../asking/states.ts'
import type { Decision, Turn } from '../turn/turn.ts'

type Said<A extends Doing['act']> = Extract<Doing, { readonly act: A }>

export function register(turn: Turn, { papers: of, back }: Said<'paper.register'>): Decision {
  if (!readsFigures(turn)) return stranger('read')
  const { papers } = turn.books.standing
  const bulletins = papers.issued().map(({ number, spec: { kind, campaign, period }, recordedAt }) => {
    return { number, kind, campaign, period, day: dayOf(new Date(recordedAt)) }
  })
  const letters = papers.letters().map(({ number, spec: { form, unit }, recordedAt }) => {
    return { number, form, unit, day: dayOf(new Date(recordedAt)) }
  })
  const shown = { bulletins: of === 'letters' ? [] : bulletins, letters: of === 'bulletins' ? [] : letters }
  return { revisions: [], replies: [{ type: 'paper.register', of, back, ...shown }] }
}
