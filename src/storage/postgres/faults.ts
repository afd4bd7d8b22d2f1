/**
 * What can go wrong with a database server, in the operator's words. Codes: `store.unreachable`, `store.refused`,
 * `store.rights`, `store.readonly`, `store.full`, `store.busy`, `store.damaged`, `store.unknown`, `store.fenced`.
 */
import { Problem } from '../../base/problem.ts'

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, by class or in full. */
const WORDS: ReadonlyArray<readonly [codes: RegExp, code: string, message: string, remedy: string]> = [
  [
    /^(28|3D|08004)/,
    'refused',
    '数据库拒绝连接',
    '请核对 STORE 中的用户、密码和数据库名，以及服务器的 pg_hba.conf。',
  ],
  [/^(42501|3F)/, 'rights', '数据库账号的权限不够', '请授予该账号在此数据库中建立模式和表的权限。'],
  [/^25006/, 'readonly', '数据库为只读，不能写入', '请连接主库；备库不能写入。'],
  [/^53100/, 'full', '数据库服务器磁盘已满，数据未写入', '请清理磁盘或扩容后重试；此前已确认的数据都在。'],
  [/^(53|55P03|57014|40)/, 'busy', '数据库忙，没有及时完成', '请检查数据库的负载和连接数，稍后重试。'],
  [
    /^(XX00[12]|58030)/,
    'damaged',
    '数据库报告数据已损坏',
    '请停止程序，保留现状，按数据库的办法用备份恢复。',
  ],
]

/** SQLSTATE of an answer of the server; undefined: the server did not answer. */
export function sqlState(error: unknown): string | undefined {
  const { code, severity } = (error ?? {}) as { code?: unknown; severity?: unknown }
  // The system's own codes have no severity: `EPIPE`.
  return typeof code === 'string' && severity !== undefined ? code : undefined
}

/** The connection is gone, or nobody can tell what became of what was asked. */
export function isLost(error: unknown): boolean {
  const state = sqlState(error)
  return (
    error instanceof Error && !(error instanceof Problem) && (state === undefined || /^(08|57P)/.test(state))
  )
}

/** Somebody else was in the way just then: the whole transaction may be tried again. */
export function isRetriable(error: unknown): boolean {
  return /^(40001|40P01|23505|55P03)$/.test(sqlState(error) ?? '')
}

/** The Problem that an error amounts to; what is no fault of the database comes back as it is. */
export function problemOf(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error
  const state = sqlState(error)
  const known = WORDS.find(([codes]) => codes.test(state ?? ''))
  if (known !== undefined) return new Problem(`store.${known[1]}`, `${known[2]}：${place}`, known[3], error)
  return isLost(error) ? unreachable(place, error) : error
}

export function unreachable(place: string, cause: unknown): Problem {
  return new Problem(
    'store.unreachable',
    `连不上数据库：${place}`,
    '请检查数据库是否在运行、网络是否通；恢复后自动重连，此前已确认的数据都在。',
    cause,
  )
}

/** Whether it was written is known once the database answers again: then the message is looked up. */
export function unknownOutcome(place: string, cause: unknown): Problem {
  return new Problem(
    'store.unknown',
    `数据库在写入时失去联系，不知是否写入：${place}`,
    '请检查数据库和网络；恢复后自动核对，同一条消息不会写两次。',
    cause,
  )
}

export function fenced(place: string): Problem {
  return new Problem(
    'store.fenced',
    `已有另一个程序接手，本程序不能再写入：${place}`,
    '无需处理；本程序会自行停止，由接手的那个继续服务。',
  )
}
