import { describe, expect, it } from 'vitest'
import { ROWS, type Said, talked } from './day.ts'

const REPORTS: Said[] = [
  ['industry', '紫光项目1-9月完成投资3.2亿，3月18日开工'],
  ['industry', '己内酰胺二期1-9月完成投资9亿，卡在用地，需要市资规局协调'],
]
const ask = async (...texts: string[]) => {
  const said = texts.map((it): Said => ['leader', it])
  return (await talked([...REPORTS, ...said])).answers.slice(REPORTS.length)
}

describe('what is asked of a list', () => {
  it.each([
    ['哪些项目还没开工', ['己内酰胺', '长江港口', '装配式'], ['紫光']],
    ['进度最慢的一个项目', ['紫光', '低于序时21.7个百分点'], ['己内酰胺']],
    ['50亿以上的项目有哪些', ['紫光', '己内酰胺'], ['长江港口']],
    ['华容县的项目', ['长江港口'], ['紫光']],
    ['湘阴县有几个项目，进度怎么样', ['湘阴县项目】共1个'], ['紫光']],
    ['市工信局负责哪些项目', ['紫光', '己内酰胺'], ['长江港口']],
    ['张副市长联系的项目', ['紫光', '长江港口'], ['己内酰胺']],
    ['哪些项目需要协调', ['己内酰胺', '市资规局尚未答复'], ['紫光']],
    ['哪些项目卡住了', ['己内酰胺', '用地'], ['紫光']],
    ['哪些项目滞后', ['紫光', '装配式'], []],
    ['本周项目有什么变化', ['紫光', '己内酰胺', '3月18日开工'], ['装配式']],
    ['按县市区看项目', ['云溪区：1个', '华容县：1个'], []],
  ])('%s', async (text, shown, left) => {
    const [answer = ''] = await ask(text)
    for (const it of shown) expect(answer).toContain(it)
    for (const it of left) expect(answer).not.toContain(it)
  })

  it('tells the story of one, with what it lacks said to be lacking.', async () => {
    const [answer, other] = await ask('紫光项目进展怎么样', '装配式建筑基地怎么样了')
    expect(answer).toMatch(
      /3月18日开工[\s\S]*前三季度完成投资3.2亿元[\s\S]*总投资105亿元[\s\S]*联系领导张副市长/,
    )
    expect(other).toContain('完成投资：无数据')
    expect(other).toContain('还没有报过进展')
  })

  it('shows rates with what they are made of, and none where an input is missing.', async () => {
    const [begun, spent] = await ask('项目开工率是多少', '实物完成率')
    expect(begun).toContain('项目开工率：25%（1÷4个')
    expect(spent).toContain('实物完成率：无数据')
    expect(spent).toContain('2项缺完成投资')
  })

  it('sets the sum beside what the document prints, and mends nothing.', async () => {
    const [answer] = await ask('重大项目总体情况')
    expect(answer).toContain('文件61个，清单合计3个，单位未报，与文件相差58个')
    expect(answer).toContain('前三季度完成投资12.2亿元（2个已报，2个未报）')
  })

  it('shows five and goes on, opens one by number, and narrows what it has shown.', async () => {
    const more = Array.from({ length: 4 }, (_, at) => ({
      项目名称: `第${at}号厂房项目`,
      责任单位: '市工信局',
      总投资: at + 1,
    }))
    const said: Said[] = ['重大项目有哪些', '更多', '第二个', '重大项目有哪些', '50亿以上的呢'].map((it) => [
      'leader',
      it,
    ])
    const { answers } = await talked(said, [...ROWS, ...more])
    expect(answers[0]?.match(/^\d\./gm)).toHaveLength(5)
    expect(answers[1]?.match(/^\d\./gm)).toEqual(['6.', '7.', '8.'])
    expect(answers[2]).toContain('【己内酰胺搬迁升级二期项目】')
    expect(answers[4]).toContain('50亿元以上项目】共2个')
  })

  it('leaves to the plan what is the plan’s.', async () => {
    const [overview, retail] = await ask('总体情况', '社零怎么样')
    expect(overview).toContain('七大攻坚')
    expect(retail).toContain('社会消费品零售总额增速')
  })
})
