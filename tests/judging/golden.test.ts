/** Every row of golden.md is a case: light, distance and points as computed by hand. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judge } from '../../src/judging/judge.ts'
import { KINDS } from '../../src/plan/schema.ts'
import { LIGHT_WORDS } from '../../src/rendering/words/lights.ts'
import { books, indicator, monthly, plan } from './rig.ts'

const DIRECTIONS = { '≥': 'at_least', '≤': 'at_most', '≈': 'about', '=': 'equal' } as const
const RELEASES = {
  月: { every: 'month', day: 18 },
  季: { every: 'quarter', day: 25 },
  年: { every: 'year', months_after: 3, day: 31 },
} as const

const rows = readFileSync(new URL('golden.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )

describe('the table of golden cases', () => {
  it('is read whole', () => {
    expect(rows.length).toBeGreaterThanOrEqual(85)
    expect(new Set(rows.map(([name]) => name)).size).toBe(rows.length)
    expect(rows.filter((row) => row.length !== 13)).toEqual([])
  })

  it.each(rows)('%s', (...row) => {
    const [, kind, unit, better, target = '', every, months, value, today = '', light, gap, points] = row
    const promised = indicator({
      kind: KINDS.find((it) => it === kind) ?? 'milestone',
      unit: unit ?? '',
      better: better === '低' ? 'lower' : 'higher',
      targets: [
        { value: Number(target.slice(1)), direction: DIRECTIONS[target[0] as keyof typeof DIRECTIONS] },
      ],
    })
    const calendar = [monthly('x', RELEASES[every as keyof typeof RELEASES])]
    const told = value === '-' ? [] : [{ value: Number(value), period: Number(months), unit: unit ?? '' }]
    const found = judge(books(plan([promised], { calendar }), today, told), 'x')
    const against = found.gap?.against === 'schedule' ? '序时' : '目标'
    expect({
      light: LIGHT_WORDS[found.light],
      gap: found.gap === null ? '-' : `${found.gap.value}（${against}）`,
      points: found.points === null ? '-' : String(found.points),
    }).toEqual({ light, gap, points })
  })
})
