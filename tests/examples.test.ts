/** The days of `examples/`, as the next engineer runs them: every line is answered, and says what README says of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { simulate } from './cli/verbs.ts'

/** What some line of the day says, in order. */
const SAID: Readonly<Record<string, readonly RegExp[]>> = {
  '一次填报.jsonl': [
    /^已登记：【社会消费品零售总额增速】一季度增长6\.8%/,
    /^已更正：.*增长6\.8%→增长6\.9%/,
    /略滞后（待审核）/,
  ],
  '审核和通报.jsonl': [/^已登记/, /^待审核1项/, /^已审核通过1项/, /代拟稿，未发送/],
  '提醒到期未报.jsonl': [/【逾期提醒】市商务局/, /^市商务局到期未报指标\d+项/],
  '项目一个月.jsonl': [
    /^已接收【重大项目】，共30个项目/,
    /已登记：【君山智能农机装备园】前三季度完成投资2\.2亿元，占年度计划55%，低于序时20个百分点/,
    /【需协调】市交通局报：平江旅游公路提质工程受阻/,
    /^已登记平江县的答复：【平江旅游公路提质工程】/,
    /【周调度】[\s\S]*一、项目调度（30个）[\s\S]*受阻2个，待协调1个/,
    /未报开工10个（共30个）/,
    /项目开工率：66\.7%（20÷30个/,
    /【双周督导】平江县[\s\S]*平江休闲食品产业园二期：计划8月开工，逾期61天未报开工/,
    /受阻事项已解决/,
    /【月通报·代拟稿】[\s\S]*30个项目：已开工22个，已竣工1个，受阻1个/,
    /^关于2025年1—10月“七大攻坚”目标任务完成情况的通报/,
  ],
  '通报群.jsonl': [
    /^本群已登记为通报群（全部攻坚）/,
    /^待审核1项/,
    /^已审核通过1项/,
    /^【周调度】“七大攻坚”周调度情况（5月16日）/,
  ],
}

interface Answer {
  readonly replies?: readonly { readonly text: string }[]
  readonly pushes?: readonly { readonly text: string; readonly to: object }[]
  readonly error?: unknown
}

describe('an example', () => {
  it.each(readdirSync('examples').filter((it) => it.endsWith('.jsonl')))(
    '%s runs as it is described.',
    async (file) => {
      const lines = readFileSync(`examples/${file}`, 'utf8').trim().split('\n')
      const answers = (await simulate(lines.map((it) => JSON.parse(it)))) as Answer[]
      expect(answers).toHaveLength(lines.length)
      for (const it of answers) expect(it.error).toBeUndefined()
      const said = answers.map(({ replies = [], pushes = [] }) =>
        [...replies, ...pushes].map((it) => it.text),
      )
      const expected = SAID[file]
      if (expected === undefined) throw new Error(`nothing is stated of ${file}`)
      let from = 0
      for (const words of expected) {
        const found = said.findIndex((texts, at) => at >= from && texts.some((it) => words.test(it)))
        expect(found, `${file} says nowhere after line ${from}: ${words}`).toBeGreaterThanOrEqual(from)
        from = found
      }
      expect(readFileSync('examples/README.md', 'utf8')).toContain(file)
    },
  )
})
