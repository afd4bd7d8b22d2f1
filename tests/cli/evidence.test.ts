import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import { evidenceVerb } from '../../src/cli/evidence.ts'
import { openStore } from '../../src/storage/open.ts'
import { plan, simulate } from './verbs.ts'

const clerk = { id: 'u1', name: '张', unit: '市商务局', role: 'reporter' }
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

let folder = ''
const url = () => `sqlite:${join(folder, 'bot.sqlite')}`
const file = (text: string) => [
  { name: 'a.png', type: 'image/png', base64: Buffer.from(text).toString('base64') },
]
const said = (id: string, minute: number, text: string, sent?: string) => ({
  ...{ at: `2025-04-14T09:${10 + minute}:00+08:00`, id, from: clerk, text },
  ...(sent === undefined ? {} : { files: file(sent) }),
})

async function evidence(...words: string[]) {
  const lines: string[] = []
  const needs = {
    plan,
    clock: systemClock,
    open: () => openStore(url()),
    out: (it: string) => lines.push(it),
  }
  return { code: await evidenceVerb(words, needs), text: lines.join('\n') }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('files in evidence, on the command line', () => {
  it('are listed with what they are linked to, also when the figure was in doubt at first.', async () => {
    const answers = await simulate(
      [
        said('m1', 1, '社零一季度增长6.8%', 'first'),
        said('m2', 2, '社零1—2月增长68%', 'doubted'),
        said('m3', 3, '确认'),
        said('m4', 4, '使用外资1—2月9亿美元', 'dropped'),
      ],
      url(),
    )
    expect(answers[1].replies[0].text).toContain('确认登记后自动关联')
    expect(answers[2].replies[0].text).toContain('此前随附的佐证材料1份已关联')
    const { code, text } = await evidence('list')
    expect(code).toBe(0)
    expect(text).toContain(
      `${hashOf('first').slice(0, 16)}　image/png　5字节　市商务局4月14日09:11发来　社会消费品零售总额增速一季度增长6.8%`,
    )
    expect(text).toContain(`${hashOf('doubted').slice(0, 16)}　image/png　7字节`)
    expect(text).toContain('社会消费品零售总额增速1—2月增长68%')
    expect(text).toMatch(/佐证材料2份，关联2次；另有1份未关联/)
  })

  it('are taken out by the beginning of their hash, byte for byte, and nothing is written over.', async () => {
    await simulate([said('m1', 1, '社零一季度增长6.8%', 'first')], url())
    const hash = hashOf('first')
    expect(await evidence('take', hash.slice(0, 8), folder)).toMatchObject({ code: 0 })
    expect(readFileSync(join(folder, `${hash.slice(0, 16)}.png`), 'utf8')).toBe('first')
    expect(await evidence('take', hash, folder)).toMatchObject({
      code: 1,
      text: expect.stringContaining('已存在'),
    })
    expect(await evidence('take', hash.toUpperCase(), join(folder, 'x'))).toMatchObject({ code: 0 })
    expect(await evidence('take', '0'.repeat(8), folder)).toMatchObject({ code: 1 })
  })

  it('are not given out where they are not what their hash says, and the list says so.', async () => {
    await simulate([said('m1', 1, '社零一季度增长6.8%', 'first')], url())
    const hash = hashOf('first')
    writeFileSync(join(folder, 'bot.sqlite.evidence', hash.slice(0, 2), hash), 'other')
    expect(await evidence('take', hash, join(folder, 'x'))).toMatchObject({
      code: 1,
      text: expect.stringContaining('与校验值不符，未取出'),
    })
    expect(existsSync(join(folder, 'x'))).toBe(false)
    expect(await evidence('list')).toMatchObject({
      code: 1,
      text: expect.stringContaining('1份缺失或与校验值不符'),
    })
  })

  it.each([
    [],
    ['list', 'x'],
    ['take'],
    ['take', '2cf24dba'],
    ['take', '../../..', 'x'],
    ['take', '2cf2', 'x'],
    ['drop'],
  ])('are explained where the command line is %j.', async (...words) => {
    expect(await evidence(...words)).toMatchObject({ code: 2, text: expect.stringContaining('用法') })
  })
})
