/**
 * What a store's file is known to hold, kept in a small file beside it (`diaodu.sqlite.head`): how many entries its
 * ledger has, and the hash of the last. Should the data file be emptied, replaced or cut, this one tells.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Problem } from '../base/problem.ts'
import { fileOf, PRIVATE } from './place.ts'
import { isDatabase } from './postgres/address.ts'

export interface Mark {
  readonly entries: number
  readonly hash: string
}

/** Null: none was made, or there is no file. */
export function markOf(url: string): Mark | null {
  if (isDatabase(url)) return null
  const file = fileOf(url)
  return file === ':memory:' ? null : markBeside(file)
}

/** Null removes it. A disk that is full leaves the old one. */
export async function makeMark(url: string, mark: Mark | null): Promise<void> {
  if (isDatabase(url)) return
  const file = fileOf(url)
  if (file === ':memory:') return
  if (mark === null) return rm(nameOf(file), { force: true })
  const part = `${nameOf(file)}.part-${process.pid}`
  try {
    const handle = await open(part, 'w', PRIVATE)
    try {
      await handle.writeFile(`${JSON.stringify(mark)}\n`)
    } finally {
      await handle.close()
    }
    await rename(part, nameOf(file))
  } finally {
    await rm(part, { force: true })
  }
}

/** Throws `store.lost` where a ledger was and no data are: missing, or without a byte. */
export function refuseLost(file: string): void {
  const size = existsSync(file) ? statSync(file).size : 0
  const mark = size > 0 ? null : markBeside(file)
  if (mark === null) return
  throw new Problem(
    'store.lost',
    `数据文件${existsSync(file) ? '是空的' : '不见了'}：${file}；此前台账有 ${mark.entries} 条`,
    '请检查磁盘是否挂载、路径是否正确，或用 restore 恢复备份；确认要从空台账重新开始的，启动时加 --new。',
  )
}

function markBeside(file: string): Mark | null {
  try {
    const { entries, hash } = JSON.parse(readFileSync(nameOf(file), 'utf8'))
    return Number.isSafeInteger(entries) && entries > 0 && typeof hash === 'string' ? { entries, hash } : null
  } catch {
    // None, or half of one: it is a help and no record.
    return null
  }
}

function nameOf(file: string): string {
  return `${file}.head`
}
