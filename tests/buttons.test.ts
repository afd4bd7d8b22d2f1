/** Questions on a platform that has buttons: what they offer, what they send, and what an old one may not do. */
import { describe, expect, it } from 'vitest'
import type { Choice, Incoming, Outgoing } from '../src/channels/channel.ts'
import { converse } from '../src/conversation/conversation.ts'
import { Roster } from '../src/plan/roster.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { HANDLERS } from '../src/register.ts'
import { CHOICE_STALE } from '../src/rendering/words/failure.ts'
import { openStore } from '../src/storage/open.ts'
import { loadModel } from '../src/understanding/acts/model.ts'
import { Understanding } from '../src/understanding/understand.ts'
import { botOn } from './channels/rig.ts'

const plan = loadPlan('seeds/yueyang-2025')
const clerk = {
  id: 'p1',
  name: '张科员',
  unit: '市商务局',
  role: 'reporter',
  accounts: { here: 'u1' },
} as const

async function talk(choices: boolean) {
  const sent: Outgoing[] = []
  const abilities = {
    receives: true,
    direct: true,
    rooms: true,
    pictures: true,
    files: true,
    choices,
    longestText: 2048,
  }
  const channel = {
    name: 'here',
    abilities,
    async send(outgoing: Outgoing) {
      sent.push(outgoing)
      return { ok: true } as const
    },
  }
  const { bot, ledger } = await botOn(
    await openStore('memory:'),
    channel,
    (turn) => converse(turn, HANDLERS),
    { roster: new Roster([clerk]), understanding: new Understanding(plan, loadModel()) },
  )
  let count = 0
  const say = async (text: string, minute: number, card?: string): Promise<Outgoing> => {
    const at = new Date(Date.UTC(2025, 4, 20, 1, minute))
    const from = { channel: 'here', person: 'u1' }
    const incoming: Incoming = {
      id: `m${++count}`,
      from,
      name: null,
      text,
      at,
      addressed: true,
      quoted: null,
    }
    await bot.handle(card === undefined ? incoming : { ...incoming, card })
    return sent.at(-1) as Outgoing
  }
  return { say, ledger }
}

const labels = ({ choices = [] }: Outgoing) => choices.map((it) => it.label)
const press = ({ choices = [] }: Outgoing, label: string) =>
  (choices.find((it) => it.label === label) as Choice).text

describe('a question where the platform has buttons', () => {
  it('offers the periods that it lists, and a pressed one is the answer.', async () => {
    const { say, ledger } = await talk(true)
    const asked = await say('社零增长6.8%', 0)
    expect(labels(asked)).toEqual(['1—4月', '一季度', '4月', '取消'])
    const told = await say(press(asked, '1—4月'), 1, 'card-1')
    expect(told.text).toContain('已登记：【社会消费品零售总额增速】1—4月增长6.8%')
    expect(told.choices).toBeUndefined()
    expect(ledger.entry(1)?.words?.text).toBe('社零增长6.8%\n1')
  })

  it('offers yes and no for a figure in doubt.', async () => {
    const { say, ledger } = await talk(true)
    const asked = await say('社零1-4月增长68%', 0)
    expect(labels(asked)).toEqual(['确认', '取消'])
    expect((await say(press(asked, '取消'), 1)).text).toContain('已取消')
    expect(ledger.head).toBe(0)
  })

  it('takes no yes of an older question for the one that is open now, nor of one that is settled or over.', async () => {
    const { say, ledger } = await talk(true)
    const first = await say('社零1-4月增长68%', 0)
    const second = await say('外资1-4月9亿美元', 1)
    expect(labels(second)).toEqual(['确认', '取消'])
    expect((await say(press(first, '确认'), 2, 'card-1')).text).toBe(CHOICE_STALE)
    expect(ledger.head).toBe(0)
    expect((await say(press(second, '确认'), 3, 'card-2')).text).toContain('已登记：【使用外资额】')
    // What lay below is the open question again, and its card counts.
    expect((await say(press(first, '取消'), 4, 'card-3')).text).toContain('已取消')
    expect((await say(press(first, '确认'), 5, 'card-4')).text).toBe(CHOICE_STALE)
    const late = await say('社零1-4月增长68%', 6)
    expect((await say(press(late, '确认'), 30, 'card-5')).text).toBe(CHOICE_STALE)
    expect(ledger.head).toBe(1)
  })

  it('is asked in words alone where there are none.', async () => {
    const { say } = await talk(false)
    const asked = await say('社零增长6.8%', 0)
    expect(asked.choices).toBeUndefined()
    expect(asked.text).toContain('请回复序号或时期')
  })
})
