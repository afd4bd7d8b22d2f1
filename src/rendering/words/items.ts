/** Lists of items in words: five lines and 更多, sums, rates with what they are made of, what changed. */

import { dayOf } from '../../base/clock.ts'
import type { ItemsReply, ListReply, PrintedCount } from '../../conversation/turn/replies/list.ts'
import type { Rate } from '../../judging/item-rates.ts'
import { KIND_NAMES, type ListKind } from '../../plan/lists/item.ts'
import type { ItemStateAsked, ItemsAsked } from '../../understanding/reading.ts'
import { dayText, decimal, periodText, share } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { money, outcomeText, saidPieces } from './item.ts'
import { itemLines } from './item-lines.ts'
import { needLines } from './item-needs.ts'
import { storyWords } from './item-story.ts'
import { proposedWords, receivedWords } from './list-received.ts'

const LINES = 5

export function listWords(reply: ListReply, words: WordsContext): string {
  switch (reply.type) {
    case 'list.received':
      return receivedWords(reply)
    case 'list.refused':
      return reply.why === 'not_office'
        ? '清单由专班办公室报送，未接收。'
        : `这份清单由${reply.keeper ?? '另一办公室'}管理，未接收。`
    case 'list.proposed':
      return proposedWords(reply)
    case 'list.none':
      return '还没有导入项目、任务或政策清单，未登记。请专班办公室先导入清单。'
    case 'item.reported':
      return reportedWords(reply, words)
    case 'item.story':
      return storyWords(reply, words)
    case 'item.which':
      return reply.items.length === 0
        ? `清单中没有“${reply.name}”，请核对名称，可问“项目清单”。`
        : `“${reply.name}”可能是：\n${reply.items.map((it, at) => `${at + 1}.${it.item}`).join('\n')}\n回复序号或名称看详情。`
    case 'items':
      return itemsWords(reply, words)
    case 'items.rates':
      return [
        `【${reply.scope}】共${reply.of}项`,
        ...reply.rates.map(rateLine),
        '文件未写公式，以上口径待确认。',
      ].join('\n')
    case 'items.changed':
      return changedWords(reply, words)
    case 'items.sum':
      return sumWords(reply, words)
    case 'item.asked_for_help': {
      const { item, blocked } = reply.state
      const why = blocked === null ? '' : blocked.why
      return `【需协调】${reply.by}报：${item.name}受阻（${why}），请贵单位协调。办理情况可直接回复“${item.name}……”，只提醒这一次。`
    }
    case 'item.helped':
      return `【协调答复】${reply.unit}：${reply.state.item.name}，“${reply.words}”。如已解决请报“${reply.state.item.name}已解决”。`
  }
}

function reportedWords({ outcomes, need }: ItemsReply, words: WordsContext): string {
  return [
    ...outcomes.map((it) => outcomeText(it, words)),
    ...(need === null ? [] : needLines(need, words)),
  ].join('\n')
}

const STATES: Readonly<Record<ItemStateAsked, string>> = {
  largest: '总投资最大',
  smallest: '总投资最小',
  earliest: '计划开工最早',
  not_started: '未报开工',
  started: '已开工',
  not_finished: '未报竣工',
  finished: '已竣工',
  starting: '近期应开工',
  ending: '近期应竣工',
  blocked: '受阻',
  slow: '进度最慢',
  fast: '进度最快',
  late: '滞后或逾期',
  unreported: '还没有报进展',
}

function itemsWords(reply: Extract<ListReply, { type: 'items' }>, words: WordsContext): string {
  const { asked, kind, rows, of, today, page, groups, printed } = reply
  const { year } = words.plan.plan
  const state = asked.needs !== null ? '待协调' : asked.state === null ? '' : stateName(asked.state, kind)
  const where = scopeOf(asked, reply.lists, kind)
  const ranked = asked.state === 'slow' || asked.state === 'fast'
  const asOf = `截至${dayText(today, year)}`
  const whole = ranked ? `（共${of}个，未报的不排）` : state === '' ? '' : `（共${of}个）`
  const head = `【${where}】${state === '' ? '共' : state}${rows.length}个${whole}（截至${dayText(today, year)}）`
  if (groups !== null) return [head, ...groups.map((it, at) => groupLine(it, at))].join('\n')
  const from = page * LINES
  const shown = rows.slice(from, from + LINES)
  if (shown.length === 0 && page === 0 && state !== '')
    return `【${where}】没有${state}的${ranked ? '：都没有报完成投资' : asked.needs !== null ? `（${asOf}）` : `（共${of}个，${asOf}）`}`
  if (shown.length === 0)
    return page > 0
      ? '已全部列出，没有更多了。'
      : `${head}${printedLines(printed, words)
          .map((it) => `\n${it}`)
          .join('')}`
  const left = rows.length - from - shown.length
  const begins = page === 0 ? `${head}：` : `【${where}】${state}（续）：`
  const ends = left > 0 ? [`另有${left}个，回复“更多”继续看`] : []
  const spare = PHONE - [begins, ...ends].join('\n').length
  const lines = itemLines(shown, from, asked, words, spare)
  const printedFit = page === 0 ? printedLines(printed, words) : []
  const all = [begins, ...lines, ...ends]
  const fits = [...all, ...printedFit].join('\n').length <= PHONE
  return (fits ? [...all, ...printedFit] : all).join('\n')
}

/** What a phone shows at once. */
const PHONE = 200

function stateName(state: ItemStateAsked, kind: ListKind): string {
  return kind === 'project' ? STATES[state] : STATES[state].replace('竣工', '完成').replace('开工', '启动')
}

function groupLine(
  {
    name,
    count,
    started,
    invested,
    planned,
  }: NonNullable<Extract<ListReply, { type: 'items' }>['groups']>[number],
  at: number,
): string {
  const spent =
    invested === null
      ? '完成投资无数据'
      : `完成投资${money(invested)}${planned === null ? '' : `/年度计划${money(planned)}`}`
  return `${at + 1}.${name}：${count}个，已开工${started}个，${spent}`
}

function printedLines(printed: readonly PrintedCount[], words: WordsContext): string[] {
  return printed.map((it) => {
    const { name, unit } = words.plan.indicator(it.indicator)
    const lacking = it.unknown === 0 ? '' : `（${it.unknown}个无数据未计）`
    const reported = it.reported === null ? '单位未报' : `单位报${decimal(it.reported)}${unit}`
    const differs =
      it.listed === it.printed ? '' : `，与文件相差${decimal(Math.abs(it.printed - it.listed))}${unit}`
    return `${name}：文件${decimal(it.printed)}${unit}，清单合计${decimal(it.listed)}${unit}${lacking}，${reported}${differs}`
  })
}

function rateLine({ name, value, numerator, denominator, unit, formula, lacking }: Rate): string {
  const parts =
    numerator === null || denominator === null ? '' : `${decimal(numerator)}÷${decimal(denominator)}${unit}`
  if (value !== null) return `${name}：${share(value)}（${parts}；${formula}）`
  const who = lacking === null || lacking.count === 0 ? '' : `，${lacking.count}项缺${lacking.what}`
  return `${name}：无数据（${formula}${who}${parts === '' ? '' : `；已知${parts}`}）`
}

function changedWords(reply: Extract<ListReply, { type: 'items.changed' }>, words: WordsContext): string {
  const { reports, since, scope, page } = reply
  const { year } = words.plan.plan
  const head = `【${scope}】${dayText(since, year)}以来有${reports.length}条新进展`
  if (reports.length === 0) return `${head}。`
  const from = page * LINES
  const shown = reports.slice(from, from + LINES)
  if (shown.length === 0) return '已全部列出，没有更多了。'
  const left = reports.length - from - shown.length
  return [
    page === 0 ? `${head}：` : `【${scope}】新进展（续）：`,
    ...shown.map(
      (it, at) =>
        `${from + at + 1}.${it.item}：${saidPieces(it.said, words).join('，')}（${it.unit}${dayText(dayOf(new Date(it.origin.sentAt)), year)}）`,
    ),
    ...(left > 0 ? [`另有${left}条，回复“更多”继续看。`] : []),
  ].join('\n')
}

function sumWords(reply: Extract<ListReply, { type: 'items.sum' }>, words: WordsContext): string {
  const { scope, kind, of, total, planned, invested, reported, period, started, finished, blocked, late } =
    reply
  const { year } = words.plan.plan
  const done = kind === 'project' ? ['开工', '竣工'] : ['启动', '完成']
  const lines = [
    `【${scope}】共${of}个，已${done[0]}${started}个，已${done[1]}${finished}个，受阻${blocked}个，滞后或逾期${late}个`,
    ...(total === null
      ? []
      : [`总投资${money(total)}${planned === null ? '' : `，年度计划${money(planned)}`}`]),
    ...(kind !== 'project'
      ? []
      : [
          invested === null || period === null
            ? '完成投资：无数据'
            : `${periodText(period, year)}完成投资${money(invested)}（${reported}个已报，${of - reported}个未报）`,
        ]),
  ]
  // What the document prints of projects stands beside the sum as far as a phone shows it.
  for (const it of [...printedLines(reply.printed, words), '可问：哪些没开工｜最慢的五个｜按县市区'])
    if ([...lines, it].join('\n').length <= PHONE) lines.push(it)
  return lines.join('\n')
}

function scopeOf(
  { county, unit, leader, category, least, most, among }: ItemsAsked,
  lists: readonly string[],
  kind: ListKind,
): string {
  const amount =
    least !== null && most !== null
      ? `${least}—${most}亿元`
      : least !== null
        ? `${least}亿元以上`
        : most !== null
          ? `${most}亿元以下`
          : null
  const parts = [county, unit, leader, category, amount].filter((it) => it !== null)
  const [only, ...more] = lists
  const all =
    among != null
      ? `以上${KIND_NAMES[kind]}`
      : only !== undefined && more.length === 0
        ? only
        : `全部${KIND_NAMES[kind]}`
  if (parts.length === 0) return all
  const said = parts.join('、')
  return said.endsWith(KIND_NAMES[kind]) ? said : `${said}${KIND_NAMES[kind]}`
}
