/** Whether the plan is this year's, and whether the people of the roster can use the doors that are set up. */
import { type Clock, dayOf } from '../../base/clock.ts'
import { Problem } from '../../base/problem.ts'
import type { Config } from '../../config.ts'
import { Ledger } from '../../ledger/ledger.ts'
import { membersOf } from '../../ledger/members.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import { yearOf } from '../../plan/period.ts'
import { isSample, isValid, loadRoster, type Person } from '../../plan/roster.ts'
import { rosterPlace } from '../../roster-place.ts'
import { isKept, openStore } from '../../storage/open.ts'
import { type Finding, hint } from './finding.ts'

/** How many units are named. */
const SHOWN = 10

/** The doors by which people are written to one by one; the group robot speaks to groups alone. */
const DOORS = [
  ['wecomAibot', 'wecom-aibot'],
  ['wecomApp', 'wecom-app'],
  ['wechaty', 'wechaty'],
  ['botFramework', 'bot-framework'],
] as const

export function planYear({ plan }: Catalogue, clock: Clock): Finding[] {
  const today = dayOf(clock.now())
  if (plan.year === yearOf(today)) return []
  return [
    hint(
      `计划年度 计划是 ${plan.year} 年的，今天是 ${today}。`,
      '新的一年请换上新计划（PLAN，见 docs/换一个城市.md）；补报、试用旧计划的不必处理。',
    ),
  ]
}

/** Nothing where no door is set up: the terminal needs nobody's account. */
export function people(
  config: Config,
  plan: Catalogue,
  everybody: readonly Person[],
  clock: Clock,
): Finding[] {
  const { channels } = config
  const running = DOORS.filter(([setting]) => channels[setting] !== null).map(([, name]) => name)
  const today = dayOf(clock.now())
  const acting = everybody.filter((it) => isValid(it, today))
  const found: Finding[] = []
  if (running.length === 0) return found
  if (isSample(everybody))
    found.push(
      hint(
        '名册是随计划提供的示例，人员都不是真的。',
        '请运行 diaodu setup，或用 roster import 导入本单位的名册。',
      ),
    )
  const reached = acting.filter((it) => running.some((name) => it.accounts[name] !== undefined))
  if (!acting.some((it) => it.role === 'admin'))
    found.push(
      hint('管理员 一个也没有，没有人能确认绑定、登记群。', '请运行 diaodu roster add 姓名 --role 管理员。'),
    )
  else if (!reached.some((it) => it.role === 'admin'))
    found.push(
      hint(
        '管理员 在已配置的渠道上都没有账号，收不到绑定申请。',
        '请管理员发送绑定码，或运行 diaodu roster add 姓名 --role 管理员 --account 渠道/账号。',
      ),
    )
  const without = [...new Set(plan.indicators.flatMap((it) => it.owner_units))].filter(
    (unit) => !reached.some((it) => it.unit === unit && (it.role === 'reporter' || it.role === 'lead')),
  )
  if (without.length > 0) {
    const shown = without.slice(0, SHOWN).join('、')
    const more = without.length > SHOWN ? `等 ${without.length} 个` : ` ${without.length} 个`
    found.push(
      hint(
        `联系不到的单位 ${shown}${more}，没有填报员或负责人在已配置的渠道上有账号，收不到提醒，也不能填报。`,
        '请本人对机器人发送“绑定 单位名称”由管理员确认，或用 roster import、roster add 登记。',
      ),
    )
  }
  return found
}

/** The roster as it is, with the accounts that were bound in chat where there is a store to know them from. */
export async function membersNow(
  { store: url, ...config }: Pick<Config, 'plan' | 'store' | 'roster' | 'channels'>,
  plan: Catalogue,
  clock: Clock,
) {
  const listed = loadRoster(rosterPlace(config), plan).people
  if (!isKept(url)) return listed
  try {
    const store = await openStore(url)
    try {
      const { standing } = await Ledger.open(store, clock, { plan })
      return membersOf({ people: listed }, standing.admissions)
    } finally {
      await store.close()
    }
  } catch (error) {
    // What is wrong with the data is told where the data is looked at.
    if (error instanceof Problem) return listed
    throw error
  }
}

/** The same for the log of a bot that starts. */
export function warningsOf(findings: readonly Finding[]): Problem[] {
  return findings.map(({ text, remedy = '' }) => new Problem('start.hint', text, remedy))
}
