/** What stands after a second message: amendments, answers, remarks; the store is what is looked at. */
import { describe, expect, it } from 'vitest'
import { clerk, Talk } from './talk.ts'

/** What stands after these messages of one clerk, as `indicator period-end value`. */
async function told(...messages: readonly string[]): Promise<{ stands: string[]; text: string }> {
  const talk = await Talk.on('2025-09-22')
  let text = ''
  for (const message of messages) ({ text } = await talk.say(clerk, message))
  const stands = talk.figures().map((it) => it.replace(/ (?:pending|approved|returned)$/, ''))
  return { stands: stands.sort(), text }
}

const RETAIL = '1-8月社零增长6.2%'
const stands = (value: number, end = '2025-08-31') => [`1-retail-growth ${end} ${value}`]

describe('a receipt of one figure', () => {
  it.each([
    ['打错了，6.3', 6.3],
    ['应该是6.3%', 6.3],
    ['不是6.2是6.3', 6.3],
    ['6.3才对，漏了两个县', 6.3],
    ['统计局那边更新了，6.3', 6.3],
  ])('is amended by %s.', async (said, value) => {
    expect((await told(RETAIL, said)).stands).toEqual(stands(value))
  })

  it.each(['时间写错了，应该是1-7月', '不好意思，这是1-7月的，8月的还没下来', '不是1-8月，是1-7月'])(
    'goes to another time by %s.',
    async (said) => {
      expect((await told(RETAIL, said)).stands).toEqual(stands(6.2, '2025-07-31'))
    },
  )

  it.each([
    '全省是5.9',
    '去年同期是5.8',
    '其中限上是7.8',
    '听说长沙是7.1',
    '比1-7月回升0.3个百分点',
    '能不能改成7%',
    '不要改成7%',
    '主要是汽车卖得好',
  ])('is not amended by %s.', async (said) => {
    expect((await told(RETAIL, said)).stands).toEqual(stands(6.2))
  })

  it('gets the value back that it had before the last amendment.', async () => {
    expect((await told(RETAIL, '改成6.4', '还是原来的对')).stands).toEqual(stands(6.2))
  })

  it('is not moved by the time of what is withdrawn.', async () => {
    expect((await told('1-7月社零增长6.1%', RETAIL, '把1-7月那个撤回', '嗯，撤1-7月的')).stands).toEqual(
      stands(6.2),
    )
  })

  it('is followed by the value of its month where that is said to be of the month.', async () => {
    const { stands: all } = await told('8月份社零增长6.1%', '累计6.5%')
    expect(all).toEqual(['1-retail-growth 2025-08-31 6.1', '1-retail-growth 2025-08-31 6.5'])
  })
})

describe('a receipt of several figures', () => {
  const THREE = '1-8月社零增长6.2%，使用外资16800万美元，对非贸易额增长52%'
  it.each([
    ['第二个改成17000，其他没错', '4-foreign-capital 2025-08-31 17000'],
    ['外资那条错了，是17000', '4-foreign-capital 2025-08-31 17000'],
    ['除了第三个都对，第三个是48', '4-africa-trade-growth 2025-08-31 48'],
  ])('is amended in one line by %s.', async (said, line) => {
    const { stands: all } = await told(THREE, said)
    expect(all).toHaveLength(3)
    expect(all).toContain(line)
  })

  it('has two lines exchanged.', async () => {
    const { stands: all } = await told('1-8月社零增长6.2%，进出口增长5.1%', '社零跟进出口的数填反了')
    expect(all).toEqual(['1-retail-growth 2025-08-31 5.1', '4-trade-growth 2025-08-31 6.2'])
  })

  it('is exchanged whole or asked about whole where one of the values is in doubt.', async () => {
    const { stands: all, text } = await told(THREE, '社零跟对非的数填反了')
    expect(all).toContain('1-retail-growth 2025-08-31 6.2')
    expect(all).toContain('4-africa-trade-growth 2025-08-31 52')
    expect(text).toContain('请确认')
  })

  it('keeps its numbers for a withdrawal.', async () => {
    expect((await told(THREE, '删掉第一条')).stands).not.toContain('1-retail-growth 2025-08-31 6.2')
  })
})

describe('an open question', () => {
  const DOUBTED = '1-8月社零增长62%'
  it.each(['小数点点错了，6.2%', '6.2', '多打了一位，应该是6.2', '是6.2不是62'])(
    'takes %s for the right value.',
    async (said) => {
      expect((await told(DOUBTED, said)).stands).toEqual(stands(6.2))
    },
  )

  it.each(['对的，商贸城开业拉的', '是的是的，麻烦登一下', '核过了，没问题'])(
    'is agreed to by %s.',
    async (said) => {
      expect((await told(DOUBTED, said)).stands).toEqual(stands(62))
    },
  )

  it.each(['可能吧', '没问题吗', '确认？', '应该是吧', '要是统计局没改就对', '稍等，我查下表'])(
    'is not agreed to by %s.',
    async (said) => {
      expect((await told(DOUBTED, said)).stands).toEqual([])
    },
  )

  it.each(['小数点错了', '好像抄串行了', '把上面那行抄下来了'])(
    'takes no bare yes for the old value after %s.',
    async (said) => {
      const { stands: all, text } = await told(DOUBTED, said, '嗯')
      expect(all).toEqual([])
      expect(text).toContain('待您确认的是')
    },
  )

  it.each(['都是1-8月的', '累计的', '截至8月底', '算到8月底的哈'])(
    'about the time is answered by %s.',
    async (said) => {
      expect((await told('社零增长6.2%', said)).stands).toEqual(stands(6.2))
    },
  )

  it('about the indicator is answered by its name, also where nothing was offered.', async () => {
    expect((await told('1-8月增长6.2%', '社零')).stands).toEqual(stands(6.2))
  })
})

describe('a question that something recorded has overtaken', () => {
  it('is not answered by a bare value: it is about what was recorded last.', async () => {
    const { stands: all } = await told(
      '1-8月社零增长6.2%，使用外资16800万美元',
      '外资那个错了',
      '对非贸易额1-8月增长4.8%',
      '不是，是48',
    )
    expect(all).toContain('4-foreign-capital 2025-08-31 16800')
    expect(all).toContain('4-africa-trade-growth 2025-08-31 48')
  })
})

describe('a question that has lapsed', () => {
  it.each([
    [20, [`1-retail-growth 2025-08-31 6.2`]],
    [24 * 60, []],
  ])('takes the value said anew %i minutes later, or does not.', async (minutes, expected) => {
    const talk = await Talk.on('2025-09-22')
    await talk.say(clerk, '1-8月社零增长62%')
    talk.wait(minutes)
    await talk.say(clerk, '是6.2')
    expect(talk.figures().map((it) => it.replace(/ pending$/, ''))).toEqual(expected)
  })
})

describe('what is reported one after the other', () => {
  it('is of the time that was said before it, and the receipt says so.', async () => {
    const { stands: all, text } = await told('报一下我们1-8月的数', '社零6.2%')
    expect(all).toEqual(stands(6.2))
    expect(text).toContain('时期沿用')
  })

  it('is answered together with a question behind it.', async () => {
    const { stands: all, text } = await told('1-8月社零增长6.2%，使用外资怎么样了')
    expect(all).toEqual(stands(6.2))
    expect(text).toContain('【使用外资额】')
  })

  it('is held where it is said not to be recorded yet, and recorded at a word.', async () => {
    expect((await told('1-8月社零增长6.2%，先别登')).stands).toEqual([])
    expect((await told('1-8月社零增长6.2%，先别登', '局长看过了，可以登了')).stands).toEqual(stands(6.2))
  })
})

/** What stands after these messages of one clerk of a unit. */
async function filed(unit: string, ...messages: readonly string[]): Promise<string[]> {
  const talk = await Talk.on('2025-09-22')
  for (const message of messages) await talk.say({ ...clerk, id: unit, unit }, message)
  return talk.figures().map((it) => it.replace(/ (?:pending|approved|returned)$/, ''))
}

describe('a second message of a kind that went wrong', () => {
  it.each([
    ['三个都是1-7月的', '1—8月社零增长6.2%，接待游客增长11.2%，旅游收人增长12.4%', 3, '2025-07-31'],
    [
      '社零和接待游客两个是1-7月的，旅游收入没错',
      '1-8月社零增长6.2%，接待游客增长11.2%，旅游收入增长12.4%',
      2,
      '2025-07-31',
    ],
  ])('%s moves as many lines as it counts.', async (second, first, moved, end) => {
    const stands = await filed('市商务局', first, second)
    expect(stands.filter((it) => it.includes(end))).toHaveLength(moved)
    expect(stands).toHaveLength(3)
  })

  it('records nothing of what is planned, aimed at or asked for by the plan.', async () => {
    const road = '农村公路提质改造1-8月98公里'
    const alone = await filed('市交通局', road)
    expect(await filed('市交通局', road, '10月打算再修15公里，年底前152没问题')).toEqual(alone)
    expect(await filed('市交通局', road, '争取冲到120公里')).toEqual(alone)
  })

  it('takes the option that is named, whatever is told of the others.', async () => {
    const asked = '低保标准截至8月底490元/月'
    for (const said of ['农村的，城市的下周才定', '城市的…不对，农村的', '我说的是农村那个，城市的没变'])
      expect(await filed('市民政局', asked, said)).toEqual([expect.stringMatching(/rural.* 2025-08-31 490$/)])
  })

  it('knows a sister by a piece of her name, and of what time she is.', async () => {
    const stands = await filed('市市场监管局', '万人有效发明专利拥有量7月底6.9件', '高价值的2.8')
    expect(stands.map((it) => it.replace(/^\S+ /, '')).sort()).toEqual(['2025-07-31 2.8', '2025-07-31 6.9'])
  })

  it('reads a unit that was left out in the number as it was written.', async () => {
    const stands = await filed('市农业农村局', '到8月底高标准农田建成18.5亩', '万亩，少打个字')
    expect(stands).toEqual([expect.stringMatching(/ 2025-08-31 18.5$/)])
  })

  it('answers what was asked and tells another figure.', async () => {
    const stands = await filed('市商务局', '接待游客增长10.6%', '1-8月的，旅游收入1-8月增长13.1%')
    expect(stands.map((it) => it.split(' ').at(-1)).sort()).toEqual(['10.6', '13.1'])
  })

  it.each([
    ['市科技局', '高新技术企业到8月底1012家', '漏算了长岭那3家', 1015],
    ['市科技局', '高新技术企业到8月底1012家', '多报了2家', 1010],
    ['市商务局', '1-8月外资1.79亿美元', '外资多算了100万', 17800],
    ['市交通局', '农村公路提质改造1-8月98公里', '要减去3公里', 95],
    ['市交通局', '农村公路提质改造1-8月98公里', '又补验收了3公里', 101],
  ])('of %s: “%s”, “%s” is reckoned, shown, and stands with a yes.', async (unit, first, second, value) => {
    const before = await filed(unit, first)
    expect(await filed(unit, first, second)).toEqual(before)
    expect(await filed(unit, first, second, '对')).toEqual([expect.stringMatching(new RegExp(` ${value}$`))])
  })

  it('takes the value that is said beside a difference, and not the difference.', async () => {
    for (const second of [
      '少报了3公里，应该是101',
      '平江那条线又补验收了3公里，应该算101',
      '101，少报了3公里',
    ])
      expect(await filed('市交通局', '农村公路提质改造1-8月98公里', second)).toEqual([
        expect.stringMatching(/ 101$/),
      ])
  })

  it('takes back the others of what is left out by name, and leaves that one alone.', async () => {
    const both = '1-8月送戏下乡438场，主题阅读推广71场'
    for (const second of ['除了送戏，另外一个先撤回来', '除了送戏，先撤回来', '除了送戏都撤回'])
      expect(await filed('市文旅广电局', both, second)).toEqual([expect.stringMatching(/ 438$/)])
  })

  it('takes a bare number in the scale that was just said, where that alone is near.', async () => {
    const foreign = '1-8月外资1.79亿美元'
    expect(await filed('市商务局', foreign, '错了 1.81')).toEqual([expect.stringMatching(/ 18100$/)])
    expect(await filed('市商务局', foreign, '错了 9.3')).toEqual([expect.stringMatching(/ 17900$/)])
  })

  it('takes the right number before a slip of the hand, though the plan aims at it too.', async () => {
    const farming = '上半年一产增加值增长25%'
    expect(await filed('市农业农村局', farming, '2.5 手滑')).toEqual([expect.stringMatching(/ 2.5$/)])
    expect(await filed('市农业农村局', farming, '2.6 打快了')).toEqual([expect.stringMatching(/ 2.6$/)])
  })

  it('knows a sister without a unit by how her name ends.', async () => {
    const stands = await filed(
      '市生态环境局',
      '黑臭水体8月底的数：治理条数61，面积43.1万平方米，行政村42个',
      '第二个改45.3',
    )
    expect(stands.map((it) => it.split(' ').at(-1)).sort()).toEqual(['42', '45.3', '61'])
  })
})
