/** The channel contract, of what comes in. */
import { describe, expect, it } from 'vitest'
import type { Abilities, Channel } from '../../../src/channels/channel.ts'
import { PIXEL } from '../../channels/peer.ts'
import { REPORT, type Stage, within } from '../../channels/stage.ts'

export function incomingCases(has: Abilities, stage: () => Stage): void {
  describe.runIf(has.receives)('of what comes in', () => {
    it('records a report by direct chat and answers the person alone.', async () => {
      const { ledger, turns } = await stage().bot()
      const person = stage().person()
      await stage().say({ person })
      await expect.poll(() => stage().answersTo(person).length, within).toBe(1)
      expect(stage().answersTo(person)[0]?.room).toBeUndefined()
      expect(ledger.standing.revisions).toBe(1)
      expect(turns[0]?.message).toMatchObject({ text: REPORT, quoted: null })
      expect(turns[0]?.from).toMatchObject({ person })
    })

    it.runIf(has.rooms)('records a report by mention in a room, the mention taken off.', async () => {
      const { ledger, turns } = await stage().bot()
      const person = stage().person()
      const before = stage().peer.received.length
      await stage().say({ person, room: 'room1' })
      await expect.poll(() => stage().peer.received.length, within).toBe(before + 1)
      expect(stage().peer.received[before]?.room).toBe('room1')
      expect(ledger.standing.revisions).toBe(1)
      expect(turns[0]?.message.text).toBe(REPORT)
      expect(turns[0]?.from).toMatchObject({ person, room: 'room1' })
    })

    it.runIf(has.rooms)('leaves alone what is said in a room but not to the bot.', async ({ skip }) => {
      if (stage().lacks('unaddressed')) skip()
      const { ledger, turns } = await stage().bot()
      const person = stage().person()
      await stage().say({ person, room: 'room1', addressed: false })
      await stage().say({ person, room: 'room1' })
      await expect.poll(() => turns.length, within).toBe(1)
      expect(ledger.standing.revisions).toBe(1)
    })

    it('carries the words of the message that is quoted.', async ({ skip }) => {
      if (stage().lacks('quoted')) skip()
      const { incoming } = await stage().echo()
      await stage().say({ person: stage().person(), text: '6.8%', quoted: '【填报提醒】社零增速' })
      await expect.poll(() => incoming.length, within).toBe(1)
      expect(incoming[0]).toMatchObject({ text: '6.8%', quoted: '【填报提醒】社零增速' })
    })

    it('carries a file that is sent to the bot.', async ({ skip }) => {
      if (stage().lacks('incoming file')) skip()
      const { incoming } = await stage().echo()
      await stage().say({ person: stage().person(), text: '', file: { name: '佐证.png', bytes: PIXEL } })
      await expect.poll(() => incoming.length, within).toBe(1)
      expect(Buffer.from(incoming[0]?.files?.[0]?.bytes ?? [])).toEqual(PIXEL)
    })

    it('answers and records a redelivered message once.', async () => {
      const { ledger } = await stage().bot()
      const [person, id] = [stage().person(), stage().id()]
      await stage().say({ person, id })
      await expect.poll(() => stage().answersTo(person).length, within).toBe(1)
      await stage().say({ person, id })
      await stage().say({ person })
      await expect.poll(() => stage().answersTo(person).length, within).toBe(2)
      expect(ledger.standing.revisions).toBe(2)
    })

    it('answers and records once what is delivered twice at the same instant.', async () => {
      const { ledger } = await stage().bot()
      const [person, id] = [stage().person(), stage().id()]
      await Promise.all([stage().say({ person, id }), stage().say({ person, id })])
      await stage().say({ person })
      await expect.poll(() => stage().answersTo(person).length, within).toBe(2)
      expect(ledger.standing.revisions).toBe(2)
    })

    it('hands in the messages of one person in their order.', async () => {
      const { incoming } = await stage().echo()
      const person = stage().person()
      const texts = Array.from({ length: 6 }, () => stage().words())
      for (const text of texts) await stage().say({ person, text })
      await expect.poll(() => stage().answersTo(person).length, within).toBe(texts.length)
      expect(incoming.map((it) => it.text)).toEqual(texts)
    })

    it('acknowledges at once, and hands in what others say while one message is in work.', async () => {
      const seen: string[] = []
      const [slow, other] = [stage().person(), stage().person()]
      let release = () => {}
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      await stage().started(async ({ from }) => {
        seen.push(from.person)
        if (from.person === slow) await released
      })
      await stage().say({ person: slow })
      await stage().say({ person: other })
      await expect.poll(() => seen, within).toEqual([slow, other])
      release()
    })

    it('goes on after a handler that throws.', async () => {
      const seen: string[] = []
      await stage().started(async ({ text }) => {
        seen.push(text)
        throw new Error('broken invariant')
      })
      const texts = [stage().words(), stage().words()]
      for (const text of texts) await stage().say({ person: stage().person(), text })
      await expect.poll(() => seen, within).toEqual(texts)
    })

    it('answers what comes in after the platform was gone and is back.', async () => {
      await stage().echo()
      await stage().peer.kill()
      await stage().peer.revive()
      const person = stage().person()
      await stage().say({ person })
      await expect.poll(() => stage().answersTo(person).length, within).toBe(1)
    })

    it('gives an answer once that could not go out at first.', async () => {
      let killed = () => {}
      const gone = new Promise<void>((resolve) => {
        killed = resolve
      })
      let taken = 0
      const channel: Channel = await stage().started(async ({ from, id }) => {
        taken += 1
        await gone
        await stage().push(channel, '答复', { to: from, answers: id })
      })
      const person = stage().person()
      await stage().say({ person })
      await expect.poll(() => taken, within).toBe(1)
      await stage().kill(channel)
      killed()
      await stage().peer.revive()
      await expect.poll(() => stage().answersTo(person).length, within).toBe(1)
    })
  })
}
