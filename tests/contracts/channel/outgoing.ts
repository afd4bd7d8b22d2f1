/** The channel contract, of what goes out. */
import { describe, expect, it } from 'vitest'
import type { Abilities } from '../../../src/channels/channel.ts'
import { READS } from '../../../src/channels/markup.ts'
import { bytesOf } from '../../../src/channels/plain.ts'
import { PIXEL } from '../../channels/peer.ts'
import { type Stage, within } from '../../channels/stage.ts'

const HOSTILE =
  '@所有人 请看 **紧急** [点我](http://x.example) <@all> `码` <a href="https://a.example/b">点此</a> www.a.example\u0000\u202e\u0007 @all 完'
const CHOICES = [
  { label: '登记为新值', text: '确认' },
  { label: '不登记', text: '取消' },
]

export function outgoingCases(has: Abilities, stage: () => Stage): void {
  describe('of what goes out', () => {
    it('sends a push, once.', async () => {
      const channel = await stage().started()
      const text = stage().words()
      expect(await stage().push(channel, text)).toEqual({ ok: true })
      await expect.poll(() => stage().shown(text).length, within).toBe(1)
      expect(stage().shown(text)[0]).toMatchObject(stage().peer.target)
    })

    it('sends a picture beside its text, or its alt text where the platform has none.', async () => {
      const channel = await stage().started()
      const text = stage().words()
      const before = stage().peer.received.length
      await stage().push(channel, text, { picture: { png: PIXEL, alt: `图${text}` } })
      await expect.poll(() => stage().shown(text).length, within).toBeGreaterThan(0)
      if (!has.pictures) return expect(stage().shown(`图${text}`)).toHaveLength(1)
      const pictures = () =>
        stage()
          .peer.received.slice(before)
          .flatMap((it) => it.picture ?? [])
      await expect.poll(pictures, within).toEqual([PIXEL])
    })

    it('sends a file, or names it where the platform takes none.', async () => {
      const channel = await stage().started()
      const text = stage().words()
      const before = stage().peer.received.length
      const file = { name: '通报(第1期).txt', type: 'text/plain', bytes: Buffer.from('岳阳市通报') }
      await stage().push(channel, text, { file })
      await expect.poll(() => stage().shown(text).length, within).toBeGreaterThan(0)
      if (!has.files) return expect(stage().shown(text)[0]?.text).toContain(file.name)
      const files = () =>
        stage()
          .peer.received.slice(before)
          .flatMap((it) => it.file ?? [])
      await expect.poll(files, within).toEqual([{ name: file.name, bytes: file.bytes }])
    })

    it('offers choices, which send their text when taken; numbered lines where there are no buttons.', async () => {
      const { channel, incoming } = await stage().echo()
      const text = stage().words()
      await stage().push(channel, text, { choices: CHOICES })
      await expect.poll(() => stage().shown(text).length, within).toBeGreaterThan(0)
      const lines = stage().shown(text).at(-1)?.text.split('\n')
      if (!has.choices)
        return expect(lines?.slice(-2)).toEqual(['1. 登记为新值(回复“确认”)', '2. 不登记(回复“取消”)'])
      const card = () => stage().peer.received.findLast((it) => it.choices !== undefined)
      await expect.poll(() => card()?.choices, within).toEqual(CHOICES.map((it) => it.label))
      const shown = card()
      if (shown) await stage().peer.choose?.(shown, '登记为新值')
      await expect.poll(() => incoming.map((it) => it.text), within).toEqual(['确认'])
      expect(incoming[0]?.addressed).toBe(true)
    })

    it('calls a person in a room.', async ({ skip }) => {
      if (stage().lacks('mention')) skip()
      const channel = await stage().started()
      const text = stage().words()
      await stage().push(channel, text, {
        to: { channel: channel.name, person: '', room: 'room1' },
        mention: 'u1',
      })
      await expect.poll(() => stage().shown(text)[0]?.mention, within).toBe('u1')
    })

    it('sends a text that is too long in numbered parts, in order, nothing lost.', async () => {
      const channel = await stage().started()
      const before = stage().peer.received.length
      const lines = Array.from({ length: 40 }, (_, index) => `${index}行`.padEnd(has.longestText / 45, '岳'))
      const whole = lines.join('\n')
      expect(bytesOf(whole)).toBeGreaterThan(has.longestText)
      await stage().push(channel, whole)
      const parts = () =>
        stage()
          .peer.received.slice(before)
          .map((it) => it.text)
      await expect.poll(() => parts().join('\n').includes('39行'), within).toBe(true)
      expect(parts().filter((it) => bytesOf(it) > has.longestText)).toEqual([])
      expect(parts().map((it) => it.split('\n')[0])).toEqual(
        parts().map((_, index) => `(${index + 1}/${parts().length})`),
      )
      expect(parts().flatMap((it) => it.split('\n').slice(1))).toEqual(lines)
    })

    it('makes hostile text harmless.', async () => {
      const channel = await stage().started()
      const text = stage().words()
      await stage().push(channel, `${text}${HOSTILE}`)
      await expect.poll(() => stage().shown(text).length, within).toBe(1)
      const [shown] = stage().shown(text)
      expect(shown?.text).not.toMatch(/@所有人|@all|[\u0000-\u0009\u000b-\u001f\u202e]/)
      expect(shown?.text).not.toMatch(/:\/\/|www\.|\.example/)
      if (READS[channel.name]?.words !== 'plain') expect(shown?.text).not.toMatch(/[<>]/)
      expect(shown?.text).toMatch(/紧急.*完$/)
      expect(shown?.mention).toBeUndefined()
    })
  })
}
