/**
 * Numbers of a message as figures: value in base units, unit, how the words before move it, and, where the
 * text itself says so, why it cannot be a reported figure. Names and periods come in masked.
 *
 *   findFigures('由6.5%提高到6.8%')  // 6.5 with noise 变动前的数, then 6.8 %, a level
 */

import type { FigureHit, PeriodHit, Span } from '../reading.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { cellUnit } from './cells.ts'
import { chineseReads } from './chinese-figures.ts'
import { type Lead, leadBefore } from './motion.ts'
import { fallsAfter, NOISE, noiseOf } from './noise.ts'
import { clauseBefore, type Scene, sceneOf, surroundings } from './surroundings.ts'

const LISTED_WITHIN = 80

/** `periods`: those found in the same text, so that 去年同期6.1% is known for last year's though it is masked. */
export function findFigures(text: string, periods: readonly PeriodHit[] = []): FigureHit[] {
  const candidates = numbered(text, candidatesOf(text))
  const scene = sceneOf(text, periods)
  const hits: FigureHit[] = []
  for (const [index, candidate] of candidates.entries()) {
    if (candidate.noise === null && candidate.script === 'chinese' && !chineseReads(text, candidate)) continue
    hits.push(hitOf(scene, withCell(text, candidate), hits, candidates[index + 1]))
  }
  return hits
}

/** Runs of digits that none of the hits covers: a report with any of these was not wholly understood. */
export function residueDigits(text: string, hits: readonly Span[]): Span[] {
  const ordered = [...hits].sort((a, b) => a.from - b.from)
  const left: Span[] = []
  let next = 0
  for (let at = 0; at < text.length; ) {
    while (next < ordered.length && (ordered[next] as Span).to <= at) next++
    const hit = ordered[next]
    if (hit !== undefined && hit.from <= at) {
      at = hit.to
      continue
    }
    if (!isDigit(text.charAt(at))) {
      at++
      continue
    }
    const from = at
    while (isDigit(text.charAt(at)) && at < (hit?.from ?? text.length)) at++
    left.push({ from, to: at })
  }
  return left
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9'
}

function withCell(text: string, candidate: Candidate): Candidate {
  if (candidate.unit !== null || candidate.noise !== null || candidate.kind !== 'number') return candidate
  const cell = cellUnit(text, candidate.from, candidate.to)
  return cell === null
    ? candidate
    : { ...candidate, to: cell.to, unit: cell.name, value: candidate.value * cell.scale }
}

function hitOf(
  scene: Scene,
  candidate: Candidate,
  earlier: readonly FigureHit[],
  next: Candidate | undefined,
): FigureHit {
  const { text } = scene
  const lead = leadBefore(clauseBefore(text, candidate.from))
  const around = surroundings(scene, candidate, lead, earlier, next)
  const noise = noiseOf(candidate, around)
  const listed =
    noise === null || noise === NOISE.from ? listedWith(scene, earlier.at(-1), candidate, lead) : null
  const motion = listed?.motion ?? motionOf(candidate, lead, around.after)
  return {
    from: candidate.from,
    to: candidate.to,
    text: text.slice(candidate.from, candidate.to),
    value: signedValue(candidate, lead, motion),
    unit: candidate.unit,
    bound: candidate.bound ?? boundOf(candidate, lead) ?? 'exact',
    motion,
    noise: noise ?? listed?.noise ?? null,
  }
}

/** 突破3项 says that three things were achieved, 突破1000家 that there are more. */
function boundOf(candidate: Candidate, lead: Lead): FigureHit['bound'] | null {
  return lead.boundWord === '突破' && /^[项个]$/.test(candidate.unit ?? '') ? null : lead.bound
}

function motionOf(candidate: Candidate, lead: Lead, after: string): FigureHit['motion'] {
  if (candidate.kind === 'steady') return 'level'
  if (candidate.kind === 'doubling') return 'rise'
  if (candidate.kind === 'rank') return 'level'
  if (lead.falling || fallsAfter(after)) return 'fall'
  if (candidate.sign < 0 && lead.motion !== 'level') return 'fall'
  if (candidate.sign > 0 && lead.motion === 'none') return 'rise'
  return lead.motion
}

function signedValue(candidate: Candidate, lead: Lead, motion: FigureHit['motion']): number {
  const { value, sign, kind } = candidate
  if (kind !== 'number' || value === 0) return value
  const negative = sign < 0 || (motion === 'fall' && sign <= 0) || (lead.falling && sign <= 0)
  return negative ? -Math.abs(value) : value
}

/** 分别下降5.1%、6.7%: what moved or ruled out the first holds for those listed with it. */
function listedWith(
  { text, starts }: Scene,
  previous: FigureHit | undefined,
  candidate: Candidate,
  lead: Lead,
): Pick<FigureHit, 'motion' | 'noise'> | null {
  if (previous === undefined || candidate.kind !== 'number' || candidate.sign !== 0) return null
  if (lead.motion !== 'none' || lead.parts.size > 0) return null
  const between = text.slice(previous.to, candidate.from)
  const together = /^[、和与及/]$|^以及$/.test(between)
  const apart =
    between === ',' &&
    text
      .slice(Math.max(starts[candidate.from] ?? 0, previous.from - LISTED_WITHIN), previous.from)
      .includes('分别')
  if (!together && !apart) return null
  const lasting: readonly (string | null)[] = [
    NOISE.target,
    NOISE.lastYear,
    NOISE.change,
    NOISE.aim,
    NOISE.earlier,
    NOISE.negated,
  ]
  return { motion: previous.motion, noise: lasting.includes(previous.noise) ? previous.noise : null }
}

const OPENS_ITEM = /^(?:$|[\n;。:!?)\]】|])$/

/** 1.社零 2、固投 (3)规工: numbers of a list count up from one at the starts of lines and sentences. */
function numbered(text: string, candidates: readonly Candidate[]): Candidate[] {
  let last = 0
  return candidates.map((candidate, index) => {
    // A range (1-6.8家) is no number of a list, whatever bracket stands behind it.
    const isRange = /\d/.test(text.slice(numberEnd(text, candidate), candidate.to))
    if (!mayNumber(candidate) || isRange) return candidate
    const follows = candidate.value === last + 1
    const opens = OPENS_ITEM.test(text.charAt(candidate.from - 1))
    const bracketed = text.charAt(candidate.from - 1) === '(' && text.charAt(candidate.to) === ')'
    const outer = bracketed && OPENS_ITEM.test(text.charAt(candidate.from - 2).replace(/[ ,]/, ''))
    const after = text.slice(candidate.to, candidate.to + 2)
    // 核心商圈1个、集聚区2个: behind its unit the mark parts what is counted.
    const counts = candidate.to > numberEnd(text, candidate)
    const marked = !counts && (/^[.、)](?![0-9])/.test(after) || /^[.、)] /.test(after))
    const more = candidates[index + 1] !== undefined
    const item =
      (bracketed && (outer || follows) && !/^\)?(?:$|[,。;])/.test(after.slice(1))) ||
      (marked && !bracketed && (opens || follows || / /.test(text.charAt(candidate.from - 1)))) ||
      (opens &&
        follows &&
        more &&
        /^[, \t|]?[\u4e00-\u9fff\ue000-\ue00f]/.test(after) &&
        candidate.unit === null)
    if (!item) return candidate
    last = candidate.value
    return { ...candidate, unit: null, to: numberEnd(text, candidate), noise: NOISE.numbering }
  })
}

function mayNumber(candidate: Candidate): boolean {
  const whole = Number.isInteger(candidate.value) && candidate.value >= 1 && candidate.value <= 50
  return (
    whole &&
    candidate.noise === null &&
    candidate.script === 'arabic' &&
    candidate.sign === 0 &&
    candidate.kind === 'number'
  )
}

function numberEnd(text: string, candidate: Candidate): number {
  let to = candidate.number
  while (isDigit(text.charAt(to))) to++
  return to
}
