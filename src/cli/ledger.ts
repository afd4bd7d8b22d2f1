/**
 * `diaodu ledger VERB`, on the bot's own file and beside it:
 *
 *     ledger verify                     whether anything was changed, lost or moved since it was appended
 *     ledger verify 120:5f0c…           and whether entry 120 is the one whose hash was noted down then
 *     ledger export                     every entry as one JSON line, as stored
 *     ledger export figures.xlsx        the figures that stand, as a table
 *     ledger import figures.xlsx        figures of such a table, one entry, all or nothing; --dry-run only looks
 *     ledger forget <channel> <person>  deletes what a person wrote, verbatim, and leaves figures and chain
 *
 * Returns the exit code: 0, 1 where faults were found, 2 for a wrong command line.
 */
import { systemClock } from '../base/clock.ts'
import type { Store } from '../base/store.ts'
import { entryKey, LEDGER_SHELF, Ledger } from '../ledger/ledger.ts'
import { entrySchema } from '../ledger/revision.ts'
import type { Mark } from '../storage/mark.ts'
import { checkpointFits, soundnessOf } from './soundness.ts'

const USAGE =
  '用法：ledger verify [编号:校验值] ｜ ledger export [文件.xlsx] ｜ ledger import 文件.xlsx [--dry-run] ｜ ledger forget <渠道> <账号>'

const CHECKPOINT_ASTRAY = '检查点与台账不一致：台账以校验链为准，程序启动后会发现并重做检查点。'

export async function ledgerVerb(
  args: string[],
  open: () => Promise<Store>,
  out: (line: string) => void,
  { folder, dryRun = false, mark = null }: { folder: string; dryRun?: boolean; mark?: Mark | null },
): Promise<number> {
  const [verb, ...rest] = args
  const anchor = /^(\d+):([0-9a-f]{12,64})$/.exec(rest[0] ?? '')
  const run =
    verb === 'verify' && (rest.length === 0 || (rest.length === 1 && anchor))
      ? (store: Store) => verifyAll(store, out, mark, anchor?.[1], anchor?.[2])
      : verb === 'export' && rest.length === 0
        ? (store: Store) => exportAll(store, out)
        : (verb === 'export' || verb === 'import') && rest.length === 1 && /\.xlsx$/i.test(rest[0] ?? '')
          ? (store: Store) => tables(verb, rest[0] ?? '', store, out, { folder, dryRun })
          : verb === 'forget' && rest.length === 2
            ? (store: Store) => forgetPerson(store, out, rest[0] ?? '', rest[1] ?? '')
            : undefined
  if (!run) {
    out(USAGE)
    return 2
  }
  const store = await open()
  try {
    return await run(store)
  } finally {
    await store.close()
  }
}

async function verifyAll(
  store: Store,
  out: (line: string) => void,
  mark: Mark | null,
  number: string | undefined,
  hash: string | undefined,
): Promise<number> {
  const { faults, rows, entries } = await soundnessOf(store, mark)
  for (const fault of faults) out(fault)

  const noted = number === undefined ? undefined : rows.find(([key]) => key === entryKey(Number(number)))?.[1]
  const astray = number !== undefined && !entrySchema.safeParse(noted).data?.hash.startsWith(hash ?? '')
  if (astray) out(`第 ${number} 条：与给定的校验值不符`)
  if (faults.length > 0 || astray) return 1
  if (!(await checkpointFits(store, entries))) out(CHECKPOINT_ASTRAY)

  const revisions = entries.reduce((sum, entry) => sum + entry.revisions.length, 0)
  const last = entries.at(-1)
  out(
    `台账完整：${entries.length} 条，${revisions} 项修订${last ? `，末条校验值 ${last.number}:${last.hash}` : ''}`,
  )
  return 0
}

async function exportAll(store: Store, out: (line: string) => void): Promise<number> {
  for await (const [, value] of store.shelf<unknown>(LEDGER_SHELF).entries()) out(JSON.stringify(value))
  return 0
}

async function tables(
  verb: 'export' | 'import',
  file: string,
  store: Store,
  out: (line: string) => void,
  { folder, dryRun }: { folder: string; dryRun: boolean },
): Promise<number> {
  const [{ exportTable }, { importTable }, { loadPlan }] = await Promise.all([
    import('./ledger-tables.ts'),
    import('./ledger-import.ts'),
    import('../plan/seeds.ts'),
  ])
  const plan = loadPlan(folder)
  const ledger = await Ledger.open(store, systemClock, { plan, noted: verb === 'import' && !dryRun })
  const needs = { plan, ledger, clock: systemClock, out }
  return verb === 'export' ? exportTable(file, needs) : importTable(file, needs, dryRun)
}

async function forgetPerson(
  store: Store,
  out: (line: string) => void,
  channel: string,
  person: string,
): Promise<number> {
  const ledger = await Ledger.open(store, systemClock)
  const count = await ledger.forget(({ origin }) => origin.channel === channel && origin.person === person)
  out(`已删除 ${count} 条消息的原文和显示名；数据和校验链不变。正在运行的程序重启后不再保留。`)
  return 0
}
