/**
 * `diaodu list VERB`, on the bot's own file:
 *
 *     list import 重大项目.xlsx             the list as it is from then on; --dry-run only shows what would change
 *     list import 重大项目.xlsx 重大项目    under another name than the sheet's own title
 *     list import 重大项目.xlsx --keeper 某专班办公室 --level 内部   which office keeps it, and who may see it
 *     list plan                             the projects that the plan's own document names; --dry-run
 *     list export 清单.xlsx                 every list with what was reported since, or the one that is named
 *
 * Returns the exit code: 0, 1 where faults were found, 2 for a wrong command line.
 */
import { systemClock } from '../base/clock.ts'
import type { Store } from '../base/store.ts'
import { Ledger } from '../ledger/ledger.ts'
import { loadPlan } from '../plan/seeds.ts'
import { exportList } from './list-export.ts'
import { importList } from './list-import.ts'
import { takePrinted } from './list-plan.ts'

const USAGE =
  '用法：list import 文件.xlsx [清单名称] [--dry-run] ｜ list plan [--dry-run] ｜ list export 文件.xlsx [清单名称]'

interface Given {
  readonly folder: string
  readonly dryRun: boolean
  readonly keeper?: string | null
  readonly level?: string | null
}

export async function listVerb(
  [verb, file, name, ...rest]: readonly string[],
  open: () => Promise<Store>,
  out: (line: string) => void,
  { folder, ...given }: Given,
): Promise<number> {
  const isKnown = (verb === 'import' || verb === 'export') && file !== undefined && /\.xlsx$/i.test(file)
  const isPlan = verb === 'plan' && file === undefined
  if ((!isKnown && !isPlan) || rest.length > 0) {
    out(USAGE)
    return 2
  }
  const store = await open()
  try {
    const plan = loadPlan(folder)
    const ledger = await Ledger.open(store, systemClock, { plan, noted: verb !== 'export' && !given.dryRun })
    const needs = { plan, ledger, clock: systemClock, out }
    if (file === undefined) return await takePrinted(folder, given.dryRun, needs)
    return verb === 'import'
      ? await importList(file, { name: name ?? null, ...given }, needs)
      : await exportList(file, name ?? null, needs)
  } finally {
    await store.close()
  }
}
