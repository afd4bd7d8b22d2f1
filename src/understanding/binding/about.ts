/** What a message of a known intent is about: which of the names, periods and figures found in it count. */
import type { Catalogue } from '../../plan/catalogue.ts'
import { countyOf, ownWordsOf } from '../../plan/counties.ts'
import type { Period } from '../../plan/period.ts'
import { residueDigits } from '../figures/figures.ts'
import type { Intent } from '../intent.ts'
import type { NameHit, NameKind, Reading } from '../reading.ts'
import { asSent } from '../rest/cautions.ts'
import { longerName, placesIn, unknownIn } from '../rest/unknown.ts'
import type { Slots } from '../slots.ts'
import type { Bound } from './bind.ts'

export type About = Omit<
  Reading,
  'text' | 'intent' | 'margin' | 'second' | 'names' | 'acts' | 'rest' | 'disturbs'
>

/** These are about the dialogue itself: whatever they name is not asked about. */
const ABOUT_NOTHING: ReadonlySet<Intent> = new Set(['none', 'greet', 'confirm', 'cancel', 'help'])
const OF_A_TASK: ReadonlySet<Intent> = new Set(['query.task', 'report.progress'])
const WITH_FIGURES: ReadonlySet<Intent> = new Set(['report.figure', 'report.correct', 'report.progress'])

const NOTHING: About = {
  campaign: null,
  unit: null,
  task: null,
  indicators: [],
  period: null,
  figures: [],
  leftOut: [],
  unexplained: [],
  unbound: [],
  ambiguous: [],
}

export function about(
  intent: Intent,
  slots: Slots,
  bound: Bound,
  context: { unit: string | null },
  plan: Catalogue,
): About {
  const comparisons = bound.comparisons.length === 0 ? {} : { comparisons: bound.comparisons }
  if (ABOUT_NOTHING.has(intent)) return { ...NOTHING, unbound: bound.unbound, ...comparisons }
  const head = slots.message.head
  const body = slots.names.filter((it) => head === null || it.from >= head.to || it.to <= head.from)
  const names = settled(body, OF_A_TASK.has(intent))
  const reporting = intent.startsWith('report.')
  const figures = WITH_FIGURES.has(intent) ? bound.figures : []
  const words = slots.masked
  const named = names.filter((it) => it.kind === 'indicator')
  const places = reporting ? [] : placesIn(words, countyOf(plan, context.unit), plan)
  const longer = reporting ? [] : named.flatMap((it) => longerName(words, it, plan, places) ?? [])
  const asked = named.filter((it) => !longer.some((name) => name.to === it.to))
  const nothing = asked.length === 0 && first(names, 'task') === null && first(names, 'campaign') === null
  const unknown = intent.startsWith('query.') && nothing ? (longer[0] ?? unknownIn(words, places)) : null
  return {
    campaign: reporting && intent !== 'report.progress' ? null : first(names, 'campaign'),
    unit: reporting ? null : (first(names, 'unit') ?? ownUnit(slots.message.text, context.unit, plan)),
    task: OF_A_TASK.has(intent) ? first(names, 'task') : null,
    indicators:
      figures.length > 0
        ? unique(figures.map((it) => it.indicator))
        : intent === 'report.progress'
          ? []
          : unique(asked.flatMap((it) => meantBy(it, slots.message.text, plan))),
    period: intent === 'remind.schedule' ? null : periodOf(slots, bound, reporting),
    figures,
    leftOut: WITH_FIGURES.has(intent) ? bound.leftOut : [],
    unexplained: WITH_FIGURES.has(intent) ? [...bound.unexplained, ...residue(slots)] : [],
    unbound: bound.unbound,
    ...(unknown === null ? {} : { unknown: asSent(slots.message, unknown) }),
    ...comparisons,
    ambiguous: asked.filter((it) => it.ids.length > 1),
  }
}

/** Words that fit an indicator and a task are the task where tasks are spoken of, else the indicator. */
function settled(names: readonly NameHit[], ofTask: boolean): NameHit[] {
  const loser: NameKind = ofTask ? 'indicator' : 'task'
  return names.filter(
    (it) =>
      it.kind !== loser ||
      !names.some((other) => other.from === it.from && other.kind === (ofTask ? 'task' : 'indicator')),
  )
}

function first(names: readonly NameHit[], kind: NameKind): string | null {
  return names.find((it) => it.kind === kind)?.ids[0] ?? null
}

/**
 * Sisters that share a short form: the one that is counted in what is asked for (黑臭水体治理了多少条); else both
 * (城乡低保标准); where many share it, the first stands for them.
 */
function meantBy(hit: NameHit, text: string, plan: Catalogue): readonly string[] {
  const counted = /(?:多少|几|第几)(\p{Script=Han}{1,3})/u.exec(text.slice(hit.to, hit.to + 12))?.[1]
  const asked = hit.ids.filter((id) => {
    const { unit } = plan.indicator(id)
    return unit !== '' && counted?.startsWith(unit) === true
  })
  if (asked.length > 0) return asked.slice(0, 1)
  return hit.ids.length <= 2 ? hit.ids : hit.ids.slice(0, 1)
}

function ownUnit(text: string, unit: string | null, plan: Catalogue): string | null {
  const county = countyOf(plan, unit)
  if (county !== null && ownWordsOf(county).test(text)) return county
  return unit !== null &&
    (county ?? plan.findUnit(unit)) !== null &&
    /我局|我委|我办|我中心|我行|我院|我区|我公司|我单位|我们单位|本单位|本局|我们局|我们委|咱局|咱们局|咱单位|咱们单位/.test(
      text,
    )
    ? unit
    : null
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}

/** Two periods compared: the later one. In a report, the period of the figure rather than another beside it. */
function periodOf(slots: Slots, bound: Bound, reporting: boolean): Period | null {
  const own = bound.figures.find((it) => it.period !== null)?.period
  if (reporting && own) return own
  const named = slots.periods.filter((it) => it.role === 'period').flatMap((it) => it.period ?? [])
  const [firstNamed, ...rest] = named
  if (firstNamed === undefined) return null
  if (reporting) return firstNamed
  return rest.reduce((latest, it) => (it.to > latest.to ? it : latest), firstNamed)
}

function residue(slots: Slots): About['unexplained'] {
  const covering = [...slots.names, ...slots.periods, ...slots.figures]
  return residueDigits(slots.message.text, covering).map((it) => ({
    ...it,
    text: slots.message.text.slice(it.from, it.to),
    why: '不知道这个数字指什么',
  }))
}
