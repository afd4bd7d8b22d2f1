/**
 * What the talk is about makes a piece of a name enough: 高价值的2.8 after 万人有效发明专利拥有量, 集中供养1750 after a list
 * that names it. By itself such a piece may be part of anything, and is asked about.
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import type { Context, Line } from '../context.ts'
import { sistersOf } from '../names/sisters.ts'
import type { Caution, ReportedFigure } from '../reading.ts'

/** The figures without the doubt that a piece of a name raises, where the indicator is spoken of. */
export function known(
  figures: readonly ReportedFigure[],
  context: Context,
  plan: Catalogue,
): readonly ReportedFigure[] {
  if (figures.every((it) => (it.cautions ?? []).length === 0)) return figures
  const spoken = spokenOf(context, plan)
  return figures.map((it) => {
    if (it.cautions === undefined || !spoken.has(it.indicator)) return it
    return { ...it, cautions: it.cautions.filter((caution) => !isPiece(caution, it.indicator, spoken, plan)) }
  })
}

/** What is asked about, was recorded, shown or answered last, and its sisters. */
function spokenOf(context: Context, plan: Catalogue): ReadonlySet<string> {
  const { asked, receipt = [], earlier = [], listed = [], topic = [], returned = [] } = context
  const waiting = asked && 'lines' in asked ? asked.lines : []
  const of = (id: string): Line => ({ indicator: id, value: Number.NaN, period: null, scope: '' })
  const lines = [...waiting, ...receipt, ...earlier, ...listed, ...returned, ...topic.map(of)]
  const ids = lines.flatMap((it) => (it.indicator !== null && plan.knownIndicator(it.indicator) ? [it] : []))
  return new Set([...ids.flatMap((it) => it.indicator ?? []), ...sistersOf(ids, plan).map((it) => it.id)])
}

/** The words stand in the name of the indicator as they are, and in that of no other that is spoken of. */
function isPiece(
  { kind, text }: Caution,
  indicator: string,
  spoken: ReadonlySet<string>,
  plan: Catalogue,
): boolean {
  const piece = bare(text)
  if (kind !== 'word' || piece.length < LEAST) return false
  const fits = [...spoken].filter((id) => {
    const { name, aliases } = plan.indicator(id)
    return [name, ...aliases].some((it) => bare(it).includes(piece))
  })
  return fits.length === 1 && fits[0] === indicator
}

const LEAST = 2

function bare(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Script=Han}a-z0-9]/gu, '')
    .replace(/的$/, '')
}
