/**
 * Of which plan and year a table of figures is. Every export names both, and every period in it its year, so that last
 * year's figures can never be taken for this year's: a sheet of another plan is refused by its cells.
 */
import type { Catalogue } from '../plan/catalogue.ts'
import { quoted, type TableFile, type TableRow } from './spreadsheet.ts'

export const [PLAN, YEAR] = ['计划', '年份'] as const
/** Of an export alone: a sheet that has them and no 计划 is from before sheets named their plan. */
export const EXPORTED = ['审核', '登记时间', '代填'] as const

/** What tells that a row is of another plan or year; null: of this one, or it does not say. */
export function otherPlan({ plan, key }: Catalogue, row: TableRow): { heading: string; why: string } | null {
  const [named, year] = [row.text(PLAN), row.text(YEAR).replace(/年$/, '')]
  const mine = `现在的计划是“${plan.title}”（${plan.year}年）`
  const how = `要导入那份计划的数据，请用它的文件夹运行（PLAN=…）；同一数据文件中的不用再导入`
  if (year !== '' && year !== String(plan.year))
    return { heading: YEAR, why: `这是${quoted(year)}年计划的表，${mine}。${how}` }
  return named === '' || named === plan.title || named === key
    ? null
    : { heading: PLAN, why: `这是${quoted(named)}的表，${mine}。${how}` }
}

/** An export from before sheets named their plan says nothing of its year, and its 一季度 may be any year's. */
export function withoutPlan({ rows, headings }: TableFile): string[] {
  const exported: readonly string[] = EXPORTED
  const old = headings.some((it) => exported.includes(it)) && !headings.includes(PLAN)
  const [first] = rows
  return old && first !== undefined
    ? [
        `${first.cell(PLAN)}：这是旧版导出的表，没有“${PLAN}”“${YEAR}”两列，看不出是哪一年的。请用现在的程序重新导出，或补上这两列`,
      ]
    : []
}
