/** Reporting, reviewing, asking back and refusing, in words. */

import type { Action } from '../../conversation/access/rights.ts'
import type { Applied } from '../../conversation/turn/replies/admission.ts'
import type {
  LedgerReply,
  ManneredReply,
  NotWithdrawn,
  ReportReply,
} from '../../conversation/turn/replies/report.ts'
import { CITY } from '../../plan/counties.ts'
import { officeCalled, partsWord, wholeWord } from '../../plan/own-words.ts'
import type { Indicator } from '../../plan/schema.ts'
import { periodText } from '../numbers.ts'
import { appliedText } from './admission.ts'
import { askingWords, insteadText } from './asking.ts'
import { comparedWords } from './comparison.ts'
import type { WordsContext } from './context.ts'
import { type Examples, examplesOf } from './examples.ts'
import { changesWords, figuresWords } from './figures.ts'
import { reviewWords, rulingWords } from './review.ts'
import { figureText, sourceText } from './standing.ts'
import { withdrawnToldWords, withdrawnWords } from './withdrawing.ts'

export function reportWords(reply: ReportReply, words: WordsContext): string {
  switch (reply.type) {
    case 'figures':
      return figuresWords(reply, words)
    case 'no_figure':
    case 'withdrawn':
    case 'withdrawn.told':
    case 'withdraw.other':
    case 'nothing_to_correct':
    case 'nothing_to_withdraw':
    case 'not_own_entry':
    case 'value_missing':
    case 'corrected.told':
    case 'progress':
    case 'progress.not_yours':
    case 'progress.which_task':
      return ledgerWords(reply, words)
    case 'which_figure':
    case 'which_value':
    case 'held':
    case 'amend.unclear':
    case 'left_standing':
    case 'stands':
    case 'set_aside':
    case 'report.header':
    case 'report.noted':
    case 'which_task':
    case 'understood_as':
    case 'or_did_you_mean':
    case 'still_open':
    case 'cancelled':
    case 'expired':
    case 'nothing_asked':
    case 'no_such_choice':
    case 'answer_unfit':
      return askingWords(reply, words)
    case 'review.list':
    case 'review.done':
    case 'review.no_list':
    case 'review.off':
    case 'review.which':
    case 'review.items_done':
    case 'review.items_told':
    case 'review.no_reason':
    case 'review.not_yours':
    case 'review.none_of':
    case 'review.several':
    case 'review.which_returned':
    case 'review.undone':
    case 'review.nothing_done':
    case 'review.left':
    case 'review.state':
    case 'review.told':
      return reviewWords(reply, words)
    case 'ruled':
    case 'cannot_rule':
      return rulingWords(reply, words)
    default:
      return manneredWords(reply, words)
  }
}

const NOT_WITHDRAWN: Readonly<Record<NotWithdrawn, string>> = {
  explanation:
    '滞后说明和承诺不能撤回；如有变化，请重新发送“原因：…… 措施：…… 预计X月底赶上”，以最新一次为准。没有撤回任何数据。',
  extension: '已提交的申请不能自行撤回，请联系专班办公室。没有撤回任何数据。',
  reminder: '自己的提醒请回复“取消提醒”；已发出的催报不能收回。没有撤回任何数据。',
  paper: '已签发的文件不能撤回；数据更正后重新签发即为更正。没有撤回任何数据。',
  evidence: '佐证材料随所附的数据或进展留存，不单独撤回；请撤回该项登记后重新报送。没有撤回任何数据。',
}

/** 平江县社零一季度增长6.8%. */
function exampleCounty(words: WordsContext): string {
  return `${words.plan.plan.counties?.[0]?.name ?? '某县'}${examplesOf(words).report}`
}

/** A change beside the value says nothing of where it stands. */
function changeText({ text }: { readonly text: string }, { name, unit }: Indicator): string {
  return `未登记：“${text}”像是增减变化，【${name}】要报的是到期末的数（单位：${unit}）。请写明时期和数值。`
}

function ledgerWords(reply: LedgerReply, words: WordsContext): string {
  const { plan } = words
  const { year } = plan.plan
  switch (reply.type) {
    case 'no_figure': {
      const names = reply.indicators
        .map((id) => plan.indicator(id))
        .map((it) => `${it.name}（单位：${it.unit || '完成与否'}）`)
      const numbers = reply.texts.map((it) => `“${it}”`).join('、')
      const about = names.length > 0 ? `${names.join('、')}` : ''
      if (reply.places.includes(CITY))
        return `未登记：消息中是${wholeWord(plan)}的数，由责任单位填报。本地数据请单独发送，如“${examplesOf(words).report}”。`
      if (reply.places.length > 0)
        return `未登记：消息中是${reply.places.join('、')}的数。${wholeWord(plan)}数据请写明“${wholeWord(plan)}”；${partsWord(plan)}数据请一条一个地方发送，如“${exampleCounty(words)}”。`
      const [change] = reply.changes ?? []
      if (change !== undefined) return changeText(change, plan.indicator(change.indicator))
      if (numbers === '')
        return `没有看到可登记的数值${about === '' ? '' : `：${about}`}。请写明指标、时期和数值，如“${examplesOf(words).report}”。`
      const nearest = reply.nearest.map((id) => plan.indicator(id).name).join('、')
      const near = nearest === '' ? '' : `相近的指标有：${nearest}。`
      const [text, ...others] = reply.texts
      const [id, ...ids] = reply.indicators
      if (text !== undefined && id !== undefined && others.length + ids.length === 0) {
        const { name, unit } = plan.indicator(id)
        const rate = unit === '%' && /百?分点/.test(text) ? '增速本身请以%填写，个百分点只用于差距。' : ''
        return `未登记：“${text}”与${name}（单位：${unit || '完成与否'}）对不上。${rate}请写明指标、时期和数值。`
      }
      return `未登记：${numbers}没有可对应的指标${about === '' ? '' : `，消息提到的是${about}`}。${near}请写明指标、时期和数值。`
    }
    case 'withdrawn':
      return withdrawnWords(reply, words)
    case 'withdraw.other':
      return NOT_WITHDRAWN[reply.what]
    case 'withdrawn.told':
      return withdrawnToldWords(reply, words)
    case 'nothing_to_correct':
    case 'nothing_to_withdraw': {
      const names = reply.indicators.map((id) => plan.indicator(id).name).join('、')
      const period = reply.period === null ? '' : periodText(reply.period, year)
      const what = names === '' ? '您没有' : `${names}${period}没有`
      if (reply.type === 'nothing_to_withdraw') return `${what}可撤回的登记。`
      return `${what}可更正的登记。如是首次填报，请写明指标、时期和数值，如“${examplesOf(words).report}”。`
    }
    case 'not_own_entry': {
      const { figure } = reply.figure
      const indicator = plan.indicator(figure.indicator)
      return `【${indicator.name}】${figureText(indicator, figure, year)}不是您登记的（${sourceText(reply.figure, year)}），不能由您撤回；如有误，请由填报人撤回，或由${officeCalled(plan.officeOf(indicator.campaign))}退回。`
    }
    case 'value_missing': {
      const names = reply.indicators.map((id) => plan.indicator(id).name).join('、')
      return `请写明${names}更正后的数值，如“更正为6.9%”；如需取消登记，请回复“撤回”。`
    }
    case 'corrected.told':
      return changesWords(reply, words)
    case 'progress': {
      const task = plan.task(reply.task)
      const percent = reply.percent === null ? '' : `，完成${reply.percent}%`
      return `已登记进展：【${task.title}】${reply.words}${percent}\n${reply.unit}自报，${reply.evidence ? `附佐证材料${reply.evidence}份` : '未附佐证材料'}；如需撤销，回复“撤回”`
    }
    case 'progress.not_yours': {
      const task = plan.task(reply.task)
      const units =
        [...task.lead_units, ...task.joint_units].join('、') || officeCalled(plan.officeOf(task.campaign))
      return `【${task.title}】未登记：该任务由${units}负责，${reply.own ?? '您'}不能报送进展。`
    }
    case 'progress.which_task':
      return `没有对应到计划中的任务，未登记。请写明任务名称，如“${reply.example === null ? examplesOf(words).task : plan.task(reply.example).title}：已完成60%”；可问“我局牵头哪些任务”查看名称。`
  }
}

const DEEDS: Readonly<Record<Action, string>> = {
  read: '查看数据',
  report: '登记数据',
  correct: '更正数据',
  withdraw: '撤回数据',
  progress: '报送进展',
  review: '审核数据',
  rule: '裁定目标',
  urge: '催报',
  schedule: '设置提醒',
  bulletin: '生成通报',
  admit: '确认绑定和登记群',
  except: '开放补报',
  consult: '征求意见',
  opine: '反馈意见',
  issue: '签发',
}

/** What somebody without a unit may do. */
function strangersText({ first, task }: Examples, applied: Applied | undefined): string {
  const asks = `可以问“${first}目标是多少”“${task}谁牵头”`
  if (applied !== undefined) return `${asks}。${appliedText(applied)}`
  return `${asks}；查数据、报数须先绑定单位，请发送“绑定 单位名称”。`
}

function manneredWords(reply: ManneredReply, words: WordsContext): string {
  const { plan } = words
  const examples = examplesOf(words)
  switch (reply.type) {
    case 'refused':
      if (reply.action === 'review') return '审核由专班办公室办理，您没有审核权限。'
      if (reply.action === 'rule') return `裁定由${officeCalled(reply.office ?? null)}作出，您没有裁定权限。`
      return `您没有${DEEDS[reply.action]}的权限。`
    case 'stranger':
      if (reply.fleeting)
        return `这个渠道的账号编号每次登录都可能变，或可由对方自报，不能${DEEDS[reply.action]}，也不能绑定。请改用企业微信等账号固定的渠道；在这里仍可查询计划内容。`
      if (reply.applied !== undefined) return appliedText(reply.applied)
      return `您的账号尚未绑定单位，不能${DEEDS[reply.action]}。可请本单位联络员办理，或回复“绑定”申请。`
    case 'misuse':
      return '抱歉，这个要求不能办理：登记、审核和权限都按规则进行，不能绕过。回复“帮助”查看可以办理的事项。'
    case 'secret':
      return `请勿在${reply.room ? '本群' : '聊天中'}发送涉密或工作秘密内容。该消息未作处理，请尽快撤回原消息。`
    case 'too_long':
      return `消息过长（${reply.length}字），未作处理、未登记。请控制在${reply.most}字以内，分条发送。`
    case 'compared':
      return comparedWords(reply, words)
    case 'elsewhere':
      return `台账只有${plan.plan.city}的数据，没有${reply.places.join('、')}的数据。以下是${plan.plan.city}的情况：`
    case 'empty':
      return `没有看到文字内容。可直接提问或报数，如“${examples.report}”；回复“帮助”查看用法。`
    case 'greeting':
      if (reply.noted === true && !reply.thanks) return '好的。'
      return reply.thanks
        ? '不客气。有需要随时发消息。'
        : reply.stranger
          ? `您好！${strangersText(examples, reply.applied)}`
          : `您好！可以直接问“${examples.first}咋样了”“哪些滞后”，或报数“${examples.report}”；回复“帮助”查看用法。`
    case 'not_exported':
      return '以上清单暂不单独导出文件；全部指标的Excel表（含滞后、未报情况）可发“导出通报表格”。'
    case 'nothing_more':
      return '没有可继续查看的清单。可以问“总体情况”“哪些滞后”“还有谁没报”。'
    case 'not_understood': {
      if (reply.stranger) return `没有看懂这条消息。${strangersText(examples, reply.applied)}`
      if (reply.bare !== null)
        return `只看到“${reply.bare}”，没有可对应的事项，未登记。请写明指标、时期和数值，如“${examples.report}”。`
      const names = reply.indicators.map((id) => plan.indicator(id).name).join('、')
      const intent = reply.intent === null ? '' : `${insteadText(reply.intent, words)}`
      const near = names === '' ? '' : `相近的指标有：${names}。`
      return `没有看懂这条消息。${intent}${near}可以问“${examples.first}咋样了”“总体情况”“哪些滞后”，或报数“${examples.report}”；回复“帮助”查看用法。`
    }
  }
}
