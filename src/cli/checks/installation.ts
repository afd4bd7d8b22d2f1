/** What stands on this machine: the runtime, the font, the plan's folder and the years that its calendar knows. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Clock, dayOf } from '../../base/clock.ts'
import type { Config } from '../../config.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import { monthOf, yearOf } from '../../plan/period.ts'
import { loadRoster } from '../../plan/roster.ts'
import { loadPlan } from '../../plan/seeds.ts'
import { holdsCity, rosterPlace, sampleOf } from '../../roster-place.ts'
import { versionName } from '../version.ts'
import { bad, type Finding, good, hint } from './finding.ts'

const NODE = [20, 19] as const
/** Lines that their makers still mend, in November 2026; 20 has had no mending since 2026-04-30. */
const SUPPORTED = [22, 24, 26] as const
/** In November the State Council publishes the holidays of the coming year. */
const PUBLISHED_FROM = 11
const MEND_CALENDAR =
  '请在计划文件夹的 workdays.json 中按国务院办公厅的通知补上（格式见 docs/换一个城市.md）。'

export function node(): Finding[] {
  const { node: version } = process.versions
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const enough = major > NODE[0] || (major === NODE[0] && minor >= NODE[1])
  const wanted = `请安装 Node.js ${SUPPORTED.at(-2)} 或 ${SUPPORTED.at(-1)}。`
  if (!enough) return [bad(`Node.js ${version} 版本过低。`, wanted)]
  const ended = major < SUPPORTED[0]
  return [
    good(
      `Node.js ${version}${ended ? `（可以运行；官方已停止维护，安全更新请换 ${SUPPORTED.at(-2)} 或 ${SUPPORTED.at(-1)}）` : ''}`,
    ),
  ]
}

export function program(): Finding[] {
  return [good(`程序 diaodu ${versionName()}`)]
}

/** Charts are drawn with this font, for the machine may have none with Chinese. */
export function font(): Finding[] {
  const remedy = '请在程序文件夹中重新运行 npm ci --omit=dev。'
  try {
    const entry = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')
    const file = join(dirname(entry), '..', 'fonts', 'NotoSansHans-Regular.otf')
    return [existsSync(file) ? good('字体 NotoSansHans') : bad('字体文件缺失，图表不能显示汉字。', remedy)]
  } catch {
    return [bad('字体包没有安装，图表不能显示汉字。', remedy)]
  }
}

export function plan(folder: string): Finding[] {
  const { plan, indicators, tasks } = loadPlan(folder)
  return [
    good(`计划 ${plan.title}（${plan.year} 年，指标 ${indicators.length} 个，任务 ${tasks.length} 项）`),
  ]
}

export function roster(config: Config): Finding[] {
  const file = rosterPlace(config)
  const { people } = loadRoster(file, loadPlan(config.plan))
  if (people.length === 0)
    return [
      bad(
        `名册 ${file} 中没有人，谁都不能填报${existsSync(sampleOf(config.plan)) ? '；计划文件夹中的名册是示例，配置了渠道就不用' : ''}。`,
        '请用 roster import 或 roster add 登记填报员和管理员。',
      ),
    ]
  const found = [good(`名册 ${people.length} 人（${file}）`)]
  const stays = file !== config.roster && holdsCity(file)
  return stays
    ? [...found, hint('名册还在计划文件夹中，换计划时不会跟着换。', `请复制到 ${config.roster}。`)]
    : found
}

/** The holidays of this year and of the plan's; from November on those of the coming year are looked for. */
export function calendar({ workdays, plan }: Catalogue, clock: Clock): Finding[] {
  const today = dayOf(clock.now())
  const year = yearOf(today)
  const missing = [...new Set([plan.year, year])].filter((it) => !workdays.years.has(it)).sort()
  const lacks = (years: string) => `没有 ${years} 年的节假日安排，该年的日期只能按周一至周五暂定。`
  if (missing.length > 0) return [bad(lacks(missing.join('、')), MEND_CALENDAR)]
  const found = [good(`节假日安排 已有 ${[...new Set([plan.year, year])].sort().join('、')} 年`)]
  const nextLacks = monthOf(today) >= PUBLISHED_FROM && !workdays.years.has(year + 1)
  return nextLacks ? [...found, hint(lacks(`${year + 1}`), MEND_CALENDAR)] : found
}
