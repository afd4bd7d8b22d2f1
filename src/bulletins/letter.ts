/**
 * 提示函, 督办单, 约谈通知 as facts: one matter of one unit (一事一单), as it stood on a day. Pure; the same entries of the
 * ledger give the same facts again.
 */
import { judge } from '../judging/judge.ts'
import type { Judgement } from '../judging/judgement.ts'
import { behindSince } from '../judging/lag.ts'
import { carriedOver, lacking } from '../judging/missing.ts'
import { obligationsOf, overdue } from '../judging/obligation.ts'
import { isBehind } from '../judging/tally.ts'
import type { Books } from '../ledger/books.ts'
import { digestOf } from '../ledger/chain.ts'
import type { LetterSpec } from '../ledger/letter.ts'
import type { IssuedLetter } from '../ledger/papers.ts'
import type { Standing } from '../ledger/standing.ts'
import type { Period } from '../plan/period.ts'
import type { OwnWords } from './bulletin.ts'
import { ownWords } from './words.ts'

export interface Letter {
  readonly spec: LetterSpec
  /** Number of the ledger's last entry that was looked at. */
  readonly head: number
  readonly campaign: string
  /** How it stands where it is behind; null: what is wrong is that nothing was reported. */
  readonly behind: {
    readonly judgement: Judgement
    readonly since: Period | null
    readonly words: OwnWords | null
  } | null
  /** Periods that are due and not in. */
  readonly missing: readonly Period[]
  /** Letters of any form on the same matter, the oldest first. */
  readonly earlier: readonly Pick<IssuedLetter, 'number' | 'spec'>[]
}

export function compileLetter({ plan: given, standing }: Books, spec: LetterSpec): Letter {
  const plan = given.telling({ period: null, today: spec.today })
  const books: Books = { plan, standing, today: spec.today }
  const earlier = lettersOn(standing, spec).map(({ number, spec: it }) => ({ number, spec: it }))
  const common = { spec, head: standing.head, earlier }
  if (spec.indicator === null) {
    const task = plan.task(spec.task ?? '')
    const asked = obligationsOf(plan, (it) => it.id === task.id)
    const missing = overdue(books, asked, spec.today).map((it) => it.duty.period)
    return { ...common, campaign: task.campaign, behind: null, missing }
  }
  const judgement = judge(books, spec.indicator)
  const before = carriedOver(books, (it) => it.id === judgement.indicator)
  const missing = [...lacking(books, [judgement], null), ...before].map((it) => it.period)
  // A request for figures says nothing of targets and gaps (统计法): one thing at a time.
  const since = behindSince(books, judgement)
  const behind =
    missing.length === 0 && isBehind(judgement)
      ? { judgement, since, words: ownWords(books, judgement, since) }
      : null
  return { ...common, campaign: plan.indicator(spec.indicator).campaign, behind, missing }
}

/** Whether there is anything to write of. */
export function isCalledFor({ behind, missing }: Letter): boolean {
  return behind !== null || missing.length > 0
}

/** Of the facts alone: entries that change nothing of it leave it as it is. */
export function digestOfLetter({ head: _, ...facts }: Letter): string {
  return digestOf(facts)
}

/** `2025年第1号`, counted by form. */
export function nextLetterNumber({ plan, standing }: Books, { form }: LetterSpec): string {
  const year = `${plan.plan.year}年第`
  const before = standing.papers.letters().filter((it) => it.spec.form === form && it.number.startsWith(year))
  return `${year}${before.length + 1}号`
}

function lettersOn(standing: Standing, { unit, indicator, task }: LetterSpec): IssuedLetter[] {
  return standing.papers
    .letters()
    .filter(({ spec: it }) => it.unit === unit && it.indicator === indicator && it.task === task)
}
