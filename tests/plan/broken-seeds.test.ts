/** What whoever keeps the seeds is told when they are broken: everything at once, and where. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { Problem } from '../../src/base/problem.ts'
import { loadPlan } from '../../src/plan/seeds.ts'

const seeds = fileURLToPath(new URL('../../seeds/yueyang-2025', import.meta.url))
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seeds-'))
  cpSync(seeds, folder, { recursive: true })
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

type Entry = Record<string, unknown>
const entries = z.array(z.record(z.string(), z.unknown()))

/** Changes one file of the copy. */
function edit(file: string, change: (list: Entry[]) => void): void {
  const list = entries.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
  change(list)
  writeFileSync(join(folder, file), JSON.stringify(list))
}

function at(list: Entry[], index: number): Entry {
  const entry = list[index]
  if (entry === undefined) throw new Error(`no entry ${index}`)
  return entry
}

function fault(): Problem {
  try {
    loadPlan(folder)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('the broken seeds were accepted')
}

/** The faults as listed, without the heading. */
function faults(): string[] {
  const [, ...lines] = fault().message.split('\n')
  return lines.map((it) => it.trim())
}

it('An untouched copy of the seeds loads.', () => {
  expect(loadPlan(folder).tasks).toHaveLength(162)
})

it('Faults of shape in several files are listed together, each with its file and its path in it.', () => {
  edit('tasks.json', (list) => {
    delete at(list, 3).clause
    at(list, 5).lead_units = '市商务局'
  })
  edit('indicators/annex-3.json', (list) => {
    const [first] = entries.parse(at(list, 1).targets)
    at(list, 1).targets = [{ ...first, value: '1020' }]
    at(list, 2).kind = 'speed'
  })
  edit('conflicts.json', (list) => {
    at(list, 0).ruled = true
  })
  edit('units.json', (list) => {
    at(list, 9).name = ''
  })
  const listed = faults()
  expect(listed).toEqual([
    'units.json 第 10 项 name: 不能为空',
    'tasks.json “丰富消费活动” clause: 缺少这一项',
    'tasks.json “优化消费环境” lead_units: 应为方括号中的一列',
    'indicators/annex-3.json “高新技术企业数” targets “总体方案 一、攻坚目标” value: 应为数',
    expect.stringMatching(
      /^indicators\/annex-3.json “技术合同成交额增速” kind: 应为 growth、.* 之一，写的是“speed”$/,
    ),
    'conflicts.json “社会消费品零售总额增速”: 多出的字段 “ruled”（可能拼错）',
  ])
  expect(fault().message).toContain(`${listed.length} 处错误`)
})

it('A file that is no JSON and files that are missing are listed beside the others.', () => {
  writeFileSync(join(folder, 'campaigns.json'), '[{"name": "内需')
  rmSync(join(folder, 'document.txt'))
  rmSync(join(folder, 'cadences.json'))
  edit('units.json', (list) => {
    at(list, 0).aliases = null
  })
  const listed = faults()
  for (const start of [
    'campaigns.json: ',
    'document.txt: ',
    'cadences.json: ',
    'units.json “市政府办” aliases: ',
  ])
    expect(listed.filter((it) => it.startsWith(start))).toHaveLength(1)
  expect(listed).toHaveLength(4)
})

it('References that point nowhere are listed beside faults of shape, and what has one fault is no second one.', () => {
  edit('units.json', (list) => {
    const found = list.findIndex((it) => it.name === '市人社局')
    at(list, found).kind = 1
  })
  edit('tasks.json', (list) => {
    at(list, 1).campaign = '第八攻坚'
  })
  expect(faults()).toEqual([
    'units.json “市人社局” kind: 应为文字',
    'tasks.json “完善消费政策”（1-1-2）: campaigns.json 中没有“第八攻坚”',
  ])
})

it('A unit with a space too many is told once for each thing, beside the name that was meant.', () => {
  edit('tasks.json', (list) => {
    at(list, 1).lead_units = ['市商务局 ']
  })
  expect(faults()).toEqual([
    'tasks.json “完善消费政策”（1-1-2）: units.json 中没有单位“市商务局 ”（是否为“市商务局”？多了或少了空格、标点）',
  ])
})

it('A plan without its indicators folder says so.', () => {
  rmSync(join(folder, 'indicators'), { recursive: true })
  expect(faults()).toEqual(['indicators/: 没有这个文件夹'])
})

it('References that point nowhere and things given twice are listed together, each with its file and name.', () => {
  edit('campaigns.json', (list) => {
    at(list, 0).office = '市外星办'
  })
  edit('tasks.json', (list) => {
    at(list, 0).campaign = '第八攻坚'
    at(list, 1).joint_units = ['市外星办']
    at(list, 2).id = at(list, 3).id
  })
  edit('indicators/annex-5.json', (list) => {
    at(list, 1).task = '9-9-9'
    at(list, 2).owner_units = ['市外星办']
    at(list, 3).id = 'renamed'
  })
  edit('units.json', (list) => {
    list.push({ ...at(list, 0) })
  })
  edit('conflicts.json', (list) => {
    at(list, 0).indicators = ['1-nothing']
  })
  const listed = faults().join('\n')
  for (const expected of [
    'units.json: “市政府办”出现了两次',
    'tasks.json: “1-1-4”出现了两次',
    'campaigns.json “内需扩量提效”: units.json 中没有单位“市外星办”',
    'tasks.json “推动增收减负”（1-1-1）: campaigns.json 中没有“第八攻坚”',
    'tasks.json “完善消费政策”（1-1-2）: units.json 中没有单位“市外星办”',
    '没有任务“9-9-9”',
    'indicators/ “政务服务一网通办率”（5-online-services-rate）: units.json 中没有单位“市外星办”',
    'conflicts.json “社会消费品零售总额增速”: 没有指标“1-nothing”',
  ])
    expect(listed).toContain(expected)
})

it('The problem has a code for programs and a remedy for people.', () => {
  rmSync(join(folder, 'plan.json'))
  const { code, remedy } = fault()
  expect(code).toBe('seeds.invalid')
  expect(remedy).toContain('改正')
})
