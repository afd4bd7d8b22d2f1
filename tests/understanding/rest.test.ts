/** Every word around a figure is accounted for by a closed table, or the figure is asked about. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadPlan } from '../../src/plan/seeds.ts'
import { loadModel } from '../../src/understanding/acts/model.ts'
import type { Reading } from '../../src/understanding/reading.ts'
import { EMPTY_WORDS } from '../../src/understanding/rest/empty-words.ts'
import { Understanding } from '../../src/understanding/understand.ts'

const plan = loadPlan('seeds/yueyang-2025')
const understanding = new Understanding(plan, loadModel())

function read(text: string, now = '2025-10-22T10:00:00+08:00', unit: string | null = null): Reading {
  return understanding.read(text, { now: new Date(now), unit })
}

/** What would be taken without a word of doubt, as `name value unit from..to`. */
function certain(text: string, now?: string): string[] {
  const reading = read(text, now)
  if (!reading.intent.startsWith('report.') || reading.unexplained.length > 0) return []
  return (
    reading.figures
      .filter((it) => (it.cautions ?? []).length === 0 && it.bound === 'exact')
      // What may be of several is asked about.
      .filter((it) => (it.options ?? []).length < 2)
      // Without a period the bot asks for it.
      .filter((it) => (it.period ?? reading.period) !== null)
      .map((it) => {
        const when = it.period ?? reading.period
        const span = when === null ? '-' : `${when.from}..${when.to}`
        return `${plan.indicator(it.indicator).name} ${it.value}${it.unit} ${span}`
      })
  )
}

function cautions(text: string, unit: string | null = null): string[] {
  return read(text, undefined, unit).figures.flatMap((it) =>
    (it.cautions ?? []).map(({ kind, text }) => `${kind} ${text}`),
  )
}

describe('words that say nothing of a figure', () => {
  it('are a closed table of at most 200.', () => {
    expect(EMPTY_WORDS.length).toBeLessThanOrEqual(200)
    expect(EMPTY_WORDS.length).toBeGreaterThan(100)
  })

  it.each(EMPTY_WORDS)('“%s” between a name and its number raises no doubt about a word.', (word) => {
    const kinds = read(`社零1—9月${word}增长6.8%`).figures.flatMap((it) => it.cautions ?? [])
    expect(kinds.filter((it) => it.kind === 'word')).toEqual([])
  })
})

describe('a word that no table knows is asked about as it was sent:', () => {
  it.each([
    ['1-9月油菜播种面积410万亩', 'word 油菜'],
    ['1-9月 仔猪 出栏379万头', 'word 仔'],
    ['1-9月规模工业总产值增长7%', 'word 总产值'],
    ['1-9月外资注册12000万美元', 'word 注册'],
    ['1-9月湖滨片区社零增长7%', 'word 湖滨片区'],
    ['1-9月黑臭水体排查120条', 'word 排查'],
  ])('%s → %s', (text, caution) => {
    expect(cautions(text)).toContain(caution)
  })
})

describe('what a county calls itself', () => {
  it.each([
    ['全县1-9月社零增长5%', '湘阴县'],
    ['我县1-9月社零增长5%', '湘阴县发改局'],
    ['经开区1-9月社零增长5%', '岳阳经济技术开发区'],
    ['新港区1-9月社零增长5%', '城陵矶新港区'],
  ])('is no doubt in “%s” from %s.', (text, unit) => {
    expect(read(text, undefined, unit).figures.map((it) => it.value)).toEqual([5])
    expect(cautions(text, unit)).toEqual([])
  })

  it('is one from an office of the city.', () => {
    expect(cautions('全县1-9月社零增长5%', '市商务局')).toEqual(['word 全县'])
  })

  it('is nothing unknown in its questions, and is in those of the city.', () => {
    expect(read('全县社零怎么样', undefined, '湘阴县').unknown).toBeUndefined()
    expect(read('全县社零怎么样', undefined, '市商务局').unknown).toBe('全县社零')
  })
})

describe('the inputs of the fact files and others of their kinds', () => {
  const cases = readFileSync(join(import.meta.dirname, 'adversarial', 'kinds.jsonl'), 'utf8')
    .split('\n')
    .filter((it) => it.trim() !== '')
    .map((it) => JSON.parse(it))

  it.each(cases)('$text leaves nothing but what it says.', ({ text, now, trap, figures, period }) => {
    const wanted = figures.map(
      (it: { indicator: string; value: number; unit: string }) =>
        `${it.indicator} ${it.value}${it.unit} ${period.from}..${period.to}`,
    )
    const got = certain(text, now)
    // What a clear message says is taken; of a trap it may be asked about, and the bot asks about sizes of its own.
    expect(got.filter((it) => !wanted.includes(it) && !HELD_BY_SIZE.has(text))).toEqual([])
    if (!trap && !HELD_BY_SIZE.has(text)) expect(got).toEqual(wanted)
  })
})

/** Read as written, and held by the range or the cadence of the indicator. */
const HELD_BY_SIZE = new Set(['1-8月社零增长6.2%，其中限上企业680家'])

describe('what is clear is not held up', () => {
  it.each([
    ['by talk behind it that has a subject of its own', '上半年送戏下乡280场观众最多的是临湘', null],
    ['by the sender’s own unit', '上半年公司完成城乡电网提质改造资金4.1亿元', '国网岳阳供电公司'],
    ['by the whole that a share of is told', '上半年电网提质改造资金4.1亿元,占全年9.08亿元的45.2%', null],
  ])('%s: %s', (_, text, unit) => {
    const { figures } = read(text, undefined, unit)
    expect(figures.map((it) => it.cautions)).toEqual([[]])
  })

  it('but a noun that the number itself is of does hold it up: 410万亩油菜占了大头.', () => {
    expect(cautions('1-9月播种面积410万亩油菜占了大头')).toEqual(['word 油菜'])
  })
})
