/** Words that point at what stands, take it back, let it stand again, or say that it is not to be recorded. */
import { describe, expect, it } from 'vitest'
import { person, Talk } from './talk.ts'

/** What stands after these messages of one clerk of the unit, as `indicator period-end value`. */
async function filed(unit: string, ...messages: readonly string[]): Promise<string[]> {
  const talk = await Talk.on('2025-09-22')
  for (const message of messages) await talk.say(person('filing', 'reporter', unit), message)
  return talk
    .figures()
    .map((it) => it.replace(/ (?:pending|approved|returned)$/, ''))
    .sort()
}

const values = (all: readonly string[]) => all.map((it) => it.split(' ').at(-1))

describe('what is said not to be recorded', () => {
  it.each(['先别入', '暂时不进系统', '这个先不往里录', '先不要上报', '不着急登'])(
    'is kept back by %s, and recorded once it may be.',
    async (words) => {
      const first = `1-8月新增限上批零住餐企业84家，${words}`
      expect(await filed('市商务局', first)).toEqual([])
      expect(values(await filed('市商务局', first, '核好了，可以入了'))).toEqual(['84'])
      expect(values(await filed('市商务局', first, '能往里录了'))).toEqual(['84'])
    },
  )
})

describe('what was taken back', () => {
  const both = '1-8月送戏下乡438场，主题阅读推广71场'
  it.each(['不好意思撤错了，还是登上', '给我弄回来', '恢复刚才那个438', '恢复送戏', '核好了，可以登了'])(
    'stands again at %s.',
    async (words) => {
      expect(values(await filed('市文旅广电局', both, '送戏那个先撤了', words)).sort()).toEqual(['438', '71'])
    },
  )

  it.each(['确认', '确认撤回', '好的', '好的撤吧', '嗯嗯', '收到'])(
    'does not stand again at %s.',
    async (words) => {
      expect(values(await filed('市文旅广电局', both, '送戏那个先撤了', words))).toEqual(['71'])
    },
  )

  it('is what was recorded, and not a number that says why.', async () => {
    expect(await filed('市商务局', '1-8月新增限上批零住餐企业84家', '撤回 有两家没入库')).toEqual([])
  })

  it('is nothing where a number of something else is left out.', async () => {
    const first = '1-8月新增限上批零住餐企业84家'
    expect(values(await filed('市商务局', first, '另外还有4家在走入库审核，先不算哈'))).toEqual(['84'])
    expect(values(await filed('市商务局', first, '那两个别登哈'))).toEqual(['84'])
  })
})

describe('a line among several', () => {
  it('is pointed at by its time, where the unit has told of the same indicator for another.', async () => {
    const two = ['社零1-7月增6.6%', '社零1-8月增6.4%']
    const after = ['1-retail-growth 2025-07-31 6.5', '1-retail-growth 2025-08-31 6.4']
    for (const words of ['1-7月的也改下，调成6.5', '7月那个应该是6.5', '上个月报的1-7月那条改成6.5'])
      expect(await filed('市商务局', ...two, words)).toEqual(after)
    expect(await filed('市商务局', ...two, '7月那个不要了，只留8月的')).toEqual(after.slice(1))
  })

  it('is pointed at by its old value, also where it was recorded before the last one.', async () => {
    const stands = await filed('市商务局', '1-8月社零增长6.2%', '1-8月外资1.79亿美元', '6.2改6.3')
    expect(values(stands).sort()).toEqual(['17900', '6.3'])
  })

  it('keeps its basis where the time that was denied is called by its last month alone.', async () => {
    expect(await filed('市商务局', '社零1—7月增长6.1%', '不是7月，是8月的')).toEqual([
      '1-retail-growth 2025-08-31 6.1',
    ])
  })

  it('is the whole of which the others are parts, where the whole is spoken of.', async () => {
    const first = '计生特殊家庭发放资金1-8月6920万元,特别扶助金发放5480万元'
    expect(values(await filed('市卫健委', first, '特扶金改5500，总的跟着改6940'))).toEqual(['5500', '6940'])
  })

  it('is left alone by a time of another year, and by what is no value of it.', async () => {
    for (const words of ['那个1.6是去年的，别当成指标了', '是24年度跨年任务那个'])
      expect(await filed('市商务局', '社零1-8月增长6.2%', words)).toEqual(['1-retail-growth 2025-08-31 6.2'])
  })

  it('is not moved to another indicator that has a number of its own.', async () => {
    const first = '1-8月送戏下乡438场，主题阅读推广71场'
    const stands = await filed('市文旅广电局', first, '送戏下乡撤回', '送戏下乡1-8月重新报，441场')
    expect(values(stands)).toContain('71')
  })
})

describe('sisters of what is named', () => {
  it('are known by what tells them apart, in the same message.', async () => {
    expect(values(await filed('市民政局', '8月底集中供养孤儿1750，散居的1250'))).toEqual(['1250', '1750'])
    expect(values(await filed('市科技局', '1-8月上云企业3860家上平台392家')).sort()).toEqual(['3860', '392'])
  })

  it('take the number behind them that names nothing itself.', async () => {
    const stands = await filed(
      '市生态环境局',
      '1-8月淘汰国三及以下排放标准车辆2140辆',
      'PM2.5平均浓度也报下，同一时段，33',
    )
    expect(values(stands).sort()).toEqual(['2140', '33'])
  })
})

describe('with two lines and a question', () => {
  const both = '1-8月社零增长6.2%，外资1.79亿美元'

  it('a bare correction is of the line that was put right last, in the scale that was said.', async () => {
    expect(values(await filed('市商务局', both, '外资写错 1.81', '不对 是1.80')).sort()).toEqual([
      '18000',
      '6.2',
    ])
  })

  it('a time named for one line moves no other that is asked about.', async () => {
    const stands = await filed('市商务局', both, '外资应该是1.8万美元', '社零是1-7月的啊')
    expect(stands).toContain('1-retail-growth 2025-07-31 6.2')
    expect(values(stands)).toContain('17900')
  })

  it('a bare yes after the receipt of something else lets no doubted value pass, and a firm one does.', async () => {
    const doubted = ['1-8月社零增长62%', '1-8月外资1.79亿美元']
    expect(values(await filed('市商务局', ...doubted, '嗯对'))).toEqual(['17900'])
    expect(values(await filed('市商务局', ...doubted, '确认')).sort()).toEqual(['17900', '62'])
  })

  it('a difference of what is named is taken off no other line.', async () => {
    const stands = await filed('市文旅广电局', '1-8月送戏下乡438场', '阅读多报了两场', '对')
    expect(values(stands)).toEqual(['438'])
  })

  it('a withdrawal that was none gives no older value back.', async () => {
    expect(values(await filed('市商务局', '1-8月社零增长6.2%', '改成6.3', '撤错了 恢复下'))).toEqual(['6.3'])
  })
})

it('A time that was asked for is taken also when it is told late.', async () => {
  const talk = await Talk.on('2025-09-22')
  await talk.say(person('filing', 'reporter', '市文旅广电局'), '省级数字文旅项目申报成功1个')
  talk.wait(25)
  await talk.say(person('filing', 'reporter', '市文旅广电局'), '回来了，算到8月底的')
  expect(talk.figures()).toHaveLength(1)
})
