/** The tables of counts, by campaign and by unit: they add up to their last row, and put what is achieved first. */

import type { Counted } from '../../bulletins/bulletin.ts'
import type { Light } from '../../judging/judgement.ts'
import type { Tally } from '../../judging/tally.ts'
import { ACHIEVED_FIRST, LIGHT_WORDS } from '../words/lights.ts'
import type { Cell, Table } from './paper.ts'

/** Columns that stand even where nothing is in them: that none is behind is worth saying. */
const ALWAYS: ReadonlySet<Light> = new Set(['met', 'on_schedule', 'slightly_behind', 'behind'])

type Counts = Pick<Tally, 'total' | 'lights' | 'judged' | 'goodShare'>

/** `攻坚｜指标数｜达标｜达序时进度｜略滞后｜滞后｜…｜已评判｜…`, with 合计. */
export function countsTable(first: string, counted: readonly Counted[], total: Tally): Table {
  return table(first, [...counted.map(({ name, counts }) => [name, counts] as const), ['合计', total]], total)
}

/** Units of whose indicators at least one is judged or to be ruled on; the others are one row, so that all adds up. */
export function unitsTable(units: readonly Counted[], total: Tally): Table {
  const isTold = ({ counts }: Counted) => counts.judged + counts.lights.unruled > 0
  const others = units.filter((it) => !isTold(it))
  const rest = others.length === 0 ? [] : [[`其余${others.length}个单位`, sumOf(others)] as const]
  const told = units.filter(isTold).map(({ name, counts }) => [name, counts] as const)
  return table('单位', [...told, ...rest, ['合计', total]], total)
}

function table(first: string, counted: readonly (readonly [string, Counts])[], whole: Tally): Table {
  const shown = ACHIEVED_FIRST.filter((it) => ALWAYS.has(it) || whole.lights[it] > 0)
  return {
    columns: [
      { title: first, width: 12, align: 'left' },
      ...['指标数', ...shown.map((it) => LIGHT_WORDS[it]), '已评判'].map((title) => ({
        title,
        width: 5,
        align: 'right' as const,
      })),
      { title: '达标和达序时占已评判（%）', width: 7, align: 'right', places: 1 },
    ],
    rows: counted.map(([name, { total, lights, judged, goodShare }]): Cell[] => [
      name,
      total,
      ...shown.map((it) => lights[it]),
      judged,
      goodShare,
    ]),
  }
}

/** Of units none of whose indicators is judged. */
function sumOf(counted: readonly Counted[]): Counts {
  const add = (of: (it: Tally) => number) => counted.reduce((sum, { counts }) => sum + of(counts), 0)
  const lights = Object.fromEntries(ACHIEVED_FIRST.map((it) => [it, add((counts) => counts.lights[it])]))
  return {
    total: add((it) => it.total),
    lights: lights as Record<Light, number>,
    judged: add((it) => it.judged),
    goodShare: null,
  }
}
