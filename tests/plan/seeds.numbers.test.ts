/** The proof of the seeds, concluded: no number of the document is left over. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { numbersOf, occurrences, type Stretch } from './print.ts'
import { promiseOf } from './promise.ts'
import { document, failing, folder, numbered, standsAt, targets } from './proof.ts'

describe('numbers', () => {
  const entries = z
    .array(
      z.strictObject({ quote: z.string().min(1), number: z.string().regex(/^\d/), why: z.string().min(1) }),
    )
    .parse(JSON.parse(readFileSync(join(folder, 'numbers.json'), 'utf8')))
  const printed = numbersOf(document)
  const reasons = (it: Stretch) =>
    entries.filter(
      ({ quote, number }) =>
        number === it.text &&
        occurrences(document, quote).some((at) => at <= it.from && it.to <= at + quote.length),
    )
  const claims = numbered.flatMap(({ indicator, target, name }) => {
    const promise = promiseOf(target, indicator)
    if (promise === null) return []
    const at = standsAt(target)
    return [{ name, from: at + promise.from, to: at + promise.to }]
  })
  const claimsOf = (it: Stretch) => claims.filter(({ from, to }) => from <= it.from && it.to <= to)
  const shown = (it: Stretch) => `${it.text} in …${document.slice(it.from - 12, it.to + 12)}…`

  it('are each accounted for at their own place: by a target, or by a listed reason why they are none', () => {
    expect(printed.length).toBeGreaterThan(200)
    expect(failing(printed, shown, (it) => claimsOf(it).length > 0 || reasons(it).length > 0)).toEqual([])
  })

  it('are never both a target and excused from being one', () => {
    expect(failing(printed, shown, (it) => claimsOf(it).length === 0 || reasons(it).length === 0)).toEqual([])
  })

  it('have no reason that excuses nothing, nor two for one place', () => {
    const idle = failing(
      entries,
      (it) => `${it.number} in ${it.quote}`,
      (entry) => printed.some((it) => reasons(it).includes(entry)),
    )
    expect(idle).toEqual([])
    expect(failing(printed, shown, (it) => reasons(it).length < 2)).toEqual([])
  })

  /** Words that promise the whole: each is a target's, or a heading, or a manner of working. */
  const NO_TARGET: Readonly<Record<string, string>> = {
    '穿透式、全覆盖监管': 'how funds are supervised',
    '全覆盖排查、“零放过”整改': 'how hazards are looked for',
    '1.全市医疗救助全覆盖': 'a title; the target is 35万人次',
  }

  it('written as 全覆盖 are a target at their place, or listed as no promise', () => {
    const left = occurrences(document, '全覆盖').filter((at) => {
      const quoted = targets.some(({ target }) => {
        const from = standsAt(target)
        return from <= at && at < from + target.quote.length && target.quote.includes('全覆盖')
      })
      const listed = Object.keys(NO_TARGET).some((words) =>
        occurrences(document, words).some((from) => from <= at && at < from + words.length),
      )
      return !quoted && !listed
    })
    expect(left.map((at) => document.slice(at - 15, at + 10))).toEqual([])
  })
})
