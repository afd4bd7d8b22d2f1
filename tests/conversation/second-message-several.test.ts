/** Second messages that say why, do several things, or are said by a colleague: what stands afterwards, and what was left out. */
import { describe, expect, it } from 'vitest'
import { person, Talk } from './talk.ts'

const CLERK = person('filing', 'reporter', '市商务局')
const ROADS = person('roads', 'reporter', '市交通局')
const GREEN = person('green', 'reporter', '市生态环境局')
const OFFICE = person('office', 'office', '市发改委')

type Person = typeof CLERK

async function spoken(...messages: readonly (readonly [who: Person, text: string])[]) {
  const talk = await Talk.on('2025-10-22')
  let answer = ''
  for (const [who, text] of messages) answer = (await talk.say(who, text)).text
  return { figures: talk.figures().toSorted(), answer }
}

describe('a value that is told with its reason', () => {
  it.each(['不是，6.3', '不对不对，没得这么高，6.3', '这怎么可能嘛，是我眼花了，6.3'])(
    'takes the place of a doubted one at %s.',
    async (words) => {
      const { figures } = await spoken([CLERK, '前三季度社零增长63%'], [CLERK, words])
      expect(figures).toHaveLength(1)
      expect(figures[0]).toContain(' 6.3 ')
    },
  )

  it('is no question of what another clause tells of last year.', async () => {
    const { figures } = await spoken(
      [CLERK, '前三季度社零增长6.8%'],
      [CLERK, '那里头混了上年的补报数，扣掉以后是6.5'],
    )
    expect(figures).toHaveLength(1)
    expect(figures[0]).toContain(' 6.5 ')
  })

  it('is of another time where another clause names it, and what stands is left alone.', async () => {
    const { figures } = await spoken(
      [CLERK, '1-8月社零增长6.8%'],
      [CLERK, '发现上半年的还没报，一起补报，6.1'],
    )
    expect(figures.map((it) => /\d\.\d/.exec(it)?.[0])).toEqual(['6.1', '6.8'])
  })

  it('of another city changes nothing.', async () => {
    const { figures } = await spoken([CLERK, '前三季度社零增长6.8%'], [CLERK, '别个常德是7.1%'])
    expect(figures).toHaveLength(1)
    expect(figures[0]).toContain(' 6.8 ')
  })
})

describe('a doubted value', () => {
  it('is recorded where the reason tells numbers of something else.', async () => {
    const { figures } = await spoken(
      [CLERK, '一季度对非贸易额增长590%'],
      [CLERK, '确实是真的，去年同期一共才三单，基数太小'],
    )
    expect(figures).toHaveLength(1)
  })

  it('is recorded by a late yes that says why, and not by a bare one.', async () => {
    for (const [words, stands] of [
      ['属实，今年补了一批历史数据', 1],
      ['确认', 0],
    ] as const) {
      const talk = await Talk.on('2025-10-22')
      await talk.say(CLERK, '一季度对非贸易额增长590%')
      talk.wait(25)
      await talk.say(CLERK, words)
      expect(talk.figures(), words).toHaveLength(stands)
    }
  })

  it('with its point lost is shown with the point, and recorded only after a yes.', async () => {
    const talk = await Talk.on('2025-10-22')
    await talk.say(CLERK, '前三季度社零增长64%')
    expect((await talk.say(CLERK, '小数点掉咯')).text).toContain('6.4%')
    expect(talk.figures()).toEqual([])
    await talk.say(CLERK, '对')
    expect(talk.figures()[0]).toContain(' 6.4 ')
  })
})

describe('a message that does several things', () => {
  const FILED = [ROADS, '前三季度农村公路提质改造118公里，国省干线安防精细化提升61公里'] as const

  it('puts one line right and takes the other back.', async () => {
    const { figures, answer } = await spoken(FILED, [ROADS, '提质改造改120，安防那条撤掉，还要核'])
    expect(figures).toHaveLength(1)
    expect(figures[0]).toContain(' 120 ')
    expect(answer).toContain('已撤回')
  })

  it('amends, and is answered by what stands then.', async () => {
    const { answer } = await spoken(
      [ROADS, '前三季度农村公路提质改造118公里'],
      [ROADS, '改成122。离全年任务还差多少？'],
    )
    expect(answer).toContain('30')
    expect(answer).not.toContain('34公里')
  })

  it('moves a value to the indicator that it is of, and leaves nothing where it was.', async () => {
    const { figures } = await spoken(
      [ROADS, '前三季度国省干线安防精细化提升118公里'],
      [ROADS, '确认'],
      [ROADS, '不对，118公里是农村公路提质改造的，不是国省干线的'],
    )
    expect(figures).toHaveLength(1)
    expect(figures[0]).toContain('rural-roads-upgraded')
  })
})

describe('a line', () => {
  const FILED = [GREEN, '前三季度农村黑臭水体治理乡镇数30个，行政村数52个'] as const

  it.each([
    ['村的改53', ' 53 '],
    ['村那个不对，是53', ' 53 '],
  ])('is pointed at by one character of its name: %s.', async (words, value) => {
    const { figures } = await spoken(FILED, [GREEN, words])
    expect(figures.filter((it) => it.includes(value))).toHaveLength(1)
    expect(figures).toHaveLength(2)
  })
})

describe('what a colleague of the same unit has recorded in the group', () => {
  it('is put right there by another, and by nobody of another unit.', async () => {
    for (const [unit, stands] of [
      ['市商务局', '6.5'],
      ['市交通局', '6.8'],
    ] as const) {
      const talk = await Talk.on('2025-10-22')
      await talk.say(CLERK, '前三季度社零增长6.8%', 'g1')
      await talk.say(person('second', 'reporter', unit), '小张报的是初稿，定下来是6.5', 'g1')
      expect(
        talk.figures().map((it) => /\d\.\d/.exec(it)?.[0]),
        unit,
      ).toEqual([stands])
    }
  })
})

describe('the office', () => {
  const FILED = [CLERK, '前三季度社零增长6.8%，接待游客增长11.2%'] as const

  it('approves one and leaves the other, and is told which.', async () => {
    const { figures, answer } = await spoken(
      FILED,
      [OFFICE, '待审核'],
      [OFFICE, '社零过了，游客那条先放放，我问下'],
    )
    expect(answer).toContain('仍待审核')
    expect(figures.filter((it) => it.includes('approved'))).toHaveLength(1)
  })

  it('decides by the values that wait.', async () => {
    const { figures } = await spoken(FILED, [OFFICE, '待审核'], [OFFICE, '6.8的通过，11.2的退回，口径不对'])
    expect(figures.filter((it) => it.includes('approved')).join()).toContain(' 6.8 ')
    expect(figures.filter((it) => it.includes('returned')).join()).toContain(' 11.2 ')
  })

  it('approves the only one that waits in words that name nothing.', async () => {
    const { figures } = await spoken([CLERK, '前三季度社零增长6.8%'], [OFFICE, '那给他过了吧'])
    expect(figures[0]).toContain('approved')
  })
})
