/**
 * Numbers of a message as figures: value in base units, unit, how the words before move it, and, where the
 * text itself says so, why it cannot be a reported figure. Names and periods come in masked.
 *
 *   findFigures('由6.5%提高到6.8%')  // 6.5 with noise 变动前的数, then 6.8 %, a level
 */
import { type Candidate, candidatesOf, cellUnit, headUnit } from './candidates.ts'
import { chineseReads } from './chineseFigures.ts'
import { isMask } from './mask.ts'
import { type Lead, leadBefore } from './motion.ts'
import { fallsAfter, NOISE, noiseOf, type Surroundings } from './noise.ts'
import type { FigureHit, PeriodHit, Span } from './reading.ts'

const LOOK_BACK = 30
const LOOK_AHEAD = 60
const CLAUSE_ENDS = ',。;!?\n、|\t'
const SENTENCE_ENDS = '。;!?\n'

/** `periods`: those found in the same text, so that 去年同期6.1% is known for last year's though it is masked. */
export function findFigures(text: string, periods: readonly PeriodHit[] = []): FigureHit[] {
  const candidates = numbered(text, candidatesOf(text))
  const hits: FigureHit[] = []
  for (const [index, candidate] of candidates.entries()) {
    if (candidate.noise === null && candidate.script === 'chinese' && !chineseReads(text, candidate)) continue
    hits.push(hitOf(text, periods, withCell(text, candidate), hits, candidates[index + 1]))
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
  const cell = cellUnit(text, candidate.to) ?? headUnit(text, candidate)
  return cell === null
    ? candidate
    : { ...candidate, to: cell.to, unit: cell.name, value: candidate.value * cell.scale }
}

function hitOf(
  text: string,
  periods: readonly PeriodHit[],
  candidate: Candidate,
  earlier: readonly FigureHit[],
  next: Candidate | undefined,
): FigureHit {
  const lead = leadBefore(clauseBefore(text, candidate.from))
  const around = surroundings(text, periods, candidate, lead, earlier, next)
  const noise = noiseOf(candidate, around)
  const listed =
    noise === null || noise === NOISE.from ? listedWith(text, earlier.at(-1), candidate, lead) : null
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

function clauseBefore(text: string, from: number): string {
  let start = from
  while (start > 0 && from - start < LOOK_BACK && !CLAUSE_ENDS.includes(text.charAt(start - 1))) start--
  return text.slice(start, from)
}

function sentenceStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !SENTENCE_ENDS.includes(text.charAt(start - 1))) start--
  return start
}

function surroundings(
  text: string,
  periods: readonly PeriodHit[],
  candidate: Candidate,
  lead: Lead,
  earlier: readonly FigureHit[],
  next: Candidate | undefined,
): Surroundings {
  const start = sentenceStart(text, candidate.from)
  const before = earlier.filter(
    (hit) => hit.from >= start && (hit.noise === null || hit.noise === NOISE.target),
  )
  const level = before.at(-1)
  const between = level === undefined ? '' : text.slice(level.to, candidate.from)
  const named = [...between].some((char) => isMask(char) && char !== '\ue005' && char !== '\ue007')
  const points = candidate.unit === '个百分点' && level?.unit === '%'
  const yearly = /同比|较|比/.test(between) && level?.unit === candidate.unit && candidate.unit !== '%'
  const base = baseBefore(periods, text, clauseEndOf(text, candidate, lead))
  const previous = earlier.at(-1)
  const target = earlier.findLast((hit) => hit.from >= start && hit.noise === NOISE.target)
  return {
    lead,
    after: text.slice(candidate.to, candidate.to + LOOK_AHEAD),
    seconds: before.length > 0,
    ownedByEarlier: ownedByEarlier(text, periods, candidate.to),
    besideTarget: target !== undefined && target.unit !== '%',
    ofPrevious: previous !== undefined && text.slice(previous.to, candidate.from) === '的',
    restated: restates(text, candidate, next),
    replacing:
      previous !== undefined &&
      /^(?:覆盖|替换|取代|代替|顶替)掉?$/.test(text.slice(previous.to, candidate.from)),
    besideLevel: level !== undefined && !named && (points || yearly),
    followed: next !== undefined && sentenceStart(text, next.from) === start,
    ...base,
  }
}

/** 94.7是去年的, 63处为上月底数. */
function ownedByEarlier(text: string, periods: readonly PeriodHit[], at: number): boolean {
  const verb = /^,?(?:这?是|为|属)?/.exec(text.slice(at, at + 3))?.[0] ?? ''
  const hit = periods.find((it) => it.from === at + verb.length)
  return (
    hit !== undefined &&
    /去年|上年|上月|上个月|上季|同期/.test(hit.text) &&
    /^(?:的(?!目标|任务)|数|底数)/.test(text.slice(hit.to, hit.to + 3))
  )
}

/** Where `lead.rest` ends in the text. */
function clauseEndOf(text: string, candidate: Candidate, lead: Lead): number {
  return candidate.from - clauseBefore(text, candidate.from).length + lead.rest.length
}

/** The stretch of time right before a place: of last year, or another earlier one. */
function baseBefore(
  periods: readonly PeriodHit[],
  text: string,
  at: number,
): { readonly base: Surroundings['base']; readonly beforeBase: string } {
  const start = Math.max(0, at - LOOK_BACK)
  const hit = periods.find(
    (it) => it.to <= at && it.to >= at - 1 && it.role !== 'deadline' && it.role !== 'appointment',
  )
  if (hit !== undefined && (hit.to === at || text.charAt(hit.to) === '的')) {
    const lastYear = /同期|同月|去年|上年|这个时候|此时/.test(hit.text)
    const bare = /^(?:去年|上年|去年全年|上年度|去年底|上年末)$/.test(hit.text)
    const beforeBase = text.slice(start, hit.from)
    if (hit.role === 'comparison') return { base: lastYear ? 'year' : 'earlier', beforeBase }
    return { base: bare ? 'unknown' : null, beforeBase }
  }
  return { base: null, beforeBase: '' }
}

/** 突破3项 says that three things were achieved, 突破1000家 that there are more. */
function boundOf(candidate: Candidate, lead: Lead): FigureHit['bound'] | null {
  return lead.boundWord === '突破' && /^[项个]$/.test(candidate.unit ?? '') ? null : lead.bound
}

/** 不足1000家,992家 and 九成以上,准确说91.6%: the rough number first, then the true one. */
function restates(text: string, candidate: Candidate, next: Candidate | undefined): boolean {
  if (next === undefined || next.kind !== 'number' || next.noise !== null) return false
  const between = text.slice(candidate.to, next.from)
  if (between.length > 6 || /[。;!?\n、\ue000-\ue00f]/.test(between) || !/,|大关/.test(between)) return false
  const near = Math.abs(next.value - candidate.value) <= candidate.value * 0.15
  return near && (next.unit === candidate.unit || next.unit === null || candidate.unit === null)
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
  text: string,
  previous: FigureHit | undefined,
  candidate: Candidate,
  lead: Lead,
): Pick<FigureHit, 'motion' | 'noise'> | null {
  if (previous === undefined || candidate.kind !== 'number' || candidate.sign !== 0) return null
  if (lead.motion !== 'none' || lead.parts.size > 0) return null
  const between = text.slice(previous.to, candidate.from)
  const together = /^[、和与及/]$|^以及$/.test(between)
  const apart =
    between === ',' && text.slice(sentenceStart(text, candidate.from), previous.from).includes('分别')
  if (!together && !apart) return null
  const lasting: readonly (string | null)[] = [NOISE.target, NOISE.lastYear, NOISE.change, NOISE.aim]
  return { motion: previous.motion, noise: lasting.includes(previous.noise) ? previous.noise : null }
}

const OPENS_ITEM = /^(?:$|[\n;。:!?)\]】|])$/

/** 1.社零 2、固投 (3)规工: numbers of a list count up from one at the starts of lines and sentences. */
function numbered(text: string, candidates: readonly Candidate[]): Candidate[] {
  let last = 0
  return candidates.map((candidate, index) => {
    if (!mayNumber(candidate)) return candidate
    const follows = candidate.value === last + 1
    const opens = OPENS_ITEM.test(text.charAt(candidate.from - 1))
    const bracketed = text.charAt(candidate.from - 1) === '(' && text.charAt(candidate.to) === ')'
    const outer = bracketed && OPENS_ITEM.test(text.charAt(candidate.from - 2).replace(/[ ,]/, ''))
    const after = text.slice(candidate.to, candidate.to + 2)
    const marked = /^[.、)](?![0-9])/.test(after) || /^[.、)] /.test(after)
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
