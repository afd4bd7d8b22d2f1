/**
 * `diaodu year open 2026`: the next year's folder beside this year's, with last year's named as `previous`, and what
 * remains to be done, in order. Nothing that is there already is written over.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Problem } from '../base/problem.ts'
import { type Files, nextYear, TO_FILL } from '../plan/next-year.ts'
import { loadPlan } from '../plan/seeds.ts'
import { UsageProblem } from './operator.ts'

const USAGE = '例如 year open 2026。'

export function yearVerb(
  words: readonly string[],
  { folder, out }: { folder: string; out: (text: string) => void },
): number {
  const [verb, said = '', ...rest] = words
  if (verb !== 'open' || !/^\d{4}$/.test(said) || rest.length > 0)
    throw new UsageProblem('usage', 'year 后面应是 open 和年份', USAGE)
  const year = Number(said)
  const plan = loadPlan(folder)
  if (year !== plan.plan.year + 1)
    throw new UsageProblem(
      'usage',
      `现在的计划是${plan.plan.year}年的，只能由它开出${plan.plan.year + 1}年，不能开出${year}年`,
      USAGE,
    )
  const target = join(dirname(folder), folderOf(basename(folder), plan.plan.year, year))
  if (existsSync(target))
    throw new Problem(
      'year.there',
      `${target} 已经存在，没有改动`,
      '如要重新生成，请先把该文件夹移走或改名；已在编辑的，请直接继续。',
    )
  const files = nextYear(filesOf(folder), year, basename(folder))
  for (const [file, content] of files) write(join(target, file), content)
  const opened = loadPlan(target)
  out(
    [
      `已建立 ${target}：指标 ${opened.indicators.length} 个、任务 ${opened.tasks.length} 项、单位 ${opened.units.length} 个沿用${plan.plan.year}年的编号、名称和简称，目标均为“${TO_FILL}”；上年计划 ${basename(folder)} 只读。`,
      '还要做的：',
      `1. 把${year}年文件的全文存为 ${join(target, 'document.txt')}。`,
      `2. plan.json：填标题、文号、成文日期（issued）。成文之前的催报仍按${plan.plan.year}年计划。`,
      '3. campaigns.json：核对召集人、成员单位，填 goal。',
      '4. indicators/：逐项填目标（数值、期限、出处、原文）；新文件没有的指标整条删去，新增的用新编号，旧编号不挪作他用。',
      `   其中节点事项 ${opened.indicators.filter((it) => it.kind === 'milestone').length} 项、任务 ${opened.tasks.length} 项是${plan.plan.year}年的，请对照新文件逐项保留、修改或删去。`,
      '5. conflicts.json、cadences.json、numbers.json 已清空，按新文件填写；calendar.json 中逐月应达值（path）已去掉。',
      `6. PLAN=${target} npm run -s diaodu -- plan check：逐条列出尚未填好和与原文不符之处，直到没有错误。`,
      `7. 在 .env 中改 PLAN=${target} 后重新启动。数据文件不用换：台账跨年连续，${plan.plan.year}年的数据照常可报、可比。`,
    ].join('\n'),
  )
  return 0
}

/** `yueyang-2025` becomes `yueyang-2026`; a name without its year gets one. */
function folderOf(name: string, before: number, year: number): string {
  return name.includes(String(before)) ? name.replace(String(before), String(year)) : `${name}-${year}`
}

function filesOf(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const kept = names.filter((it) => /\.(json|txt)$/.test(it)).map((it) => it.replaceAll('\\', '/'))
  return new Map(
    kept.sort().map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return [name, name.endsWith('.json') ? (JSON.parse(text.replace(/^\uFEFF/, '')) as unknown) : text]
    }),
  )
}

function write(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`)
}
