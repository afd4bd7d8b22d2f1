import { describe, expect, it } from 'vitest'
import { simulate } from '../cli/verbs.ts'

const office = { id: 'k', name: '专班', unit: '市科技局', role: 'office' }

async function filed(...texts: string[]) {
  const lines = texts.map((text, at) => ({
    at: `2025-09-22T10:0${at}:00+08:00`,
    id: `m${at}`,
    from: office,
    text,
  }))
  const answers = await simulate([...lines, { dump: true }])
  const { figures } = answers.pop()
  return { figures, last: answers.at(-1).replies[0].text }
}

describe('the office of a campaign that answers for an indicator as well', () => {
  it.each([
    '代工信局填一下，规上研发机构覆盖率8月底82.6%',
    '工信局报来：规上研发机构覆盖率8月底82.6%',
    '【市工信局】规上研发机构覆盖率8月底82.6%',
  ])('files for the unit that the message names: “%s”.', async (text) => {
    const { figures, last } = await filed(text)
    expect(figures).toMatchObject([{ value: 82.6, unit_reporting: '市工信局', by: 'k' }])
    expect(last).toContain('代填')
  })

  it('does so still when it is asked for the period first.', async () => {
    const { figures } = await filed('工信局报来：规上研发机构覆盖率82.6%', '1-8月')
    expect(figures).toMatchObject([{ value: 82.6, unit_reporting: '市工信局' }])
  })

  it.each([
    '规上研发机构覆盖率8月底82.6%',
    '与工信局核对，规上研发机构覆盖率8月底82.6%',
    '规上研发机构覆盖率8月底82.6%，工信局已核',
  ])('files for itself where none is named, or named otherwise: “%s”.', async (text) => {
    const { figures } = await filed(text)
    expect(figures).toMatchObject([{ value: 82.6, unit_reporting: '市科技局' }])
  })
})
