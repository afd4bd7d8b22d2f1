/** What this person can do here, each with an example; or one thing step by step. */
import type { Applied } from '../../conversation/turn/replies/admission.ts'
import type { HelpReply } from '../../conversation/turn/replies/query.ts'
import type { Role } from '../../plan/roster.ts'
import type { HelpTopic } from '../../understanding/reading.ts'
import { appliedText } from './admission.ts'
import type { WordsContext } from './context.ts'
import { type Examples, examplesOf } from './examples.ts'

/** Kept with the list of what can be done: what the bot keeps of a person. */
const PRIVACY = '只保存您的账号、姓名、单位、角色和发来的填报消息。'

export function helpWords({ topic, role, unit, applied }: HelpReply, words: WordsContext): string {
  const examples = examplesOf(words)
  if (topic !== null) return HOW[topic](examples).join('\n')
  const who = unit === null ? '' : `（${unit}）`
  return [
    `可以这样用${who}：`,
    ...usesOf(role, examples, applied).map((it) => `· ${it}`),
    `某一项怎么用，可问“怎么报数”“怎么更正”。${PRIVACY}`,
  ].join('\n')
}

/** Only what this role may do (rights.ts), within one bubble: what a line leaves out is told by `怎么…`. */
function usesOf(role: Role, it: Examples, applied: Applied | undefined): string[] {
  const ask = askUses(it)
  const file = [
    `报数：“${it.report}”，报错可说“更正为${it.right}”或“撤回刚才那条”`,
    `报进展：“${it.task}：已完成60%”；佐证直接发文件或图片`,
    '滞后说明：“原因：…… 措施：…… 预计X月底赶上 需协调：……”',
  ]
  const draft = ['拟稿：“生成三月份通报”（代拟稿，不发送）']
  const urge = ['催报：“催一下没报的单位”，先列出发给谁、发什么，确认后发出']
  const letter = `函件：“起草给${it.unit}的提示函”，督办单、约谈通知同样（代拟稿，由督查室或${it.area}领导签发）`
  const reminded = '提醒：引用提醒回复数值、“已知悉”“延期到下周五 原因：……”；“我的提醒”“暂停提醒”'
  switch (role) {
    case 'reporter':
    case 'lead':
      return [...file, reminded, ...ask, ...draft]
    case 'office':
      return [
        '审核：“待审核”，“通过 1 3”，“退回 2 口径不符”',
        '延期申请、开放补报、裁定的说法，可问“怎么审核”',
        `代填：以本${it.each}责任单位名义报数，会标明代填`,
        ...ask,
        ...draft,
        letter,
        ...urge,
      ]
    case 'supervisor':
    case 'leader':
      return [...ask, ...draft, letter, ...urge]
    case 'admin':
      return [
        '绑定：“绑定申请”列出清单，“绑定 通过 1”“绑定 退回 1 原因”“解绑 1”',
        '群：在群里发“登记本群 内部”或“登记本群 公开”；未登记的群只显示计划内容。发“登记本群 通报群”，签发的通报和每周调度发到本群',
        ...ask,
        ...draft,
      ]
    case 'none':
      return [
        `查目标：“${it.first}目标是多少”`,
        `查责任：“${it.task}谁牵头”“${it.unit}牵头哪些任务”`,
        applied === undefined
          ? `查数据、报数须先登记：发送“绑定 ${it.unit}”，由管理员确认`
          : appliedText(applied),
      ]
  }
}

function askUses(it: Examples): string[] {
  return [
    `查指标：“${it.first}怎么样了”“${it.second}目标是多少”“还差多少”`,
    `查进展：“总体情况”“${it.campaign}进展怎么样”“哪些滞后”“${it.first}走势”“各${it.each}排名”`,
    `查责任：“${it.task}谁牵头”“${it.unit}牵头哪些任务”“还有谁没报”`,
    `查来源：“${it.first}谁报的”“我报过哪些数”“哪些承诺没兑现”`,
  ]
}

const HOW: Readonly<Record<HelpTopic, (examples: Examples) => string[]>> = {
  report: (it) => [
    '怎么报数：直接发“指标 时期 数值”，例如：',
    `· ${it.report}（下降写“下降1.2%”）`,
    `· ${it.both}（一条消息可报几项，也可分行）`,
    '金额可写万、亿，会折算成指标的单位。累计数写“1—3月”“一季度”“截至3月底”，当月数写“3月”。',
    `${it.parts}数据写在前面，写明地名，与${it.whole}数据分开；快报、核实数各为一条。登记后为待审核，可发“更正为${it.right}”或“撤回刚才那条”。`,
  ],
  correct: (it) => [
    `怎么更正：发“更正为${it.right}”改刚才那条；或写全：“${it.first}一季度更正为${it.right}，原因：口径调整”。`,
    '原数和新数都会保留；已审核的数更正后重新待审核。',
  ],
  withdraw: (it) => [
    `怎么撤回：发“撤回刚才那条”，或“撤回${it.first}一季度”。撤回会留痕，其他人报的数不能代为撤回。`,
  ],
  query: (it) => [
    '怎么查：',
    ...askUses(it).map((line) => `· ${line}`),
    `可接着问：“那二季度呢”“那${it.second}呢”“谁牵头”“差多少”。走势附图，“总览图”给${it.plan}的图。`,
  ],
  remind: (it) => [
    '怎么用提醒：到期前、到期日和逾期后，系统在工作时间提醒责任单位，每人每天最多一条，已报的不再提醒。',
    '· 收到提醒后：引用它直接回复数值即为填报；“已知悉”“延期到下周五 原因：……”“非本单位”也可以',
    `· 自己的提醒：“每月5号提醒我报${it.first}”“每周五下午三点提醒我看报送情况”；“我的提醒”“取消提醒 1”“暂停提醒”“恢复提醒”`,
    `· 催报（专班办公室、督查室、${it.area}领导）：“催一下${it.unit}”“提醒没报的单位”，先列出发给谁、发什么，确认后发出；督查室、专班办公室只催一个单位的直接发出`,
  ],
  review: () => [
    '怎么审核：专班办公室发“待审核”看清单，再发“通过 1 3”或“退回 2 口径不符”；退回须写原因，填报人会收到告知。',
    '延期：“延期申请”列出清单，“同意延期 12”，“不同意延期 12 原因”。',
    '补报：已审核的往期数据须先开放，“开放补报 单位 时期 原因：……”“补报名单”“取消补报 1”。',
    '裁定：计划数字不一致时，“裁定 指标名 按6% 依据……”。',
  ],
  bulletin: (it) => [
    `怎么出通报：发“生成三月份通报”“${it.campaign}通报”。给出代拟稿，不自动发送；“本周调度情况”“双周督导”给调度和督导稿；要文件发“发给我word版”“导出excel”。`,
    `督查室或${it.area}领导发“征求意见”“签发三月份通报”：先预览，再按校验码确认。`,
  ],
  bind: (it) => [`怎么登记身份：发“绑定 ${it.unit}”（写您的单位），由管理员确认后可报数、查数。`],
}
