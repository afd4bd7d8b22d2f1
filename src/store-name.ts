/**
 * Where a city's data lies when nobody says: one file for the city over the years, since 同比 and last year's annual
 * figures go across the border of the year.
 *
 * @example usualStore('seeds/yueyang-2025', []) // 'sqlite:data/yueyang.sqlite'
 */
import { readdirSync } from 'node:fs'
import { basename } from 'node:path'

export const DATA = 'data'

/**
 * `files`: what the data folder holds. One that an earlier program named after a plan is opened where it stands, that
 * of the plan itself or the latest of the years before it.
 */
export function usualStore(plan: string, files: readonly string[]): string {
  const name = basename(plan)
  const [, city = name, year] = /^(.+?)[-_]?(\d{4})$/.exec(name) ?? []
  const years = files.flatMap((it) => {
    const [, its, of] = /^(.+?)[-_]?(\d{4})\.sqlite$/.exec(it) ?? []
    return its === city && of !== undefined && year !== undefined && of <= year ? [{ of, it }] : []
  })
  const latest = years.sort((a, b) => b.of.localeCompare(a.of))[0]
  return `sqlite:${DATA}/${latest?.it ?? `${city}.sqlite`}`
}

/** The city of a plan's folder: its name without the year. */
export function cityOf(plan: string): string {
  const name = basename(plan)
  return /^(.+?)[-_]?\d{4}$/.exec(name)?.[1] ?? name
}

/** Names in a folder; none where there is no such folder. */
export function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
