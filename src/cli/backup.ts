/**
 * `diaodu backup FILE` copies the data, also while the bot runs; `diaodu restore FILE` puts a copy back: checked first,
 * the present file kept beside it.
 */
import { existsSync } from 'node:fs'
import { copyFile, rm, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Clock, dayOf, timeOf } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import { backUp, damaged, inspect, putInPlace } from '../storage/backup.ts'
import { copyFiles } from '../storage/files.ts'
import { makeMark } from '../storage/mark.ts'
import { fileOf, openStore } from '../storage/open.ts'
import { LEASES, leaseOn, running, START } from './alone.ts'
import { lossesText } from './losses.ts'
import { type Soundness, soundnessOf } from './soundness.ts'

export async function backup(url: string, file: string): Promise<string> {
  await backUp(url, file)
  // After the records: whatever they name is among the files by then.
  const files = await copyFiles(fileOf(url), resolve(file))
  const { size } = await stat(file)
  const { entries } = await checked(file)
  return `已备份到 ${resolve(file)}（${Math.ceil(size / 1024)} KB，${countText(entries.length)}）${beside(files, `${file}.evidence`)}`
}

export async function restore(url: string, file: string, clock: Clock): Promise<string> {
  const place = fileOf(url)
  if (place === ':memory:')
    throw new Problem(
      'restore.memory',
      '数据只在内存中，无处恢复',
      '请在 .env 的 STORE 中写 sqlite: 和文件路径。',
    )
  const copy = `${place}.restoring-${process.pid}`
  try {
    await copyFile(file, copy)
  } catch (cause) {
    throw new Problem('restore.file', `读不到备份文件：${file}`, '请检查路径和权限。', cause)
  }
  try {
    // The copy is what is checked, since it is what will be used.
    const { entries } = await checked(copy, file)
    const losses = await lossesText(url, entries)
    if (existsSync(place)) await refuseWhileRunning(url, clock)
    const now = clock.now()
    const stamp = `${dayOf(now)}-${timeOf(now)}-${now.toISOString().slice(17, 19)}`.replaceAll(/[-:]/g, '')
    const kept = await putInPlace(copy, url, `${place}.before-restore-${stamp}`)
    const last = entries.at(-1)
    await makeMark(url, last === undefined ? null : { entries: last.number, hash: last.hash })
    const files = await copyFiles(resolve(file), place)
    const old = kept === null ? '原来没有数据文件。' : `原数据文件保留为 ${kept}，确认无误后可自行删除。`
    return `已恢复：${countText(entries.length)}。${old}${beside(files, `${place}.evidence`)}${losses === '' ? '' : `\n${losses}`}`
  } finally {
    for (const it of [copy, `${copy}-journal`]) await rm(it, { force: true })
  }
}

/** The entries of its ledger; rejects where the file is damaged, not ours, or its ledger was tampered with. */
async function checked(file: string, named = file): Promise<Pick<Soundness, 'entries'>> {
  const { damage, schemaVersion } = await inspect(file)
  if (damage.length > 0) throw damaged(named, damage)
  if (schemaVersion === undefined)
    throw new Problem('restore.foreign', `该文件不是本程序的备份：${named}`, '请检查文件名。')
  const store = await openStore(`sqlite:${file}`)
  try {
    const { faults, entries } = await soundnessOf(store)
    if (faults.length > 0) {
      throw new Problem(
        'restore.ledger',
        `该文件的台账不完整：${named}\n${faults.map((it) => `  ${it}`).join('\n')}`,
        '请改用更早的一份备份，并保留此文件备查。',
      )
    }
    // Whoever ran when the copy was made does not run on the copy.
    await store.shelf(LEASES).delete(START)
    return { entries }
  } finally {
    await store.close()
  }
}

/** A bot would go on writing to the file that was moved away. */
async function refuseWhileRunning(url: string, clock: Clock): Promise<void> {
  let store: Awaited<ReturnType<typeof openStore>>
  try {
    store = await openStore(url)
  } catch (error) {
    // A file that cannot be opened is why one restores.
    if (error instanceof Problem) return
    throw error
  }
  try {
    if (!(await leaseOn(store, clock).take())) throw running()
  } finally {
    await store.close()
  }
}

function countText(entries: number): string {
  return `台账完整，${entries} 条`
}

function beside(files: number, folder: string): string {
  return files === 0 ? '' : `；佐证材料${files}份复制到 ${folder}`
}
