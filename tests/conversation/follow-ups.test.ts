/** What is asked after an answer: of the same thing, of another one, by a piece of its name, of a line of a list. */
import { describe, expect, it } from 'vitest'
import { FOREIGN, INVESTMENT, person, plan, RETAIL, reports, Talk, TRADE } from './talk.ts'

const clerk = person('clerk', 'reporter', '市商务局')
const leader = person('leader', 'leader', null)
const TOGETHER = plan.indicators.find((it) => it.name === '物流业总产值')?.id ?? ''
const logistics = person('logistics', 'reporter', plan.indicator(TOGETHER).owner_units[0] ?? '')
const AUGUST = { from: '2025-01-01', to: '2025-08-31' }

async function told(): Promise<Talk> {
  const talk = await Talk.on('2025-09-22')
  await talk.say(clerk, reports('1-8月外资15600万美元', [[FOREIGN, 15600]], AUGUST))
  await talk.say(clerk, reports('1-8月社零增长6.4%', [[RETAIL, 6.4]], AUGUST))
  await talk.say(logistics, reports('1-8月物流业总产值1500亿元', [[TOGETHER, 1500]], AUGUST))
  return talk
}

describe('how much of the year is done', () => {
  it.each(['完成百分之几', '占全年任务几成', '完成率多少', '那完成率到六成五没有', '完成率算下'])(
    '%s is a share of the target, after an answer about a sum.',
    async (text) => {
      const talk = await told()
      await talk.say(leader, '使用外资到多少了')
      expect((await talk.say(leader, text)).text).toContain('完成65%')
    },
  )

  it('is none of a rate, and the distance is told in its place.', async () => {
    const talk = await told()
    const { text } = await talk.say(leader, '社零完成率多少')
    expect(text).toContain('【社会消费品零售总额增速】不按完成率评判，低于目标0.6个百分点')
  })
})

describe('another thing', () => {
  it.each([
    ['总产值呢', '【物流业总产值】'],
    ['互认那个呢', '【检查检验结果互认共享完成率】'],
    ['那安防的呢', '【普通国省干线安防设施精细化提升】'],
  ])('is known by a piece of its name: %s', async (text, name) => {
    const talk = await told()
    await talk.say(leader, '使用外资到多少了')
    expect((await talk.say(leader, text)).text).toContain(name)
  })

  it('is known by a word that one line of the answer has: 面积呢 after 粮食.', async () => {
    const talk = await told()
    await talk.say(leader, '粮食今年产量任务多少')
    expect((await talk.say(leader, '面积呢')).text).toContain('【粮食播种面积】')
  })

  it('may be two, where two are spoken of: 孤儿那两个目标是多少', async () => {
    const talk = await told()
    const { text } = await talk.say(leader, '孤儿那两个目标是多少')
    expect(text).toContain('1200元/月')
    expect(text).toContain('1700元/月')
  })
})

describe('the same thing', () => {
  it('of the period before the one that was shown: 再往前一个月呢, 再早一期呢', async () => {
    const talk = await told()
    await talk.say(
      clerk,
      reports('1-7月外资13860万美元', [[FOREIGN, 13860]], { from: '2025-01-01', to: '2025-07-31' }),
    )
    await talk.say(leader, '使用外资到多少了')
    expect((await talk.say(leader, '再往前一个月呢')).text).toContain('13860')
    await talk.say(leader, '使用外资到多少了')
    expect((await talk.say(leader, '再往前一期呢')).text).toContain('13860')
  })

  it.each([
    ['年初定的多少', '目标：全年增长7%'],
    ['差多少个点', '低于目标0.6个百分点'],
    ['低了几个点', '低于目标0.6个百分点'],
    ['谁牵头的', '市商务局'],
    ['不是说7.2吗', '1—8月增长6.4%'],
    ['还差一个多点吧，具体差多少', '低于目标0.6个百分点'],
  ])('%s is answered: %s', async (text, answer) => {
    const talk = await told()
    await talk.say(leader, '社零怎么样')
    expect((await talk.say(leader, text)).text).toContain(answer)
  })

  it('counts what was put right in the same message: 更正为16000 离全年任务差多少', async () => {
    const talk = await Talk.on('2025-09-22')
    await talk.say(clerk, '1-8月使用外资15600万美元')
    expect((await talk.say(clerk, '更正为16000万美元，离全年任务还差多少')).text).toContain(
      '距目标还差8000万美元',
    )
  })

  it('by each number of a target that the plan prints twice.', async () => {
    const talk = await Talk.on('2025-09-22')
    await talk.say(person('farm', 'reporter', '市农业农村局'), '截至8月底高标准农田建设21.6万亩')
    const { text } = await talk.say(leader, '高标准农田还差多少')
    expect(text).toContain('距30万亩还差8.4万亩，距29.89万亩还差8.29万亩')
  })
})

describe('who runs a campaign', () => {
  it('is asked of the one that was spoken of: 召集人是谁 after its office', async () => {
    const talk = await told()
    await talk.say(leader, '内需扩量提效的专班办公室在哪个单位')
    expect((await talk.say(leader, '召集人是谁')).text).toContain('副秘书长')
  })
})

describe('what a unit has to report', () => {
  const health = person('health', 'reporter', '市医保局')

  it('is asked after a greeting as well, and its one line is spoken of then.', async () => {
    const talk = await Talk.on('2025-05-06')
    expect((await talk.say(health, '你好，我刚接手，我们局要报些什么')).text).toContain('医疗救助人次')
    expect((await talk.say(health, '目标多少')).text).toContain('全年35万人次')
  })

  it('is numbered, and a number opens its line.', async () => {
    const talk = await told()
    const { text } = await talk.say(clerk, '我们局还有哪些没报')
    expect(text).toContain('1.')
    const name = /^1\.([^（\n]+)/m.exec(text)?.[1] ?? '-'
    expect((await talk.say(clerk, '1')).text).toContain(`【${name}】`)
  })
})

describe('the province’s number', () => {
  it('is shown with the figure that it was told with, and nobody says that it is not there.', async () => {
    const talk = await Talk.on('2025-09-22')
    await talk.say(clerk, reports('1-8月进出口增长4.2%', [[TRADE, 4.2]], AUGUST))
    await talk.say(clerk, '全省平均3.1')
    const { text } = await talk.say(leader, '进出口跑赢全省没有')
    expect(text).toContain('全省平均增长3.1%')
    expect(text).not.toContain('没有全省的数据')
    expect((await talk.say(leader, '固投比全省怎么样')).text).toContain(plan.indicator(INVESTMENT).name)
  })
})

describe('several sides at once', () => {
  it('are all told of each: value, target and unit.', async () => {
    const talk = await told()
    const { text } = await talk.say(leader, '社零、固投现在各是多少，目标多少，分别谁负责')
    expect(text).toContain('【社会消费品零售总额增速】1—8月增长6.4%')
    expect(text).toContain('目标全年增长7%；市商务局')
    expect(text).toContain('【固定资产投资增速】')
    expect(text).toContain('目标全年增长6%；市发改委')
  })
})

describe('what a campaign holds', () => {
  it('is listed page by page, and none of it is called late.', async () => {
    const talk = await told()
    const { text } = await talk.say(leader, '扩内需那块都有哪些指标')
    expect(text).toContain('【社会消费品零售总额增速】')
    expect((await talk.say(leader, '更多')).text).toMatch(/^6\.【/)
  })
})

describe('what was recorded', () => {
  it.each(['今天我报的列一遍', '把我昨天的记录发我看看', '上半年我报了哪些，发我看下'])(
    'is listed in whatever words it is asked for: %s',
    async (text) => {
      const talk = await told()
      expect((await talk.say(clerk, text)).text).toContain('使用外资额：1—8月 15600万美元')
    },
  )

  it('is that of the time that is named.', async () => {
    const talk = await Talk.on('2025-09-22')
    await talk.say(clerk, '上半年社零增长6.1%')
    const { text } = await talk.say(clerk, '1-8月社零6.3%,对了上半年我们报的是多少来着?')
    expect(text).toContain('【社会消费品零售总额增速】上半年增长6.1%')
  })
})

describe('what the plan does not hold', () => {
  it('is said so, though a time stands beside it; what was spoken of is no answer.', async () => {
    const talk = await told()
    await talk.say(leader, '社零怎么样')
    const { text } = await talk.say(leader, '另外问下油菜籽全年任务是多少')
    expect(text).toContain('计划里没有“油菜籽”')
    expect((await talk.say(leader, '另外问下纳管道路全年任务是多少')).text).toContain('全年2362公里')
  })
})

describe('something else, behind a report', () => {
  it('is answered, and what is ordered is done.', async () => {
    const talk = await Talk.on('2025-09-22')
    const { text } = await talk.say(
      clerk,
      '社零1-8月6.3%，顺便问下对非贸易今年的目标是多少，另外周五上午9点提醒我报使用外资',
    )
    expect(text).toContain('已登记：【社会消费品零售总额增速】1—8月增长6.3%')
    expect(text).toContain('【对非贸易额增速】目标：全年增长50%')
    expect(text).toContain('使用外资额')
    expect(talk.figures()).toHaveLength(1)
  })

  it('stays part of the report where it reports, too.', async () => {
    const talk = await Talk.on('2025-09-22')
    await talk.say(clerk, '社零1-8月增长6.3%，另外使用外资15600万美元')
    expect(talk.figures()).toHaveLength(2)
  })
})
