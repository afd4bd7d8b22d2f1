/**
 * Reads a plan's folder and checks it: every fault of every file at once, each with its file and the name of what it
 * is in, so that whoever keeps the seeds mends them in one go. After this the program trusts the plan. Whether the
 * folder says what its document says is for `plan check`: plan/proof/.
 *
 * Where plan.json names `previous`, last year's folder is read too, and the one before it behind it.
 */
import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Problem } from '../base/problem.ts'
import { Catalogue } from './catalogue.ts'
import { readFolder } from './folder.ts'
import { brokenLinks } from './links.ts'
import { withLedgerIds } from './renamed.ts'

/** Throws a Problem `seeds.invalid` whose message lists the faults, one a line. */
export function loadPlan(folder: string): Catalogue {
  const { plan, faults } = readPlan(folder)
  if (faults.length > 0) throw invalid(folder, faults)
  return plan
}

export function invalid(folder: string, faults: readonly string[]): Problem {
  return new Problem(
    'seeds.invalid',
    `计划数据 ${folder} 有 ${faults.length} 处错误:\n${faults.map((it) => `  ${it}`).join('\n')}`,
    '请按上列文件和位置逐处改正后，用 plan check 再查一遍。',
  )
}

/** The plan as far as it can be read, and everything wrong with it; `whole`: nothing was left out for its shape. */
export function readPlan(
  folder: string,
  later: readonly string[] = [],
): { plan: Catalogue; faults: string[]; whole: boolean } {
  const { data, faults: shapes, leftOut } = readFolder(folder)
  const faults = [...shapes, ...brokenLinks(data, leftOut)]
  const whole = shapes.length === 0
  const { previous: named, year, city } = data.plan
  const alone = (...more: string[]) => ({ plan: new Catalogue(data), faults: [...faults, ...more], whole })
  if (named === undefined) return alone(...withLedgerIds(data, null).faults)
  const before = previousFolder(folder, named)
  const chain = [...later, resolve(folder)]
  if (before === null) return alone(`plan.json previous: 没有文件夹“${named}”`)
  if (chain.includes(resolve(before))) return alone(`plan.json previous: “${named}”又指回本计划`)
  const { plan: previous, faults: itsFaults } = readPlan(before, chain)
  faults.push(...itsFaults.map((it) => `上年计划 ${named}: ${it}`))
  if (previous.plan.year !== year - 1)
    faults.push(`plan.json previous: “${named}”是${previous.plan.year}年的计划，应为${year - 1}年`)
  if (previous.plan.city !== city)
    faults.push(`plan.json previous: “${named}”是“${previous.plan.city}”的计划，不是“${city}”的`)
  const known = withLedgerIds(data, previous)
  faults.push(...known.faults)
  return { plan: new Catalogue({ ...known.data, previous }), faults, whole }
}

/** Beside the plan's folder, or from where the program runs; null where there is none. */
export function previousFolder(folder: string, named: string): string | null {
  const places = [join(dirname(resolve(folder)), named), resolve(named), resolve(folder, named)]
  const beside = join(dirname(resolve(folder)), basename(named))
  return [...places, beside].find((it) => existsSync(join(it, 'plan.json'))) ?? null
}
