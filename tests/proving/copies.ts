/** Copies of whole plans in which a single thing is changed by hand, and what `plan check` then says. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '../../src/base/problem.ts'
import { checkedFolder } from '../../src/cli/plan.ts'

/** The shipped plan, a city's table with deadlines, a county's plan with three roles. */
export const FOLDERS = ['seeds/yueyang-2025', 'tests/plans/yunzhou-2026', 'tests/plans/bailu-2026'] as const

/** As it stands in a file: plain JSON, edited as a person would. */
export type Thing = Record<string, unknown> & {
  targets: Thing[]
  aliases: string[]
  lead_units: string[]
  joint_units: string[]
  owner_units: string[]
}

export class Copy {
  readonly folder = mkdtempSync(join(tmpdir(), 'plan-'))

  constructor(of: string) {
    cpSync(of, this.folder, { recursive: true })
  }

  /** One file with indicators that holds one of the wanted sort; else the first. */
  indicators(change: (list: Thing[]) => void, wanted: (it: Thing) => boolean = () => true): void {
    const files = readdirSync(join(this.folder, 'indicators')).sort()
    const file = files.find((it) => this.#read<Thing[]>(`indicators/${it}`).some(wanted)) ?? files[0] ?? ''
    this.list(`indicators/${file}`, change)
  }

  list(file: string, change: (list: Thing[]) => void): void {
    const content = this.#read<Thing[]>(file)
    change(content)
    writeFileSync(join(this.folder, file), JSON.stringify(content))
  }

  plan(change: (plan: Thing) => void): void {
    const content = this.#read<Thing>('plan.json')
    change(content)
    writeFileSync(join(this.folder, 'plan.json'), JSON.stringify(content))
  }

  document(change: (text: string) => string): void {
    const file = join(this.folder, 'document.txt')
    writeFileSync(file, change(readFileSync(file, 'utf8')))
  }

  /** What the check lists; empty where it finds nothing. */
  faults(): string[] {
    try {
      checkedFolder(this.folder)
      return []
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return error.message
        .split('\n')
        .slice(1)
        .map((it) => it.trim())
    }
  }

  close(): void {
    rmSync(this.folder, { recursive: true })
  }

  #read<T>(file: string): T {
    return JSON.parse(readFileSync(join(this.folder, file), 'utf8')) as T
  }
}

export function first<T>(list: readonly T[] | undefined, wanted: (it: T) => boolean = () => true): T {
  const found = list?.find(wanted)
  if (found === undefined) throw new Error('the plan has no such thing to change')
  return found
}
