/**
 * `diaodu store copy FROM TO`: everything that one store holds, into one that is empty, whatever the engines: from a file
 * into a database when a city grows, from a database into a file as a backup. What was copied is read again on both sides
 * and compared, and the ledger is verified, before anything is said of success. A copy that was broken off is begun again.
 *
 * Problems: `copy.same`, `copy.not_empty`, `copy.ledger`, `copy.differs`, `start.running`.
 */
import { createHash } from 'node:crypto'
import { canonical } from '../base/canonical.ts'
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Store, Write } from '../base/store.ts'
import { COPYING, refuseHalf } from '../storage/half-copied.ts'
import { makeMark } from '../storage/mark.ts'
import { nameOf, openStore } from '../storage/open.ts'
import { isRunning, LEASES, running, START } from './alone.ts'
import { soundnessOf } from './soundness.ts'

const BATCH = 500

export interface CopyNeeds {
  readonly clock: Clock
  /** Takes the place of what it said before. */
  readonly progress: (line: string) => void
}

/** What is to be said of it. */
export async function copyStore(from: string, to: string, needs: CopyNeeds): Promise<string> {
  if (nameOf(from) === nameOf(to))
    throw new Problem('copy.same', '来源和去处是同一份数据', '请写两个不同的数据地址。')
  const source = await openStore(from)
  try {
    await refuseHalf(source)
    if (await isRunning(source, needs.clock)) throw running()
    const { faults, entries } = await soundnessOf(source)
    if (faults.length > 0) throw unsound(from, faults)
    const target = await openStore(to, { isNew: true })
    try {
      await begin(target, to)
      const rows = await copied(source, target, needs.progress)
      const files = await filesCopied(source, target, needs.progress)
      await compare(source, target, needs.progress)
      const { faults: left, entries: there } = await soundnessOf(target)
      if (left.length > 0 || there.at(-1)?.hash !== entries.at(-1)?.hash) throw unsound(to, left)
      await target.shelf(COPYING).delete(COPYING)
      const last = there.at(-1)
      await makeMark(to, last === undefined ? null : { entries: last.number, hash: last.hash })
      const head = last === undefined ? '' : `，末条校验值 ${last.number}:${last.hash}`
      return `已复制到 ${nameOf(to)}：${rows} 条记录，${files} 份佐证材料，逐条核对一致；台账完整，${there.length} 条${head}`
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function begin(target: Store, to: string): Promise<void> {
  const shelves = await target.shelves()
  const isHalf = shelves.includes(COPYING)
  if (shelves.length > 0 && !isHalf)
    throw new Problem(
      'copy.not_empty',
      `去处已有数据，不会覆盖：${nameOf(to)}`,
      '请另写一个文件名，或另写一个 schema。',
    )
  await target.shelf(COPYING).set(COPYING, 1)
}

async function copied(source: Store, target: Store, progress: (line: string) => void): Promise<number> {
  let rows = 0
  for (const name of await source.shelves()) {
    const batch: Write[] = []
    const write = async () => {
      await target.commit(batch.splice(0))
      progress(`${name}：已复制，共 ${rows} 条记录`)
    }
    for await (const [key, value] of source.shelf<unknown>(name).entries()) {
      if (isLeft(name, key)) continue
      batch.push({ shelf: name, key, set: value })
      rows += 1
      if (batch.length >= BATCH) await write()
    }
    await write()
    // The greatest key that ever stood: it tells a tail that was cut off.
    const highest = await source.shelf(name).highest()
    const shelf = target.shelf<unknown>(name)
    if (highest !== undefined && !isLeft(name, highest) && (await shelf.putIfAbsent(highest, 0)))
      await shelf.delete(highest)
  }
  return rows
}

async function filesCopied(source: Store, target: Store, progress: (line: string) => void): Promise<number> {
  let files = 0
  for await (const { name } of source.files.list()) {
    const bytes = await source.files.get(name)
    if (bytes === null) continue
    await target.files.put(name, bytes)
    const there = await target.files.get(name)
    if (there === null || !Buffer.from(there).equals(bytes)) throw differs(`佐证材料 ${name}`)
    files += 1
    progress(`佐证材料：已复制 ${files} 份`)
  }
  return files
}

async function compare(source: Store, target: Store, progress: (line: string) => void): Promise<void> {
  const names = new Set([...(await source.shelves()), ...(await target.shelves())])
  names.delete(COPYING)
  for (const name of names) {
    progress(`${name}：正在核对`)
    const [here, there] = await Promise.all([digestOf(source, name), digestOf(target, name)])
    if (here !== there) throw differs(name)
  }
}

/** Of all that stands on a shelf, in the order of its keys, and of the greatest key. */
async function digestOf(store: Store, name: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const [key, value] of store.shelf<unknown>(name).entries())
    if (!isLeft(name, key)) hash.update(`${JSON.stringify(key)}:${canonical(value)}\n`)
  if (name !== LEASES) hash.update(String(await store.shelf(name).highest()))
  return hash.digest('hex')
}

/** Whoever ran on the one does not run on the other. */
function isLeft(shelf: string, key: string): boolean {
  return shelf === LEASES && key === START
}

function unsound(url: string, faults: readonly string[]): Problem {
  return new Problem(
    'copy.ledger',
    [`台账不完整：${nameOf(url)}`, ...faults.map((it) => `  ${it}`)].join('\n'),
    '请先用完好的备份恢复。',
  )
}

function differs(what: string): Problem {
  return new Problem(
    'copy.differs',
    `复制后两边不一致：${what}`,
    '复制时两边都不能有程序在写；请停止后重新复制。',
  )
}
