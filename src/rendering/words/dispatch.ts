/**
 * 周调度, 双周督导 and 月通报 as they go out on their days. Reasons are asked for, never a figure: what is owed is to be
 * filed as it is. The bulletin is a draft for those who may issue it.
 */
import type { Enclosure } from '../../conversation/turn/replies/enclosure.ts'
import type { DigestReply, PaperFacts } from '../../conversation/turn/replies/reminder.ts'
import { dayText } from '../numbers.ts'
import { troubleLines } from '../papers/items.ts'
import { CHAT_BYTES, paperOf, paperText } from '../papers/papers.ts'
import { asOfText, behindLine } from '../papers/pieces.ts'
import { bulletinWords } from './bulletin.ts'
import type { WordsContext } from './context.ts'
import { listed } from './pages.ts'
import { pledgeLines } from './pledge.ts'
import { askingLines, deputyLines, dutyText, lateText } from './reminder.ts'

/** Bytes of UTF-8 for each list of a message that may carry several. */
const LIST_BYTES = 900

/** The day's one message: what is asked of the person, then the papers that fall on the day. */
export function digestWords(reply: DigestReply, words: WordsContext): string {
  const { papers, enclosures, asked, promised, late, code } = reply
  const [title, ...lines] = [
    ...(asked.length === 0 ? [] : askingLines(reply, words)),
    ...(asked.length > 0 && promised.length > 0 ? [''] : []),
    ...pledgeLines(reply, words),
  ]
  const said = title === undefined ? [] : [title, ...deputyLines(reply.standsIn), ...lines]
  if (papers.length === 0) {
    const only = asked.length === 0 ? [`${lateText(late, words)}编号${code}`] : []
    return [...said, ...only].join('\n')
  }
  return [
    ...(said.length === 0 ? [] : [...said, '']),
    ...(asked.length === 0 && late !== null ? [lateText(late, words)] : []),
    ...papers.flatMap((it, at) => [...(at === 0 ? [] : ['']), ...paperLines(it, enclosures, words)]),
    `${rhythmText(papers)}${asked.length === 0 ? `编号${code}` : ''}`,
  ]
    .join('\n')
    .trim()
}

function paperLines(facts: PaperFacts, enclosures: readonly Enclosure[], words: WordsContext): string[] {
  const { bulletin } = facts
  const { kind, campaign, today } = bulletin.spec
  switch (kind) {
    case 'dispatch': {
      const full = `全文可发“${campaign ?? ''}周调度情况 word版”`
      return [`【周调度】${paperText(paperOf(bulletin, words), CHAT_BYTES, full)}`]
    }
    case 'supervision':
      return supervisionLines(facts, words)
    case 'bulletin': {
      const draft = { bulletin, today, fileOnly: false, issued: null, enclosures }
      return [`【月通报·代拟稿】${bulletinWords({ type: 'bulletin', ...draft }, words)}`]
    }
  }
}

function supervisionLines({ bulletin, overdue }: PaperFacts, words: WordsContext): string[] {
  const { year } = words.plan.plan
  const { unit } = bulletin.spec
  const items = bulletin.behind.flatMap((it) => it.items)
  const behind = listed(items, (it, at) => `${at + 1}.${behindLine(it, words, bulletin.spec.today)}`, {
    how: '可问“我局哪些滞后”',
    bytes: LIST_BYTES,
  })
  const owed = listed(
    overdue,
    ({ duty, due, extended }, at) =>
      `${at + 1}.${dutyText(duty, words)}，应于${dayText(due, year)}${extended ? '（已延期）' : ''}前报送`,
    { how: '可问“我局还有哪些没报”', bytes: LIST_BYTES },
  )
  const trouble = bulletin.items === undefined ? [] : troubleLines(bulletin.items, words, unit)
  const late = listed(trouble, (it, at) => `${at + 1}.${it}`, {
    how: '可问“我局哪些项目滞后”',
    bytes: LIST_BYTES,
  })
  return [
    `【双周督导】${unit ?? ''}滞后和逾期事项（${asOfText(bulletin)}）`,
    ...(items.length === 0
      ? []
      : [`滞后${items.length}项，请逐项说明原因、措施、预计赶上日期和需协调事项：`, ...behind]),
    ...(overdue.length === 0
      ? []
      : [`到期未报${overdue.length}项，请督促按实际填报，并说明未按期报送的原因：`, ...owed]),
    ...(trouble.length === 0
      ? []
      : [`清单事项滞后、逾期或受阻${trouble.length}项，请逐项说明进展、原因、措施和需协调事项：`, ...late]),
  ]
}

/** `周调度（内需扩量提效）`, `双周督导`, `月通报代拟稿`. */
export function paperName({
  kind,
  campaign,
}: Pick<PaperFacts['bulletin']['spec'], 'kind' | 'campaign'>): string {
  const name = { dispatch: '周调度', supervision: '双周督导', bulletin: '月通报代拟稿' }[kind]
  return campaign === null ? name : `${name}（${campaign}）`
}

/** Where the plan states no rhythm for all of it, that it was assumed. */
function rhythmText(papers: readonly PaperFacts[]): string {
  const names = [...new Set(papers.flatMap(({ assumed, bulletin: { spec } }) => (assumed ? spec.kind : [])))]
  if (names.length === 0) return ''
  return `${names.map((kind) => paperName({ kind, campaign: null })).join('、')}的发送日期为系统设定，待确认。`
}
