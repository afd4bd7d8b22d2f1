/** Questions back, and what is said when an answer does not fit or comes too late. */

import { opened } from '../../base/verbatim.ts'
import type { Offered } from '../../conversation/turn/offered.ts'
import type { AskingReply, OpenView } from '../../conversation/turn/replies/report.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { campaignWord, wholeWord } from '../../plan/own-words.ts'
import type { Intent } from '../../understanding/intent.ts'
import { dayText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { examplesOf, sayingOf, shortName } from './examples.ts'
import { draftText } from './needs.ts'
import { figureText, STAGE_NAMES, STATUS_NAMES, valueText } from './standing.ts'

/** What a sender may have wanted, as it is offered: 您是想……吗? */
const WISHES: Readonly<Record<Exclude<Intent, 'query.campaign'>, string>> = {
  'query.indicator': '查询指标情况',
  'query.task': '查询任务情况',
  'query.unit': '查询单位任务',
  'query.overview': '查看总体情况',
  'query.lagging': '查看滞后事项',
  'query.missing': '查看未报情况',
  'query.ranking': '查看排名',
  'query.trend': '查看走势',
  'report.figure': '填报数据',
  'report.progress': '报送任务进展',
  'report.correct': '更正已登记的数据',
  'report.withdraw': '撤回已登记的数据',
  'remind.send': '催报',
  'remind.schedule': '设置提醒',
  bulletin: '生成通报',
  help: '查看使用帮助',
  greet: '打招呼',
  confirm: '确认',
  cancel: '取消',
  none: '其他事项',
}

function wishText(intent: Intent, { plan }: WordsContext): string {
  return intent === 'query.campaign' ? `查询${campaignWord(plan)}进展` : WISHES[intent]
}

export function askingWords(reply: AskingReply, words: WordsContext): string {
  switch (reply.type) {
    case 'which_figure':
      return [
        `请问要${reply.verb === 'correct' ? '更正' : '撤回'}哪一条？`,
        ...standingLines(reply.figures, words),
        '请回复序号，【取消】放弃；10分钟内有效',
      ].join('\n')
    case 'which_value':
      return [
        reply.figures.length === 1
          ? '请问正确的是多少？目前登记的是：'
          : '请问是哪一条、应为多少？目前登记的是：',
        ...standingLines(reply.figures, words),
        '请发正确数值（或时期、指标）；10分钟内有效，答复前不作更改',
      ].join('\n')
    case 'held':
      return `好的，核实后再回复即可，目前尚未登记：${aboutText(reply.question, words)}`
    case 'amend.unclear':
      return [
        '没有弄清要改哪一条、改成多少，登记未作更改：',
        ...standingLines(reply.figures, words),
        '请写明，如“第1条改为6.9%”“时期改为1—7月”；整条不要请回复“撤回”。',
      ].join('\n')
    case 'left_standing':
      return ['好的，维持原登记，未作更改：', ...standingLines(reply.figures, words)].join('\n')
    case 'stands':
      return reply.figures.length === 0
        ? '刚才没有登记数据。'
        : ['目前登记的是：', ...standingLines(reply.figures, words)].join('\n')
    case 'report.header': {
      const period = periodText(reply.period, words.plan.plan.year)
      return `好的，请逐项发送${period}数据；未写时期的按${period}登记，换时期请写明。`
    }
    case 'report.noted':
      if (reply.done) return '好的，已登记的以上述回执为准。'
      return reply.figures.length === 0
        ? '已收到，本条没有可登记的数据，登记未作更改。'
        : ['已收到，登记未作更改：', ...standingLines(reply.figures, words)].join('\n')
    case 'set_aside':
      return `未登记：${reply.texts.map((it) => `“${it}”`).join('、')}不是${wholeWord(words.plan)}本期数；已登记的数据未作更改。`
    case 'which_task': {
      const lines = reply.tasks.map((id, at) => `${at + 1}. ${words.plan.task(id).title}`)
      return [
        '请问是哪项任务的进展？',
        ...lines,
        '请回复序号，【取消】放弃；10分钟内有效，答复前不登记',
      ].join('\n')
    }
    case 'understood_as': {
      const { reading, second } = reply
      const what = [
        ...reading.figures.map((it) => {
          const indicator = words.plan.indicator(it.indicator)
          return `${indicator.name}${valueText(indicator, it)}`
        }),
        ...(reading.figures.length > 0 ? [] : reading.indicators.map((id) => words.plan.indicator(id).name)),
        ...(reading.task === null ? [] : [words.plan.task(reading.task).title]),
        ...(reading.unit === null ? [] : [reading.unit]),
        ...(reading.period === null ? [] : [periodText(reading.period, words.plan.plan.year)]),
      ].join('，')
      const about = what === '' ? '' : `（${what}）`
      if (second === null)
        return `您是要${wishText(reading.intent, words)}吗？${about}\n回复【确认】办理，【取消】放弃；10分钟内有效`
      return [
        `没有把握，请确认您的意思${about}：`,
        `1. ${wishText(reading.intent, words)}`,
        `2. ${wishText(second, words)}`,
        '请回复序号，【取消】放弃；10分钟内有效',
      ].join('\n')
    }
    case 'or_did_you_mean':
      return insteadText(reply.intent, words, reply.indicator)
    case 'still_open':
      return `另有一条待您确认${reply.lapses ? '，即将过期' : ''}：${openText(reply.question, words)}`
    case 'cancelled':
      // What is no report (催报, 签发) was never to be recorded.
      return `已取消，${reply.what.type === 'drafts' || reply.what.type === 'readings' ? '未作登记' : '未办理'}：${aboutText(reply.what, words)}`
    case 'expired':
      return `该事项已超过10分钟，未作登记：${aboutText(reply.what, words)}。如仍需办理，请重新发送。`
    case 'nothing_asked':
      return reply.word === 'confirm'
        ? '好的。目前没有待您确认的事项。'
        : '好的。目前没有进行中的事项；如需撤回已登记的数据，请回复“撤回”。'
    case 'no_such_choice':
      return `没有这个序号，请回复1至${reply.most}之间的序号，或【取消】。`
    case 'answer_unfit': {
      const after =
        reply.after === undefined ? '' : `您刚才发来“${shortened(reply.after)}”，没有读懂，尚未据此更改。`
      return `${after}待您确认的是：${openText(reply.question, words)}`
    }
  }
}

/** Numbered, as they stand. */
function standingLines(figures: readonly StandingFigure[], words: WordsContext): string[] {
  return figures.map(({ figure, status }, at) => {
    const indicator = words.plan.indicator(figure.indicator)
    const stage = figure.stage === null ? '' : `（${STAGE_NAMES[figure.stage]}）`
    const number = figures.length === 1 ? '' : `${at + 1}. `
    return `${number}【${indicator.name}】${figureText(indicator, figure, words.plan.plan.year)}${stage}，${STATUS_NAMES[status]}`
  })
}

/** How to say what was perhaps meant: a way that is surely understood. */
export function insteadText(intent: Offered, words: WordsContext, about: string | null = null): string {
  const examples = examplesOf(words)
  const first = about === null ? examples.first : shortName(words.plan.indicator(about))
  return `如要${wishText(intent, words)}，可说“${sayingOf(intent, { ...examples, first })}”。`
}

/** What is asked, and how it is answered. */
function openText(view: OpenView, words: WordsContext): string {
  const about = aboutText(view, words)
  if (view.type === 'review') return about
  if (view.type === 'reason')
    return `${about}（请直接回复${view.of === 'return' ? '原因' : '依据'}，或【取消】）`
  if (view.type === 'urge') return `${about}（请回复【确认】发出，或【取消】）`
  if (view.type === 'extend' || view.type === 'rearrange' || view.type === 'letter')
    return `${about}（请回复序号或【取消】）`
  if (view.type === 'readings') return `${about}（请回复${view.options > 1 ? '序号' : '【确认】'}或【取消】）`
  if (view.type === 'list') return `${about}（请回复【确认】写入，或【取消】）`
  if (view.type === 'items') return `${about}（请回复序号、时期、【确认】或【取消】）`
  const how = {
    indicator: '请回复指标序号',
    period: '请回复时期',
    confirm: '请回复【确认】、【改】加正确数值或【取消】',
  }
  return `${about}（${how[view.need]}）`
}

function aboutText(view: OpenView, words: WordsContext): string {
  switch (view.type) {
    case 'drafts':
      return view.drafts.map((it) => draftText(it, words)).join('；')
    case 'readings':
      return `“${shortened(view.sentence)}”`
    case 'review':
      return `待审核清单${view.count}项`
    case 'reason': {
      const names = view.indicators.map((id) => `【${words.plan.indicator(id).name}】`).join('')
      return view.of === 'return' ? `${names}退回的原因` : `${names}裁定的依据`
    }
    case 'urge':
      return `向${view.units.slice(0, 3).join('、')}${view.units.length > 3 ? `等${view.units.length}个单位` : ''}发出催报`
    case 'extend':
      return `${view.count}项中哪些延期至${dayText(view.until, words.plan.plan.year)}`
    case 'letter':
      return `给${view.unit}的函是关于${view.count}件事中的哪一件`
    case 'items':
      return `${view.names.map((it) => `【${it}】`).join('、')}的进展`
    case 'list':
      return `更新清单【${view.name}】（${view.total}项）`
    case 'rearrange':
      return `${view.count}个提醒中哪一个改为${opened(view.to)}`
  }
}

function shortened(sentence: string): string {
  const one = sentence.replace(/\s+/g, ' ')
  return one.length > 30 ? `${one.slice(0, 30)}……` : one
}
