/**
 * How many stand how: counts by light that sum to the whole. Shares are rounded singly and never forced to
 * 100 (国家统计局: 未作机械调整).
 *
 * @example tally(judgeAll(books)).lights.behind // 3
 */
import { divide } from './decimal.ts'
import { type Judgement, LIGHTS, type Light } from './judgement.ts'

export interface Tally {
  readonly total: number
  /** Every light, zeros as well; they sum to `total`. */
  readonly lights: Readonly<Record<Light, number>>
  /** Percent of `total` to one place, each rounded by itself; all zero where there is nothing. */
  readonly shares: Readonly<Record<Light, number>>
  /** Those with a light for how far they are: behind, slightly behind, on schedule, met. */
  readonly judged: number
  /** Of these, on schedule or met. */
  readonly good: number
  /** Percent of the judged that are good, to one place; null where none is judged. */
  readonly goodShare: number | null
  /** With a figure of this year. */
  readonly reported: number
  /** Of these, not yet approved. */
  readonly pending: number
  /** Without the figure of a period that is due. */
  readonly missing: number
}

export function tally(judgements: readonly Judgement[]): Tally {
  const count = (which: (it: Judgement) => boolean) => judgements.filter(which).length
  const total = judgements.length
  const lights = byLight((light) => count((it) => it.light === light))
  const good = count(isGood)
  const judged = count(isJudged)
  return {
    total,
    lights,
    shares: byLight((light) => (total === 0 ? 0 : percent(lights[light], total))),
    judged,
    good,
    goodShare: judged === 0 ? null : percent(good, judged),
    reported: count((it) => it.figure !== null),
    pending: count((it) => it.pending),
    missing: count((it) => it.missing !== null),
  }
}

export function isGood({ light }: Judgement): boolean {
  return light === 'met' || light === 'on_schedule'
}

export function isBehind({ light }: Judgement): boolean {
  return light === 'behind' || light === 'slightly_behind'
}

/** Whether the light says how far it is, rather than why nothing can be said. */
export function isJudged(it: Judgement): boolean {
  return isGood(it) || isBehind(it)
}

/** Lists lead with what is behind, the greater distance first; then as they were given. */
export function worstFirst(judgements: readonly Judgement[]): Judgement[] {
  return judgements.toSorted(
    (a, b) => LIGHTS.indexOf(a.light) - LIGHTS.indexOf(b.light) || (a.points ?? 0) - (b.points ?? 0),
  )
}

function percent(part: number, whole: number): number {
  return divide(part * 100, whole, 1)
}

function byLight(value: (light: Light) => number): Record<Light, number> {
  return {
    behind: value('behind'),
    slightly_behind: value('slightly_behind'),
    unruled: value('unruled'),
    no_data: value('no_data'),
    not_judgeable: value('not_judgeable'),
    not_due: value('not_due'),
    on_schedule: value('on_schedule'),
    met: value('met'),
  }
}
