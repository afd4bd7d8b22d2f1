/**
 * What an office decides by a name instead of by a number or in fixed words: 社零通过, 把规模工业退回，数据和统计局不一致,
 * 高新增加值按8%算. The name is an indicator's, nothing else is said beside it, and the sender is one who may be meant.
 */
import { judgedTarget } from '../../plan/catalogue.ts'
import type { Period } from '../../plan/period.ts'
import { officeCampaigns } from '../access/rights.ts'
import { type Command, withItsMarks } from '../commands.ts'
import { plain } from '../plain.ts'
import type { Turn } from '../turn/turn.ts'

const VERDICT = /^(.{2,30}?)(通过|批准|退回去?|驳回|打回去?)(?:吧|重报)?(?:\s*[,:;。]\s*(.+))?$/s
const APPROVED = /^(?:通过|批准)$/
/** What may stand around a name when it is put to the review. */
const AROUND =
  /请|把|将|那|这|对|给|的|了|都|也|先|再|可以|数据?|指标|增速|[个条项]|一下|审核|填?报|我|[\s,:]/g
const CALLED =
  /^(?:那|就)?(.{2,30}?)(?:的?目标)?(?:就|还是|统一|先|一律)*(?:按照?|以)\s*(\d+(?:\.\d+)?[%％]?[^\s,;。\d]{0,4}?)(?:的?目标)?(?:来)?(?:算|为准|执行|判断?|评判|掌握|考核|裁定)(?:吧|了)?(?=$|[\s,;。])[\s,;。]*(?:依据\s*[:是为]?\s*(\S.*))?$/s

export interface NamedVerdict {
  readonly type: 'by_name'
  readonly verdict: 'approve' | 'return'
  /** Whatever the name fits. */
  readonly indicators: readonly string[]
  readonly period: Period | null
  readonly reason: string | null
}

/** Null: no name is put to the review. Who reviews nothing means something else by 退回. */
export function verdictIn(turn: Turn): NamedVerdict | null {
  const { reading, sender, books, message } = turn
  const found = VERDICT.exec(plain(message.text))
  const [, about = '', verb = '', reason] = found ?? []
  if (found === null || reading.figures.length > 0) return null
  const approved = APPROVED.test(verb)
  if (officeCampaigns(sender, books.plan).length === 0 && !(approved && reason === undefined)) return null
  if (approved && reason !== undefined) return null
  const indicators = onlyNamed(turn, about)
  if (indicators.length === 0) return null
  return {
    type: 'by_name',
    verdict: approved ? 'approve' : 'return',
    indicators,
    period: reading.period,
    reason: withItsMarks(message.text, reason ?? null),
  }
}

/** The target of an indicator whose printed numbers differ, as an office would have it: a wish to rule. */
export function rulingIn(turn: Turn): Extract<Command, { type: 'rule' }> | null {
  const { message, sender, books } = turn
  const [, about = '', value, basis] = CALLED.exec(plain(message.text)) ?? []
  if (value === undefined || officeCampaigns(sender, books.plan).length === 0) return null
  const disputed = onlyNamed(turn, about).some((id) => judgedTarget(books.plan.indicator(id)) === null)
  return disputed
    ? { type: 'rule', about, value, basis: withItsMarks(message.text, basis?.trim() ?? null) }
    : null
}

/** The indicators that the words name; none where they say more than the name. */
function onlyNamed({ reading }: Turn, about: string): string[] {
  const hits = reading.names.filter((it) => it.kind === 'indicator' && about.includes(it.text))
  const times = /(?:20\d\d年)?(?:第?[一二三四]季度|上半年|全年|\d{1,2}(?:[-—至到]\d{1,2})?月份?)/g
  const rest = hits
    .reduce((left, it) => left.replace(it.text, ''), about)
    .replace(times, '')
    .replace(AROUND, '')
  return rest === '' ? [...new Set(hits.flatMap((it) => it.ids))] : []
}
