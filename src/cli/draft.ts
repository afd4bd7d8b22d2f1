/** A plan that `plan import` made and nobody signed: it may be tried, which is said each time, and is not started. */
import { Problem } from '../base/problem.ts'
import type { Catalogue } from '../plan/catalogue.ts'

export function sayDraft({ plan }: Pick<Catalogue, 'plan'>, aside: (text: string) => void): void {
  if (plan.draft === true)
    aside(`注意：《${plan.title}》的数据是草稿，尚未签署（plan sign），内容以原文为准。`)
}

/** Throws a Problem `plan.draft`. */
export function refuseDraft({ plan }: Pick<Catalogue, 'plan'>): void {
  if (plan.draft !== true) return
  throw new Problem(
    'plan.draft',
    `《${plan.title}》的数据是草稿，尚未签署，不能正式启动`,
    '请用 plan check 核对、逐条改正后，用 plan sign 签署；试用请用 chat。',
  )
}
