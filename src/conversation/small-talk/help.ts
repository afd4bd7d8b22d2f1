/** help: what this sender can do, with examples; or how one thing is done, where that was asked. */
import type { HelpTopic } from '../turn/replies/query.ts'
import type { Decision, Turn } from '../turn/turn.ts'

const TOPICS: readonly (readonly [HelpTopic, RegExp])[] = [
  ['withdraw', /撤回|撤销|作废|删除|报错单位|误报/],
  ['correct', /更正|改数|修改|怎么改|咋改|报错|填错|改一下|纠正/],
  ['review', /审核|审批|通过|退回|待审/],
  ['remind', /提醒|催/],
  ['bulletin', /通报|简报|导出|表格|excel|word|下载|文件|做表/i],
  ['bind', /绑定|登记(身份|账号)|注册|账号|权限/],
  [
    'report',
    /报数|怎么报|咋报|如何报|填报|报送|上报|补报|怎么填|咋填|格式|要带单位|负增长|累计数|会报|几个指标/,
  ],
  ['query', /查|怎么看|咋看|走势|排名|怎么问|如何问|图/],
]

export function help(turn: Turn): Decision {
  const topic = TOPICS.find(([, words]) => words.test(turn.reading.text))?.[0] ?? null
  const { role = 'none', unit = null } = turn.sender ?? {}
  return { revisions: [], replies: [{ type: 'help', topic, role, unit }] }
}
