/** What is said in fixed words of accounts and groups: 绑定 市商务局, 绑定 通过 1 单位负责人, 解绑 1, 登记本群 内部. */
import type { Level } from '../ledger/admission.ts'
import { plain } from './plain.ts'

export type Admission =
  | { readonly type: 'bindings' }
  | { readonly type: 'confirm'; readonly number: number; readonly rest: string }
  | { readonly type: 'refuse'; readonly number: number; readonly reason: string }
  | { readonly type: 'unbind'; readonly number: number }
  /** Undefined: what is it. */
  | { readonly type: 'room'; readonly level: Level | null | undefined }

const LIST =
  /^(?:请?(?:查看|看看?|列出))?(?:待确认的?|所有)?(?:绑定(?:申请|名单|列表|情况|清单)|待绑定(?:申请|名单)?)$/
const CONFIRM = /^(?:绑定\s*(?:通过|确认|同意)|(?:通过|确认|同意)绑定)\s*第?(\d{1,4})号?\s*(.*)$/s
const REFUSE = /^(?:绑定\s*(?:退回|拒绝|驳回|不通过)|(?:退回|拒绝|驳回)绑定)\s*第?(\d{1,4})号?[\s,:]*(.*)$/s
const UNBIND = /^(?:解绑|解除绑定|取消绑定)\s*第?(\d{1,4})号?$/
const ROOM = /^登记(?:本|这个|此)群(?:为|级别)?\s*[:,]?\s*(公开|内部)?(?:级|群)?$/
const ROOM_GONE = /^(?:取消|注销|撤销)(?:本|这个|此)群(?:的)?登记$|^(?:取消|注销|撤销)登记(?:本|这个|此)群$/
const ROOM_ASKED = /^(?:本|这个|此)群(?:是什么)?(?:级别|登记(?:情况|了吗|了没))$/

export function admissionIn(text: string): Admission | null {
  const said = plain(text)
  if (LIST.test(said)) return { type: 'bindings' }
  const [confirm, refuse, unbind] = [CONFIRM.exec(said), REFUSE.exec(said), UNBIND.exec(said)]
  if (confirm) return { type: 'confirm', number: Number(confirm[1]), rest: confirm[2]?.trim() ?? '' }
  if (refuse) return { type: 'refuse', number: Number(refuse[1]), reason: refuse[2]?.trim() ?? '' }
  if (unbind) return { type: 'unbind', number: Number(unbind[1]) }
  if (ROOM_GONE.test(said)) return { type: 'room', level: null }
  if (ROOM_ASKED.test(said)) return { type: 'room', level: undefined }
  const room = ROOM.exec(said)
  // Without a level it is the usual one of a working group.
  return room ? { type: 'room', level: room[1] === '公开' ? 'public' : 'internal' } : null
}
