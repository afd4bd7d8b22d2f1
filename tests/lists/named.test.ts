import { describe, expect, it } from 'vitest'
import { type Said, talked } from './day.ts'

const rows = [
  row('华电平江电厂二期扩建工程', '市发改委', '平江县', 76),
  row('平江抽水蓄能电站', '市发改委', '平江县', 87),
  row('虞公港二期工程', '市交通局', '湘阴县', 38),
  row('洞庭大道快速化改造工程', '市工信局', '岳阳楼区', 21),
  row('洞庭大道东延线工程', '市工信局', '岳阳经济技术开发区', 13),
]

function row(name: string, unit: string, county: string, total: number) {
  return { ...{ 项目名称: name, 责任单位: unit, 县市区: county }, 总投资: total, 年度计划投资: 4 }
}

const tell = (...said: Said[]) => talked(said, rows)

describe('an item called by less than its name', () => {
  it.each([
    ['问下虞公港什么情况', '虞公港二期工程'],
    ['卡没卡住，平江电厂现在怎么样了', '华电平江电厂二期扩建工程'],
    ['抽蓄怎么样了', '平江抽水蓄能电站'],
    ['鱼公港怎么样了', '虞公港二期工程'],
  ])('is known in a question: %s', async (text, name) => {
    const { answers } = await tell(['leader', text])
    expect(answers[0]).toContain(`【${name}】`)
  })

  it('that only sounds like it is asked about before anything is stored.', async () => {
    const { answers, item } = await tell(['office', '鱼公港二期1-9月完成投资2.4亿'])
    expect(answers[0]).toContain('名称与清单不完全一致')
    expect(item('虞公港二期工程')?.invested).toBeNull()
  })

  it.each(['2', '东延线那个', '经开区的', '13亿那个'])(
    'that fits two is asked about, and “%s” says which.',
    async (answer) => {
      const { answers, item } = await tell(['industry', '洞庭大道1-9月完成投资1.1亿'], ['industry', answer])
      expect(answers[0]).toContain('是哪一个')
      expect(item('洞庭大道东延线工程')?.invested?.value).toBe(1.1)
      expect(item('洞庭大道快速化改造工程')?.invested).toBeNull()
    },
  )

  it('is none where the words go on to something else.', async () => {
    const { answers, item } = await tell(
      ['leader', '洞庭大道房价怎么样'],
      ['industry', '洞庭大道沿线商户1-9月完成营收2.4亿'],
    )
    expect(answers[0]).not.toContain('未报开工')
    expect(item('洞庭大道东延线工程')?.invested).toBeNull()
    expect(item('洞庭大道快速化改造工程')?.invested).toBeNull()
  })
})

describe('what is asked after an item was spoken of', () => {
  it.each([
    ['谁负责', '责任单位市交通局'],
    ['总投资多少', '总投资38亿元'],
    ['还差多少', '还差1.6亿元'],
    ['什么时候开工', '未报开工'],
  ])('%s', async (text, fact) => {
    const { answers } = await tell(
      ['office', '虞公港1-9月完成投资2.4亿'],
      ['leader', '虞公港怎么样了'],
      ['leader', text],
    )
    expect(answers[2]).toContain('【虞公港二期工程】')
    expect(answers[2]).toContain(fact)
  })

  it('keeps the numbers of the list that it was opened from.', async () => {
    const { answers } = await tell(
      ['leader', '重大项目有哪些'],
      ['leader', '第二个呢'],
      ['leader', '谁负责'],
      ['leader', '第三个呢'],
    )
    expect(answers[1]).toContain('【平江抽水蓄能电站】')
    expect(answers[2]).toContain('【平江抽水蓄能电站】责任单位市发改委')
    expect(answers[3]).toContain('【虞公港二期工程】')
  })
})
