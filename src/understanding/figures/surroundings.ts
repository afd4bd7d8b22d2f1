/**
 * What stands around a number in its sentence: other figures, the time it is compared with, the words
 * behind it. Every look is bounded, so that a flood of numbers costs no more than as many messages.
 */

import type { FigureHit, PeriodHit } from '../reading.ts'
import { isMask, MASK } from '../text/mask.ts'
import type { Candidate } from './candidates.ts'
import type { Lead } from './motion.ts'
import { NOISE, type Surroundings } from './noise.ts'

export interface Scene {
  readonly text: string
  /** For each place, where its sentence begins. */
  readonly starts: readonly number[]
  readonly periodFrom: ReadonlyMap<number, PeriodHit>
  readonly periodTo: ReadonlyMap<number, PeriodHit>
}

const LOOK_BACK = 30
const LOOK_AHEAD = 60
const FIGURES_BACK = 12
const CLAUSE_ENDS = ',。;!?\n、|\t'
const SENTENCE_ENDS = '。;!?\n'

export function sceneOf(text: string, periods: readonly PeriodHit[]): Scene {
  const starts: number[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    starts.push(start)
    if (SENTENCE_ENDS.includes(text.charAt(at) || '_')) start = at + 1
  }
  return {
    text,
    starts,
    periodFrom: new Map(periods.map((it) => [it.from, it])),
    periodTo: new Map(periods.map((it) => [it.to, it])),
  }
}

export function clauseBefore(text: string, from: number): string {
  let start = from
  while (start > 0 && from - start < LOOK_BACK && !CLAUSE_ENDS.includes(text.charAt(start - 1))) start--
  return text.slice(start, from)
}

export function surroundings(
  scene: Scene,
  candidate: Candidate,
  lead: Lead,
  earlier: readonly FigureHit[],
  next: Candidate | undefined,
): Surroundings {
  const { text, starts } = scene
  const start = starts[candidate.from] ?? 0
  const here = earlier.slice(-FIGURES_BACK).filter((hit) => hit.from >= start)
  const before = here.filter((hit) => hit.noise === null || hit.noise === NOISE.target)
  const target = here.findLast((hit) => hit.noise === NOISE.target)
  const previous = earlier.at(-1)
  const joint =
    previous === undefined ? '' : text.slice(previous.to, Math.min(candidate.from, previous.to + LOOK_BACK))
  return {
    lead,
    after: text.slice(candidate.to, candidate.to + LOOK_AHEAD),
    seconds: before.length > 0,
    besideLevel: besideLevel(text, before.at(-1), candidate),
    besideTarget: target !== undefined && target.unit !== '%',
    ofPrevious: joint === '的',
    replacing: /^(?:覆盖|替换|取代|代替|顶替)掉?$/.test(joint),
    restated: restates(text, candidate, next),
    followed: next !== undefined && starts[next.from] === start,
    ownedByEarlier: ownedByEarlier(scene, candidate.to),
    ...baseBefore(scene, candidate.from - clauseBefore(text, candidate.from).length + lead.rest.length),
  }
}

/** 90.2%,提高1.1个百分点 and 35家,同比增加5家: a change beside the level it changed, no name between. */
function besideLevel(text: string, level: FigureHit | undefined, candidate: Candidate): boolean {
  if (level === undefined || candidate.from - level.to > LOOK_BACK) return false
  const between = text.slice(level.to, candidate.from)
  if ([...between].some((char) => isMask(char) && char !== MASK.period)) return false
  if (candidate.unit === '个百分点') return level.unit === '%'
  return level.unit === candidate.unit && candidate.unit !== '%' && /同比|较|比/.test(between)
}

/** 不足1000家,992家 and 九成以上,准确说91.6%: the rough number first, then the true one. */
function restates(text: string, candidate: Candidate, next: Candidate | undefined): boolean {
  if (next === undefined || next.kind !== 'number' || next.noise !== null) return false
  if (next.from - candidate.to > 6) return false
  const between = text.slice(candidate.to, next.from)
  if (/[。;!?\n、\ue000-\ue00f]/.test(between) || !/,|大关/.test(between)) return false
  const near = Math.abs(next.value - candidate.value) <= candidate.value * 0.15
  return near && (next.unit === candidate.unit || next.unit === null || candidate.unit === null)
}

/** 94.7是去年的, 63处为上月底数. */
function ownedByEarlier({ text, periodFrom }: Scene, at: number): boolean {
  const verb = /^,?(?:这?是|为|属)?/.exec(text.slice(at, at + 3))?.[0] ?? ''
  const hit = periodFrom.get(at + verb.length)
  if (hit === undefined || !/去年|上年|上月|上个月|上季|同期/.test(hit.text)) return false
  // 5.5%,上月数5.3%: the number behind it is last month's.
  return /^(?:的(?!目标|任务)|数(?!据?[为是:]?[\d负-])|底数)/.test(text.slice(hit.to, hit.to + 4))
}

/** The stretch of time right before a place: of last year, or another earlier one. */
function baseBefore({ text, periodTo }: Scene, at: number): Pick<Surroundings, 'base' | 'beforeBase'> {
  const hit = periodTo.get(at) ?? (text.charAt(at - 1) === '的' ? periodTo.get(at - 1) : undefined)
  if (hit === undefined || hit.role === 'deadline' || hit.role === 'appointment')
    return { base: null, beforeBase: '' }
  const beforeBase = text.slice(Math.max(0, hit.from - LOOK_BACK), hit.from)
  if (hit.role === 'comparison') {
    return { base: /同期|同月|去年|上年|这个时候|此时/.test(hit.text) ? 'year' : 'earlier', beforeBase }
  }
  const bare = /^(?:去年|上年|去年全年|上年度|去年底|上年末)$/.test(hit.text)
  return { base: bare ? 'unknown' : null, beforeBase }
}
