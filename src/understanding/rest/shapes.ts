/** Cautions by the shape of a number and its times rather than by a word: a fraction, a range, several times. */

import { yearOf } from '../../plan/period.ts'
import { fitted } from '../binding/fit.ts'
import type { Pair, Scene } from '../binding/scene.ts'
import type { Caution, Span } from '../reading.ts'
import type { Normalised } from '../text/normalise.ts'
import { coverOf } from './cover.ts'
import { clauseOf } from './regions.ts'

const SPACED = /\d[ \u00a0\u3000]+\d{3}(?!\d)/
const RANGE = /\d(?:\.\d+)?\s*(?:%|万|亿|美元|元|家|个|项)*\s*(?:到|至|~)\s*$/
const NEGATED = /(?:未能?|没有?|并未|尚未)(?:同比)?(?:增长|达到|完成|实现|到)?\s*$/
const LAST_YEAR =
  /(?<![比较与和跟对于由从])(?:去年|上年|(?<!目)前年|往年)(?!底|末|以来|结转|同期(?:相?比|持平|基数|增|下|多|少|的))/
const PERIOD =
  /(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*(?:[-~至到]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2}))?\s*月份?|[一二三四]季度|上半年|前三季度|[今本]年以来|年初以来|截[至止]目前/g
const TRAILING = new RegExp(`[\\d%家个元项]\\s*[,、(]\\s*(?:${PERIOD.source})\\s*(?=[).;,\\n。]|$)`)
/** Below this a rate without its sign may be a fraction: 0.068. */
const FRACTION = 0.2

export function* shapeCautions(scene: Scene, message: Normalised, pair: Pair): Generator<Caution> {
  const { figure, reported } = pair
  const { text } = scene
  const before = text.slice(0, figure.from)
  const clause = before.split(/[,。;\n!?]/).at(-1) ?? ''
  const negated = NEGATED.exec(clause)?.[0]
  if (negated !== undefined) yield { kind: 'negated', text: negated.trim() }
  const when = reported.period ?? scene.periods.find((it) => it.role === 'period')?.period ?? null
  const lastYear = LAST_YEAR.exec(clause)?.[0]
  const planned = String(scene.plan.plan.year)
  if (lastYear !== undefined && (when === null || when.to.startsWith(planned)))
    yield { kind: 'year', text: lastYear }
  // Last year's annual figure is told in this one, and its plan says what it is measured by.
  const known = when !== null && scene.plan.ofYear(yearOf(when.to)) !== null
  const earlier =
    when !== null && when.to < planned && !known ? scene.periods.find((it) => it.period === when) : undefined
  if (earlier !== undefined) yield { kind: 'year', text: earlier.text }
  // 6.2%?我怎么记得是5.8%; 应该是6.2%吧.
  const asked = /^[^,。;!\n]{0,6}(?:\?|吧)/.exec(text.slice(figure.to))?.[0]
  if (asked !== undefined) yield { kind: 'doubted', text: asked }
  const range = RANGE.exec(clause)?.[0]
  if (range !== undefined) yield { kind: 'range', text: range.trim() }
  const label = labelBeside(scene, pair)
  if (label !== null) yield { kind: 'part', text: label }
  const { raw, origin } = message
  const at = origin[figure.from] ?? 0
  const spaced = /[\n\t]/.test(raw)
    ? undefined
    : SPACED.exec(raw.slice(Math.max(0, at - 4), at + figure.text.length + 6))
  if (spaced != null) yield { kind: 'spaced', text: spaced[0] }
  if (isFraction(scene, reported.indicator, figure.text)) yield { kind: 'fraction', text: figure.text }
  // 社零6.8%,一季度;对非贸易1-2月41%: several times, of which one stands behind its figure.
  const times = text.match(PERIOD) ?? []
  if (new Set(times).size > 1 && TRAILING.test(text)) yield { kind: 'periods', text: times.join('、') }
}

/** 门诊5.2万人次、住院3.7万人次: the label of a number beside which another has one too, where neither is the total. */
function labelBeside(scene: Scene, { figure, mention, reported }: Pair): string | null {
  // A label that tells which indicator it is of is its name: 有效7.1件、高价值3.2件.
  const own = labelOf(scene, figure, mention.to <= figure.from ? mention.to : 0)
  const indicator = scene.plan.indicator(reported.indicator)
  if (own === null || figure.unit === null || indicator.name.includes(own)) return null
  const beside = scene.figures.some(
    (it) =>
      it !== figure &&
      it.noise === null &&
      it.unit === figure.unit &&
      fitted(it, indicator, '') !== null &&
      areListed(scene, it, figure) &&
      labelOf(scene, it) !== null,
  )
  return beside ? own : null
}

/** Parted by a mark, in one sentence, and with nothing named between. */
function areListed({ words, names }: Scene, one: Span, other: Span): boolean {
  const [from, to] = [Math.min(one.to, other.to), Math.max(one.from, other.from)]
  if (names.some((it) => it.kind === 'indicator' && it.from >= from && it.to <= to)) return false
  return /^[、,和与及]/.test(words.slice(from, to)) && !/[。;!?\n]|其中/.test(words.slice(from, to))
}

/** What stands between the last mark, name, time or number and the number; null: nothing that tells, or a word of the total. */
function labelOf({ words }: Scene, figure: Span, since = 0): string | null {
  const said =
    /[\p{Script=Han}a-z]*$/u.exec(
      words.slice(Math.max(clauseOf(words, figure).from, since), figure.from),
    )?.[0] ?? ''
  const tokens = coverOf(words, figure.from - said.length, figure.from)
  if (tokens.some((it) => it.is === 'total' || it.is === 'sum')) return null
  return tokens.some((it) => it.is === null) ? said : null
}

function isFraction({ plan }: Scene, id: string, text: string): boolean {
  const { kind } = plan.indicator(id)
  const rate = kind === 'growth' || kind === 'share' || kind === 'coverage'
  return rate && /^[-+]?0\.\d{2,}$/.test(text) && Math.abs(Number(text)) < FRACTION && Number(text) !== 0
}
