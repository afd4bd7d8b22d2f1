/**
 * What is said in fixed words and means something only here, recognised before the intent: 待审核, 通过 1 3,
 * 退回 2 口径不符, 裁定 高新技术产业增加值 按6% 依据…, 绑定 市商务局, 签发, 征求意见, 无意见.
 */
import { plain, plainNumbers } from './plain.ts'

export type Command =
  | { readonly type: 'list' }
  /** Numbers of the list; null: all of it. An empty list: none were named. */
  | { readonly type: 'approve'; readonly numbers: readonly number[] | null }
  | { readonly type: 'return'; readonly numbers: readonly number[] | null; readonly reason: string | null }
  | {
      readonly type: 'rule'
      readonly about: string
      readonly value: string | null
      readonly basis: string | null
    }
  | { readonly type: 'bind'; readonly unit: string }
  /** Null: not yet the second yes. */
  | { readonly type: 'issue'; readonly code: string | null; readonly about: string }
  | { readonly type: 'consult'; readonly about: string }
  | { readonly type: 'opinion'; readonly words: string }

const LIST =
  /^(?:请?(?:查看|看看?|看一下|列出|列一下|显示))?(?:现在|目前)?(?:还)?(?:有|剩)?(?:没有?)?(?:哪些|什么|几[条项个])?(?:的)?(?:数据|指标)?(?:是)?(?:待我?审核?|(?:要|需要?|等)我?审核?|没审核?|(?:要|需要?|等)我审?批的?|未审核?|审核)(?:的)?(?:数据|指标|列表|清单|有哪些|情况)?(?:没有?|吗|么|呢)?$/
const ALL =
  /^(?=.*[全都有余剩其])(?:请)?(?:把|将)?(?:(?:剩下?|余下|其余|其它|其他|剩余)(?:的)?(?:数据|指标|几[条项个])?)?(?:全部|都|所有的?|全都|全)?$/
const APPROVE_LED = /^(?:审核)?(?:通过|批准)\s*(.*)$/s
const APPROVE_TRAILED = /^(.{1,30}?)\s*(?:审核)?(?:通过|批准)$/
const RETURN =
  /^(?:退回|驳回|打回)(?:\s*|第)((?:第?\d{1,2}(?!\d*[.%月季年日家个万亿])[条项号]?[\s,、和及]*)*)[,:\s]*(.*)$/s
const RETURN_TRAILED =
  /^(?:请)?(?:把|将)?\s*(.{1,20}?)\s*(?:退回|驳回|打回)(?:去)?(?:\s*[,:;]\s*|\s+|$)(.*)$/s
const RULE = /^裁定\s*[:,]?\s*(\S.*)$/s
const ISSUE = /^(?:请|确认)?签发(?!了|的|过|情况|人|时间)\s*(?:([0-9a-f]{8})|(.{0,20}))$/i
const CONSULT = /^(?:请)?(?:就)?(.{0,20}?)征求(.{0,12}?)意见(?:建议)?$/
const OPINION = /^(?:反馈)?意见\s*[:,]\s*(.*)$|^(无(?:不同)?意见)$/s
const BIND = /^(?:我?要?|申请|请)?绑定\s*[:,]?\s*(.*)$/s

export function commandIn(text: string): Command | null {
  const said = plain(text)
  if (LIST.test(said)) return { type: 'list' }
  const command = approval(said) ?? returning(said) ?? ruling(said) ?? binding(said) ?? papers(said)
  if (command?.type === 'return') return { ...command, reason: withItsMarks(text, command.reason) }
  if (command?.type === 'rule') return { ...command, basis: withItsMarks(text, command.basis) }
  if (command?.type === 'opinion') return { ...command, words: withItsMarks(text, command.words) ?? '' }
  return command
}

/** A reason goes into the ledger with its own punctuation. */
export function withItsMarks(text: string, piece: string | null): string | null {
  const folded = text.normalize('NFKC')
  const at = piece === null ? -1 : folded.lastIndexOf(piece)
  if (piece === null || at < 0 || folded.length !== text.length) return piece
  return text.slice(at, at + piece.length)
}

function approval(said: string): Command | null {
  const which = APPROVE_LED.exec(said)?.[1] ?? APPROVE_TRAILED.exec(said)?.[1]
  if (which === undefined) return null
  if (which.trim() === '') return { type: 'approve', numbers: [] }
  if (ALL.test(which)) return { type: 'approve', numbers: null }
  const numbers = plainNumbers(which)
  return numbers === null ? null : { type: 'approve', numbers }
}

function returning(said: string): Command | null {
  const found = RETURN.exec(said)
  if (found === null) return returningAfter(said)
  const numbers = (found[1]?.match(/\d+/g) ?? []).map(Number)
  const reason = reasonIn(found[2] ?? '')
  // 退回 without a number is said of many things: 退回去, 退回重报 …
  if (numbers.length === 0 && reason !== null) return null
  return { type: 'return', numbers, reason }
}

/** 2退回，口径不对; 剩下的都退回，…: the number before the word. */
function returningAfter(said: string): Command | null {
  const [, which = '', reason = ''] = RETURN_TRAILED.exec(said) ?? []
  if (which === '') return null
  const numbers = ALL.test(which) ? null : plainNumbers(which)
  if (numbers === null && !ALL.test(which)) return null
  return { type: 'return', numbers, reason: reasonIn(reason) }
}

function reasonIn(words: string): string | null {
  const reason = words.replace(/^(?:原因|理由|因为?)[:,\s]*(?:是)?/, '').trim()
  return reason === '' ? null : reason
}

function ruling(said: string): Command | null {
  const rest = RULE.exec(said)?.[1]
  if (rest === undefined) return null
  const basis = /依据\s*[:是为]?\s*(\S.*)$/s.exec(rest)?.[1]?.trim() ?? null
  const body = rest.replace(/[,;\s]*依据.*$/s, '')
  const by = /(?:按照?|为|以|用)\s*([^\s按为以用,]+?)(?:为准|执行|判断|评判|掌握)?$/.exec(body)
  return { type: 'rule', about: by === null ? body : body.slice(0, by.index), value: by?.[1] ?? null, basis }
}

function binding(said: string): Command | null {
  const unit = BIND.exec(said)?.[1]
  if (unit === undefined || unit.length > 20) return null
  return { type: 'bind', unit: unit.replace(/^(?:到|为|单位|账号)\s*/, '') }
}

function papers(said: string): Command | null {
  const issue = ISSUE.exec(said)
  if (issue !== null) return { type: 'issue', code: issue[1]?.toLowerCase() ?? null, about: issue[2] ?? '' }
  const consult = CONSULT.exec(said)
  if (consult !== null) return { type: 'consult', about: `${consult[1] ?? ''}${consult[2] ?? ''}` }
  const opinion = OPINION.exec(said)
  return opinion === null ? null : { type: 'opinion', words: (opinion[1] ?? opinion[2] ?? '').trim() }
}
