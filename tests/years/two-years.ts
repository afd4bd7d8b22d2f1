/**
 * Two years of one city, made from the real plan: `year open` gives 2026, in which retail has a target of its own and
 * 固定资产投资增速 is dropped. What a person did by hand is done here to the files.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { simulateLines } from '../../src/cli/simulate.ts'
import { yearVerb } from '../../src/cli/year.ts'
import type { Catalogue } from '../../src/plan/catalogue.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { runLines } from '../cli/verbs.ts'

export const RETAIL = '1-retail-growth'
export const DROPPED = '1-fixed-investment-growth'

const list = z.array(z.looseObject({}))
const targets = z.array(z.looseObject({}))

export class TwoYears {
  readonly root = mkdtempSync(join(tmpdir(), 'years-'))
  readonly folder = { 2025: join(this.root, 'yueyang-2025'), 2026: join(this.root, 'yueyang-2026') }
  readonly store = `sqlite:${join(this.root, 'yueyang.sqlite')}`
  readonly opened: string[] = []

  constructor() {
    cpSync('seeds/yueyang-2025', this.folder[2025], { recursive: true })
    yearVerb(['open', '2026'], { folder: this.folder[2025], out: (text) => void this.opened.push(text) })
    this.edit('plan.json', (it) => ({ ...z.looseObject({}).parse(it), issued: '2026-02-05' }))
    this.edit('indicators/annex-1.json', (it) =>
      list
        .parse(it)
        .filter(({ id }) => id !== DROPPED)
        .map((indicator) => {
          if (indicator.id !== RETAIL) return indicator
          const set = { value: 6, text: null, location: '总体方案 一、攻坚目标', quote: '社零增长6%' }
          return {
            ...indicator,
            targets: targets.parse(indicator.targets).map((its) => ({ ...its, ...set })),
          }
        }),
    )
    this.edit('calendar.json', (it) => list.parse(it).filter(({ indicator }) => indicator !== DROPPED))
  }

  edit(file: string, change: (content: unknown) => unknown): void {
    const path = join(this.folder[2026], file)
    writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))))
  }

  plan(year: 2025 | 2026): Catalogue {
    return loadPlan(this.folder[year])
  }

  /** Lines through `simulate`, on the one store unless another is named. */
  async run(year: 2025 | 2026, lines: readonly unknown[], store = this.store) {
    return runLines(lines, (streams) => simulateLines(this.plan(year), store, streams))
  }

  close(): void {
    rmSync(this.root, { recursive: true })
  }
}
