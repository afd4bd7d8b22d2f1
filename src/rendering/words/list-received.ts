/** A list that an office sends: what its sheet would change, or which cells are wrong, and that it was taken. */
import type { ListProposal, ListReply } from '../../conversation/turn/replies/list.ts'
import { KIND_NAMES } from '../../plan/lists/item.ts'

/** Names of a line. */
const NAMED = 5
/** Faults that a message shows: whoever mends these sends the sheet again. */
const FAULTS = 10

export function proposedWords({
  list,
  kind,
  total,
  isNew,
  added,
  changed,
  gone,
  renamed,
  faults,
  hints,
  aside,
  others,
}: ListProposal): string {
  const left = others === 0 ? [] : [`另有${others}份表，请随后逐份发送。`]
  if (faults.length > 0) {
    const more = faults.length > FAULTS ? [`另有${faults.length - FAULTS}处，改正后再看`] : []
    return [
      `【${list}】有${faults.length}处须改，未写入：`,
      ...faults.slice(0, FAULTS).map((it, at) => `${at + 1}.${it}`),
      ...more,
      '改正后请重新发送。',
    ].join('\n')
  }
  const changes =
    added.length + changed.length + gone.length + renamed.length === 0
      ? ['与现在的清单相同。']
      : isNew
        ? []
        : newsLines({ added, changed, gone, renamed })
  return [
    `${isNew ? '新清单' : '更新清单'}【${list}】，共${total}个${KIND_NAMES[kind]}${isNew ? `：${names(added)}` : '：'}`,
    ...changes,
    ...(hints.length === 0 ? [] : [`提示${hints.length}处：${names(hints)}`]),
    ...(aside.length === 0 ? [] : [`没有计入的合计、备注和隐藏内容${aside.length}处`]),
    ...left,
    '尚未写入。回复【确认】写入，【取消】放弃；10分钟内有效',
  ].join('\n')
}

export function receivedWords({
  list,
  kind,
  total,
  added,
  changed,
  gone,
}: Extract<ListReply, { type: 'list.received' }>): string {
  const news = newsLines({ added: added.length === total ? [] : added, changed, gone, renamed: [] })
  return [`已接收【${list}】，共${total}个${KIND_NAMES[kind]}。`, ...news].join('\n')
}

function newsLines({
  added,
  changed,
  gone,
  renamed,
}: Pick<ListProposal, 'added' | 'changed' | 'gone' | 'renamed'>): string[] {
  return [
    ...(added.length === 0 ? [] : [`新增${added.length}项：${names(added)}`]),
    ...(changed.length === 0
      ? []
      : [`变动${changed.length}项：${names(changed.map((it) => `${it.name}（${it.fields.join('、')}）`))}`]),
    ...(gone.length === 0 ? [] : [`移出${gone.length}项：${names(gone)}（已报的保留在台账）`]),
    ...(renamed.length === 0
      ? []
      : [`改名${renamed.length}项：${names(renamed.map((it) => `${it.from}→${it.to}`))}`]),
  ]
}

function names(all: readonly string[]): string {
  return `${all.slice(0, NAMED).join('、')}${all.length > NAMED ? `等${all.length}项` : ''}`
}
