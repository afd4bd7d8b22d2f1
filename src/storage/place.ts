/**
 * Where a store's file is, and whether the file that is open is still the one that stands under its name. Moved away, deleted or replaced, SQLite goes
 * on reading and writing the old one, which nobody would ever find again.
 */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Problem } from '../base/problem.ts'

export const PRIVATE = 0o600
const DEFAULT_FILE = 'data/diaodu.sqlite'

/** The absolute path that a URL means, `:memory:` for none. `sqlite:x`, and `sqlite://x` as Keyv's own adapters write it. */
export function fileOf(url: string): string {
  if (url === 'memory:') return ':memory:'
  if (/^postgres(ql)?:/.test(url))
    throw new Problem(
      'store.no_file',
      '数据在 PostgreSQL 中，没有数据文件',
      '备份请用 pg_dump，或 diaodu store copy <数据库地址> sqlite:备份.sqlite；恢复同样用 store copy。',
    )
  const path = /^sqlite:(?:\/\/)?(.*)$/s.exec(url)?.[1]
  if (path === undefined) {
    throw new Problem(
      'store.url',
      '不认识的数据地址',
      '请写成 sqlite:data/diaodu.sqlite、postgres://用户:密码@主机:5432/数据库 或 memory:。',
    )
  }
  return resolve(path === '' ? DEFAULT_FILE : path)
}

export class Place {
  readonly #file: string
  /** Null: in memory. */
  readonly #opened: string | null

  constructor(file: string) {
    this.#file = file
    this.#opened = file === ':memory:' ? null : identityOf(file)
  }

  /** Throws `store.gone`. */
  check(): void {
    if (this.#opened !== null && identityOf(this.#file) !== this.#opened) throw gone(this.#file)
  }
}

/** Device and number of the file; `''`: none stands there. */
function identityOf(file: string): string {
  if (!existsSync(file)) return ''
  const { dev, ino } = statSync(file)
  return `${dev} ${ino}`
}

function gone(file: string): Problem {
  return new Problem(
    'store.gone',
    `数据文件已被移走、删除或替换：${file}`,
    '请停止程序，把原来的数据文件放回原处（或用备份恢复），再启动。',
  )
}
