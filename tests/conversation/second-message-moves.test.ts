/** Second messages whose words stand in no table: what they do is known by the move that they make. */
import { describe, expect, it } from 'vitest'
import { person, Talk } from './talk.ts'

const CLERK = person('filing', 'reporter', '市商务局')
const OFFICE = person('office', 'office', '市发改委')

/** What stands after these messages, as `value status`, and the last answer. */
async function spoken(...messages: readonly (readonly [who: typeof CLERK, text: string])[]) {
  const talk = await Talk.on('2025-09-22')
  let answer = ''
  for (const [who, text] of messages) answer = (await talk.say(who, text)).text
  return {
    figures: talk
      .figures()
      .map((it) => it.split(' ').slice(-2).join(' '))
      .sort(),
    answer,
  }
}

const DOUBTED = [CLERK, '1-8月社零增长62%'] as const
const FILED = [CLERK, '1-8月社零增长6.2%'] as const

describe('a doubted value', () => {
  it.each(['就以我报的这个为准', '莫怀疑，是这个数'])('is recorded after %s.', async (words) => {
    expect((await spoken(DOUBTED, [CLERK, words])).figures).toEqual(['62 pending'])
  })

  it.each(['真有这么高吗', '我先问哈统计那边', '你说的超了是超哪个', '心里没底，怕是搞错了', '下午给你准信'])(
    'is not recorded after %s.',
    async (words) => {
      expect((await spoken(DOUBTED, [CLERK, words])).figures).toEqual([])
    },
  )

  it.each(['我看岔行了，6.2', '表里单位没对齐，应该是6.2'])(
    'is put right by %s, and then recorded.',
    async (words) => {
      expect((await spoken(DOUBTED, [CLERK, words])).figures).toEqual(['6.2 pending'])
    },
  )
})

describe('what was recorded', () => {
  it.each(['登进去了没得', '念给我听听看', '你那边记的是好多'])('is read out at %s.', async (words) => {
    const { answer, figures } = await spoken(FILED, [CLERK, words])
    expect(answer).toContain('目前登记的是')
    expect(answer).toContain('6.2%，待审核')
    expect(figures).toEqual(['6.2 pending'])
  })

  it.each(['隔壁市上半年才5.1', '今年汽车卖不动，全靠家电撑着', '去年这会儿5.9', '跟省里口头说的差不多'])(
    'is left alone by %s.',
    async (words) => {
      expect((await spoken(FILED, [CLERK, words])).figures).toEqual(['6.2 pending'])
    },
  )

  it.each(['刚才那三个县先不管，6月的等他们报齐再补', '下个月估摸着能到6.5'])(
    'takes no time and no value from %s.',
    async (words) => {
      expect((await spoken(FILED, [CLERK, words])).figures).toEqual(['6.2 pending'])
    },
  )

  it('is not put right by a value that is said right after another line was taken back.', async () => {
    const both = [CLERK, '1-8月社零增长6.2%，进出口增长8.1%'] as const
    const { figures } = await spoken(both, [CLERK, '进出口那个先撤了'], [CLERK, '定了 8.3 登上'])
    expect(figures).toContain('6.2 pending')
    expect(figures).not.toContain('8.1 pending')
  })

  it('has two of its lines exchanged where their values are said the other way round.', async () => {
    const both = [CLERK, '1-8月社零增长6.2%，进出口增长8.1%'] as const
    const { answer } = await spoken(both, [CLERK, '搞反了，社零8.1进出口6.2'])
    expect(answer).toContain('【社会消费品零售总额增速】增长6.2%→增长8.1%')
    expect(answer).toContain('【进出口增速】增长8.1%→增长6.2%')
  })
})

describe('what waits for an office', () => {
  const TWO = [CLERK, '1-8月社零增长6.2%，新增限上批零住餐企业84家'] as const

  it.each(['商务局的社零我认', '社零看了，准了'])('is approved, and nothing else, by %s.', async (words) => {
    expect((await spoken(TWO, [OFFICE, words])).figures).toEqual(['6.2 approved', '84 pending'])
  })

  it('is approved but for one by what the unit filed, without a list.', async () => {
    const words = '商务局报的除了限上都通过，限上退回，名单没附'
    expect((await spoken(TWO, [OFFICE, words])).figures).toEqual(['6.2 approved', '84 returned'])
  })

  it('is approved as a whole where it is counted.', async () => {
    const words = '两条都看了，全部通过'
    expect((await spoken(TWO, [OFFICE, words])).figures).toEqual(['6.2 approved', '84 approved'])
  })

  it.each(['社零先放着，我打个电话问问', '限上这个先不忙，等碰头会', '这两条看过了'])(
    'waits on after %s.',
    async (words) => {
      expect((await spoken(TWO, [OFFICE, words])).figures).toEqual(['6.2 pending', '84 pending'])
    },
  )

  it('is sent back alone where the other one is accepted in its own words.', async () => {
    const { figures } = await spoken(TWO, [OFFICE, '社零我认。限上退了吧，没附名单'])
    expect(figures).toContain('84 returned')
    expect(figures).not.toContain('6.2 returned')
  })
})

describe('a message of several sentences', () => {
  it('does what each of them says, and answers the last.', async () => {
    const { figures, answer } = await spoken(FILED, [CLERK, '社零改成6.3。进出口的目标是多少？'])
    expect(figures).toEqual(['6.3 pending'])
    expect(answer).toContain('【进出口增速】')
  })
})

describe('an amount with its measure word', () => {
  it.each([
    ['1-8月外资1.85个亿美元', '18500 pending'],
    ['1-8月使用外资两个亿美元', '20000 pending'],
  ])('is recorded as it is meant: %s.', async (words, figure) => {
    expect((await spoken([CLERK, words])).figures).toEqual([figure])
  })
})
