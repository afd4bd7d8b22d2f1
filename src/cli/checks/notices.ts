/**
 * Whether the group robot has somebody to speak to, and speaks to nobody else: a robot writes into its group alone, so
 * its account given to a person reaches nobody, and a group that the plan names must be one that a robot was set up for.
 */
import { Problem } from '../../base/problem.ts'
import type { Config } from '../../config.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import type { Person } from '../../plan/roster.ts'
import { bad, type Finding, good, hint } from './finding.ts'

const ROBOT = 'wecom-robot'

/** Throws a Problem `notices.invalid` that lists everything. */
export function refuseMisled(config: Config, plan: Catalogue, people: readonly Person[]): void {
  const faults = faultsOf(config, plan, people)
  if (faults.length === 0) return
  const lines = faults.map(({ text }) => `\n  ${text}`).join('')
  const remedies = [...new Set(faults.map(({ remedy }) => remedy))].join('')
  throw new Problem('notices.invalid', `群机器人和通报群有 ${faults.length} 处错误：${lines}`, remedies)
}

/** For `doctor`. Nothing where neither a robot nor a group is set up. */
export function notices(config: Config, plan: Catalogue, people: readonly Person[]): Finding[] {
  const faults = faultsOf(config, plan, people).map(({ text, remedy }) => bad(text, remedy))
  const rooms = plan.reminding.notices ?? []
  const robots = Object.keys(config.channels.wecomRobot?.robots ?? {})
  const idle = robots.filter((it) => !rooms.some(({ channel, room }) => channel === ROBOT && room === it))
  return [
    ...faults,
    ...(rooms.length > 0 && faults.length === 0
      ? [good(`通报群 ${rooms.map((it) => it.room).join('、')}`)]
      : []),
    ...(idle.length === 0
      ? []
      : [
          hint(
            `群机器人 ${idle.join('、')} 没有写成通报群，不会发任何内容。`,
            '请在计划文件夹的 reminders.json 的 notices 中写上，见 docs/渠道/企业微信群机器人.md。',
          ),
        ]),
  ]
}

function faultsOf(config: Config, plan: Catalogue, people: readonly Person[]) {
  const robots = config.channels.wecomRobot?.robots ?? {}
  const given = people.filter((it) => it.accounts[ROBOT] !== undefined)
  const rooms = plan.reminding.notices ?? []
  return [
    ...given.map((it) => ({
      text: `名册中 ${it.id}（${it.name}）的账号是群机器人“${it.accounts[ROBOT]}”，群机器人不能发给个人`,
      remedy: '请在名册中换成本人在智能机器人或自建应用的账号。',
    })),
    ...rooms
      .filter((it) => it.channel === ROBOT && !Object.hasOwn(robots, it.room))
      .map((it) => ({
        text: `通报群“${it.room}”没有对应的群机器人`,
        remedy: '请在 .env 的 WECOM_ROBOT_KEYS 中加上该群，群名与 reminders.json 中一致。',
      })),
    ...rooms
      .filter((it) => it.campaign !== undefined && !plan.campaigns.some(({ name }) => name === it.campaign))
      .map((it) => ({
        text: `通报群“${it.room}”的 campaign“${it.campaign}”不在计划中`,
        remedy: `请写成计划中的名称：${plan.campaigns.map(({ name }) => name).join('、')}。`,
      })),
  ]
}
