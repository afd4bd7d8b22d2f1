/** A bulletin that was issued, and what is told otherwise of its projects since: an erratum, though no figure changed. */
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/bulletins/compile.ts'
import { changesSince } from '../../src/bulletins/erratum.ts'
import { fold } from '../../src/ledger/fold.ts'
import type { Revision } from '../../src/ledger/revision.ts'
import { EMPTY_ITEM } from '../../src/plan/lists/row.ts'
import { entriesUntil, plan } from '../bulletins/stream.ts'
import { simulate } from '../cli/verbs.ts'
import { LIST, PEOPLE, ROWS } from './day.ts'

const SECOND = { id: 'fg2', name: '专班副主任', unit: '市发改委', role: 'office' } as const
const SUPERVISOR = { id: 'dc', name: '督查室', unit: '市政府督查室', role: 'supervisor' } as const
const WHO = { ...PEOPLE, second: SECOND, supervisor: SUPERVISOR }

let clock = Date.parse('2025-10-14T01:00:00Z')
const says = (who: keyof typeof WHO, text: string) => {
  clock += 60_000
  return { at: new Date(clock).toISOString(), id: `r${clock}`, from: WHO[who], text }
}

const ASKED = '生成三季度通报'

/** Reported, approved, issued; then `since` is said, and the same paper is asked for and issued again. */
async function issuedThen(since: readonly ReturnType<typeof says>[]) {
  const list = { at: '2025-10-13T09:00:00+08:00', from: PEOPLE.office, list: { name: LIST, rows: ROWS } }
  const before = [
    list,
    says('industry', '1-9月：紫光项目完成投资3.2亿；己内酰胺项目完成投资7亿'),
    says('industry', '紫光项目3月18日开工'),
    says('office', '待审核'),
    says('office', '全部通过'),
    says('supervisor', ASKED),
    says('supervisor', '签发'),
  ]
  const shown = await simulate(before)
  const code = /签发 ([0-9a-f]{8})/.exec(textOf(shown.at(-1)))?.[1] ?? ''
  const out = await simulate([
    ...before,
    says('supervisor', `签发 ${code}`),
    ...since,
    says('supervisor', '签发'),
  ])
  const [issued] = out.slice(before.length, before.length + 1)
  return { issued: textOf(issued), again: textOf(out.at(-1)) }
}

const textOf = (it: { replies: { text: string }[] } | undefined) =>
  (it?.replies ?? []).map(({ text }) => text).join('\n')

describe('an issued bulletin of which only projects changed', () => {
  it('is issued anew as an erratum that says what each project was and is.', {
    timeout: 120_000,
  }, async () => {
    const { issued, again } = await issuedThen([
      says('industry', '紫光项目1-9月完成投资更正为2.9亿'),
      says('office', '待审核'),
      says('office', '全部通过'),
    ])
    expect(issued).toContain('2025年第1期')
    expect(again).toContain('2025年第1期（更正1）')
    expect(again).toContain('1.紫光芯片产业园项目：前三季度完成投资3.2亿元更正为2.9亿元')
  })
})

describe('what has changed of the projects of an issued bulletin', () => {
  const whole = { from: '2025-01-01', to: '2025-03-31' }
  const spec = {
    kind: 'bulletin',
    campaign: null,
    unit: null,
    period: whole,
    today: '2025-04-28',
    pending: false,
  } as const
  const items = ['甲项目', '乙项目'].map((name) => ({ ...EMPTY_ITEM, name, unit: '市工信局', planned: 6 }))
  const report = (item: string, value: number): Revision => ({
    ...{ type: 'item_reported', list: LIST, item, unit: '市工信局', onBehalf: false },
    said: { invested: { value, period: whole } },
  })
  const base = entriesUntil('2025-04-28').length
  const sheet: Revision = {
    ...{ type: 'list_received', list: LIST, kind: 'project', level: 'internal', keeper: null },
    ...{ source: null, items, renamed: [] },
  }
  const known = [
    sheet,
    report('甲项目', 2),
    { type: 'item_approved', of: `${base + 2}.0` } satisfies Revision,
  ]
  const standing = (more: readonly Revision[]) => fold(entriesUntil('2025-04-28', [...known, ...more]))
  const changed = (more: readonly Revision[]) => {
    const books = { plan, standing: standing([]), today: spec.today }
    const issued: Revision = {
      ...{ type: 'bulletin_issued', number: '2025年第1期', spec, digest: '', printed: [] },
      revisions: [...compile(books, spec).revisions],
    }
    const now = standing([issued, ...more])
    const [paper] = now.papers.issued()
    if (paper === undefined) throw new Error('nothing was issued')
    return changesSince(paper, { ...books, standing: now })
  }

  it('is what was sent back, corrected or waits again, as it was and as it is.', () => {
    const returned = changed([{ type: 'item_returned', of: `${base + 2}.0`, reason: '含预付款' }])
    expect(returned).toMatchObject([
      { item: '甲项目', was: { invested: { value: 2 } }, now: { invested: null } },
    ])
    expect(changed([{ type: 'review_withdrawn', of: `${base + 2}.0` }])).toHaveLength(1)
  })

  it('is nothing of what came in later.', () => {
    expect(changed([])).toEqual([])
    expect(changed([report('乙项目', 1), { type: 'item_approved', of: `${base + 5}.0` }])).toEqual([])
  })
})
