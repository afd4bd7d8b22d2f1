/**
 * Whether the ledger and the plan belong together: the same city, the years one after the other, and every id that the
 * ledger names still in the plan. What the plan dropped stays readable and is only told; what would be judged wrongly
 * is a fault.
 */
import type { Store } from '../../base/store.ts'
import { NotedPlans } from '../../ledger/plans.ts'
import type { Entry } from '../../ledger/revision.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import { countyOf } from '../../plan/counties.ts'
import { DEPARTED } from '../../plan/departed.ts'
import { yearOf } from '../../plan/period.ts'
import { loadPlan } from '../../plan/seeds.ts'
import { isKept, openStore } from '../../storage/open.ts'
import { soundnessOf } from '../soundness.ts'
import { bad, type Finding, good, hint } from './finding.ts'

/** How many of the ids are named. */
const SHOWN = 8
const MEND_STORE = '请核对 .env 的 PLAN 和 STORE：一个城市各年共用一个数据文件，不同城市各用各的。'
const MEND_PLAN = '改过编号的，请在计划中改回原编号；确已不再考核的，不用处理，历史数据照常可查。'

/** Nothing where there is no store yet, or its ledger is broken, which is told elsewhere. */
export async function belonging(folder: string, url: string): Promise<Finding[]> {
  if (!isKept(url)) return []
  const plan = loadPlan(folder)
  const store = await openStore(url)
  try {
    const { faults, entries } = await soundnessOf(store)
    return faults.length > 0 ? [] : await belongingOf(plan, store, entries)
  } finally {
    await store.close()
  }
}

export async function belongingOf(
  plan: Catalogue,
  store: Store,
  entries: Iterable<Entry>,
): Promise<Finding[]> {
  const named = used(entries)
  const found = [...(await ofPlans(plan, store, named)), ...ofIds(plan, named), ...ofMeasures(plan, named)]
  const { city, year } = plan.plan
  return found.length === 0 ? [good(`台账与计划 相符（${city} ${year} 年）`)] : found
}

/** What the ledger names. */
interface Used {
  /** How many figures each indicator has, in which units of measure. */
  readonly indicators: Map<string, { count: number; measures: Set<string> }>
  readonly tasks: Map<string, number>
  readonly units: Map<string, number>
  /** Years of the figures' periods. */
  readonly years: Set<number>
}

function used(entries: Iterable<Entry>): Used {
  const named: Used = { indicators: new Map(), tasks: new Map(), units: new Map(), years: new Set() }
  const count = (of: Map<string, number>, name: string) => of.set(name, (of.get(name) ?? 0) + 1)
  for (const { revisions, plan } of entries) {
    for (const it of revisions) {
      if ('figure' in it) {
        const { indicator, unit, period } = it.figure
        const known = named.indicators.get(indicator) ?? { count: 0, measures: new Set() }
        named.indicators.set(indicator, { count: known.count + 1, measures: known.measures.add(unit) })
        named.years.add(yearOf(period.to))
      }
      // Tasks are numbered anew each year: those of a plan before are none of this one's.
      if (it.type === 'progress_reported') count(named.tasks, `${plan ?? ''} ${it.task}`)
      if (it.type === 'figure_reported' || it.type === 'progress_reported') count(named.units, it.unit)
    }
  }
  return named
}

async function ofPlans(plan: Catalogue, store: Store, { years }: Used): Promise<Finding[]> {
  const { city, year } = plan.plan
  const noted = await new NotedPlans(store).all()
  const other = noted.find((it) => it.city !== city)
  if (other !== undefined)
    return [bad(`台账与计划 数据文件是“${other.city}”的，计划是“${city}”的。`, MEND_STORE)]
  const later = noted.findLast((it) => it.year > year)
  const before = [...years].filter((it) => it < year && plan.ofYear(it) === null).sort()
  const late = `台账与计划 数据文件已用于${later?.year}年的计划，现在的计划是${year}年的。`
  const lost = `台账与计划 台账中有${before.join('、')}年的数据，那一年的计划没有载入，不能按当年目标评判和出通报。`
  return [
    ...(later === undefined ? [] : [hint(late, '请核对 .env 的 PLAN；只是回看上年的，不用处理。')]),
    ...(before.includes(year - 1) ? [hint(lost, '请在 plan.json 的 previous 中写明上年计划的文件夹。')] : []),
  ]
}

function ofIds(plan: Catalogue, { indicators, tasks, units }: Used): Finding[] {
  const lost = [...indicators].filter(([id]) => plan.findIndicator(id) === null)
  const strange = lost.filter(([id]) => plan.years.every((it) => it.findIndicator(id) === null))
  if (strange.length > 0 && strange.length === indicators.size)
    return [hint('台账与计划 台账中的指标没有一项在计划中，可能是别的城市或别的计划的数据。', MEND_STORE)]
  const gone = (of: Map<string, number>, holds: (name: string) => boolean) =>
    [...of].filter(([name]) => !holds(name))
  const isTask = (name: string) => {
    const [key = '', id = ''] = name.split(' ')
    const its = key === '' ? plan : plan.years.find((it) => it.key === key)
    return its === undefined || its.findTask(id) !== null
  }
  const lines = [
    ...told(
      '指标',
      lost.map(([id, { count }]) => `${nameBefore(plan, id)}（${count}条）`),
    ),
    ...told(
      '任务',
      gone(tasks, isTask).map(([name, count]) => `${name.trim()}（${count}条）`),
    ),
    ...told(
      '单位',
      gone(units, (it) =>
        plan.years.some((year) => year.findUnit(it) !== null || countyOf(year, it) !== null),
      ).map(([name, count]) => `${name}（${count}条）`),
    ),
  ]
  return lines.map((it) => hint(it, MEND_PLAN))
}

function told(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return []
  const shown = names.slice(0, SHOWN).join('、')
  const more = names.length > SHOWN ? `等${names.length}项` : ''
  return [`台账与计划 台账中有${names.length}项${what}${DEPARTED}：${shown}${more}。`]
}

/** A figure in another unit than its indicator's is compared with a number that it has nothing to do with. */
function ofMeasures(plan: Catalogue, { indicators }: Used): Finding[] {
  return [...indicators].flatMap(([id, { measures }]) => {
    const indicator = plan.findIndicator(id)
    const odd = indicator === null ? [] : [...measures].filter((it) => it !== indicator.unit)
    return indicator === null || odd.length === 0
      ? []
      : [
          bad(
            `台账与计划 “${indicator.name}”（${id}）在台账中的计量单位是“${odd.join('、')}”，计划中是“${indicator.unit}”。`,
            '请把计划中的单位改回；换了口径的，请另用新编号。',
          ),
        ]
  })
}

/** With its id, by which it can be found in the folder. */
function nameBefore(plan: Catalogue, id: string): string {
  const before = plan.years.map((it) => it.findIndicator(id)).find((it) => it !== null)
  return before === undefined ? id : `${before.name} ${id}`
}
