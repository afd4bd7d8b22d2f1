/** How long answers may be on a phone, over every answer that the recorded dialogues bring. */
import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadDialogues, Replay, type TurnTold } from './replay.ts'

const files = readdirSync(import.meta.dirname).filter((it) => it.endsWith('.jsonl'))
const long = { timeout: 900_000 }

describe('an answer on a phone', long, () => {
  const turns: TurnTold[] = []
  const lengths = () =>
    turns.flatMap((it) => it.bubbles.map((one) => [...one].length)).toSorted((a, b) => a - b)
  beforeAll(async () => {
    const replay = new Replay('seeds/yueyang-2025')
    for (const file of files)
      for (const it of loadDialogues(`${import.meta.dirname}/${file}`))
        turns.push(...(await replay.tell(it)).turns)
  }, long.timeout)

  it('is never above 400 characters.', () => {
    expect(turns.flatMap((it) => it.bubbles.filter((one) => [...one].length > 400))).toEqual([])
  })

  it('is above 200 characters at most eight times in a hundred, and 70 in the middle.', () => {
    const all = lengths()
    expect(all.filter((it) => it > 200).length / all.length).toBeLessThanOrEqual(0.08)
    expect(all[Math.floor(all.length / 2)]).toBeLessThanOrEqual(70)
    expect(all[Math.floor(all.length * 0.9)]).toBeLessThanOrEqual(180)
  })

  it('is 80 characters at most for one figure that was recorded, and a line for each of several.', () => {
    const receipts = turns.flatMap((it) =>
      it.replies.flatMap(({ reply, words }) => (reply.type === 'figures' ? [{ reply, words }] : [])),
    )
    const plainly = receipts.filter(
      ({ reply: { outcomes, need, unexplained = [], aside = [], compared = [] } }) =>
        need === null && unexplained.length + aside.length + compared.length === 0 && outcomes.length > 0,
    )
    const one = plainly.filter(
      ({ reply: { outcomes } }) =>
        outcomes.length === 1 && outcomes[0]?.type === 'recorded' && outcomes[0].reason === null,
    )
    expect(one.length).toBeGreaterThan(50)
    expect(one.filter(({ words }) => [...words].length > 80).map(({ words }) => words)).toEqual([])
    const several = plainly.filter(({ reply: { outcomes } }) => outcomes.length > 1)
    expect(several.length).toBeGreaterThan(10)
    // A head, a line each, and at most two on what can be done now.
    for (const { reply, words } of several)
      expect(words.split('\n').length).toBeLessThanOrEqual(reply.outcomes.length + 3)
  })

  it('is 120 characters at most about one indicator, unless 依据 was asked for or a county.', () => {
    const about = turns
      .flatMap((it) => it.replies)
      .flatMap(({ reply, words }) =>
        reply.type === 'indicators' &&
        reply.states.length === 1 &&
        reply.focus !== 'basis' &&
        reply.county === null
          ? [words]
          : [],
      )
    expect(about.length).toBeGreaterThan(20)
    expect(about.filter((it) => [...it].length > 120)).toEqual([])
  })
})
