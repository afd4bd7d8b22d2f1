/**
 * What can go wrong with the file, in the operator's words. Codes:
 * `store.full`, `store.io`, `store.readonly`, `store.busy`, `store.damaged`, `store.not_database`, `store.cannot_open`.
 * Nothing here or elsewhere in this room deletes or overwrites a file that it cannot read.
 */
import { Problem } from '../base/problem.ts'

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html; an extended code keeps its primary in the low byte. */
const SQLITE = {
  PERM: 3,
  BUSY: 5,
  LOCKED: 6,
  READONLY: 8,
  IOERR: 10,
  CORRUPT: 11,
  FULL: 13,
  CANTOPEN: 14,
  NOTADB: 26,
}

const NOT_OPENED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'ENOTDIR', 'ENOENT', 'EEXIST'])

/** SQLite's primary result code of an error, or the one that stands for an error of the file system; else undefined. */
function resultCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { rawCode, code, message } = error as { rawCode?: unknown; code?: unknown; message?: unknown }
  if (typeof rawCode === 'number') return rawCode & 0xff
  if (code === 'ENOSPC' || code === 'EDQUOT') return SQLITE.FULL
  if (code === 'EROFS') return SQLITE.READONLY
  if (typeof code === 'string' && NOT_OPENED.has(code)) return SQLITE.CANTOPEN
  // libsql reports a failed opening without a code: `Unable to open connection to local database /x: 14`.
  const opening =
    typeof message === 'string' ? /Unable to open connection.*: (\d+)"?\)?$/s.exec(message) : null
  return opening ? Number(opening[1]) & 0xff : undefined
}

/** Another process holds the file just now: worth trying again. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error)
  return code === SQLITE.BUSY || code === SQLITE.LOCKED
}

/** The Problem that an error of the driver or the file system amounts to; what is no fault of the file comes back as it is. */
export function problemOf(error: unknown, file: string): unknown {
  const say = (code: string, message: string, remedy: string) =>
    new Problem(`store.${code}`, `${message}：${file}`, remedy, error)

  switch (resultCode(error)) {
    case SQLITE.FULL:
      return say('full', '磁盘已满，数据未写入', '请清理磁盘或扩容后重试；此前已确认的数据都在。')
    case SQLITE.IOERR:
      return say(
        'io',
        '读写数据文件失败',
        '请检查磁盘空间、文件大小限额和磁盘是否完好，然后重试；此前已确认的数据都在。',
      )
    case SQLITE.READONLY:
      return say(
        'readonly',
        '数据文件为只读，不能写入',
        '请检查文件及所在文件夹的权限，使运行本程序的账号可以写入。',
      )
    case SQLITE.PERM:
    case SQLITE.CANTOPEN:
      return say(
        'cannot_open',
        '打不开数据文件',
        '请检查路径是否正确、所在文件夹是否存在、运行本程序的账号是否有读写权限。',
      )
    case SQLITE.BUSY:
    case SQLITE.LOCKED:
      return say(
        'busy',
        '数据文件被其他程序长时间占用',
        '请关闭正在打开该文件的其他程序（如数据库查看工具、备份程序），然后重试。',
      )
    case SQLITE.CORRUPT:
      return say(
        'damaged',
        '数据文件已损坏',
        '请停止程序，先把该文件另存一份，再用最近的备份恢复；不要删除原文件。',
      )
    case SQLITE.NOTADB:
      return say(
        'not_database',
        '该文件不是本程序的数据文件',
        '请检查配置中的路径；若原来是数据文件，说明已损坏，请另存后用备份恢复。',
      )
    default:
      return error
  }
}
