import { describe, expect, it } from 'vitest'
import { loadPlan } from '../../src/plan/seeds.ts'
import { findNames } from '../../src/understanding/names/names.ts'
import { normalise } from '../../src/understanding/text/normalise.ts'
import { lexiconOf } from '../../src/understanding/understand.ts'

const plan = loadPlan('seeds/yueyang-2025')
const lexicon = lexiconOf(plan)

function named(text: string): string[] {
  return findNames(normalise(text).text, lexicon.vocabulary, lexicon.overlap).flatMap((hit) =>
    hit.ids.map((id) =>
      hit.kind === 'indicator' ? plan.indicator(id).name : hit.kind === 'task' ? plan.task(id).title : id,
    ),
  )
}

describe('names in a message', () => {
  it.each([
    ['社零咋样了', ['社会消费品零售总额增速']],
    ['規工增速多少', ['规模工业增加值增速']],
    ['固投和社零', ['固定资产投资增速', '社会消费品零售总额增速']],
    ['高企现在几家', ['高新技术企业数']],
    ['内需攻坚进展怎么样', ['内需扩量提效']],
    ['民生那块呢', ['民生补短提质']],
    ['创新消费场景谁牵头', ['创新消费场景']],
    ['铁山供水怎么样了', ['铁山供水工程及设施升级改造']],
    ['岳阳市商务局报了没', ['市商务局']],
    ['商务局和发改委', ['市商务局', '市发改委']],
  ])('are found in “%s” by listed forms', (text, names) => {
    expect(named(text)).toEqual(names)
  })

  it.each([
    ['射零一季度多少', ['社会消费品零售总额增速']],
    ['社令怎么样', ['社会消费品零售总额增速']],
    ['固头呢', ['固定资产投资增速']],
    ['科计局的任务', ['市科技局']],
    ['工新局报了没', ['市工信局']],
    ['一往通办率', ['政务服务一网通办率']],
    ['民投占笔', ['民间投资占全部投资比重']],
    ['亩军税收', ['园区亩均税收增速']],
  ])('are found in “%s” although misspelt by sound', (text, names) => {
    expect(named(text)).toEqual(names)
  })

  it.each([
    ['环保局', ['市生态环境局']],
    ['自规局', ['市资规局']],
    ['教育局', ['市教体局']],
    ['市监局', ['市市场监管局']],
    ['水务局的任务', ['市水利局']],
    ['财政那边报了吗', ['市财政局']],
  ])('of units are found in “%s” by what people call them', (text, names) => {
    expect(named(text)).toEqual(names)
  })

  it.each([
    '今晚一起消费吗',
    '商务车怎么租',
    '交通堵得厉害',
    '消防演练几点开始',
    '农田里看日落',
    '中午去食堂吃什么',
    '没交作业的有谁',
    '感谢领导关心',
    '提高起来不容易',
  ])('are not seen in the everyday sentence “%s”', (text) => {
    expect(named(text)).toEqual([])
  })

  it.each([
    ['挂在市科技局的专班怎么样', ['科技创新赋能']],
    ['商务局牵头的那个攻坚进展', ['改革开放重点']],
    ['市生态环境局的专班怎么样', ['市生态环境局']],
  ])('of campaigns are found in “%s” by the unit that runs the office, where it runs one.', (text, names) => {
    expect(named(text)).toEqual(names)
  })

  it('keep what a short form may mean, for the unit of the figure or a question to settle', () => {
    const [hit] = findNames(normalise('黑臭水体治理了多少').text, lexicon.vocabulary, lexicon.overlap)
    expect(hit?.ids.length).toBeGreaterThan(1)
  })
})
