/** The channel contract, when things go wrong. */
import { describe, expect, it } from 'vitest'
import { Problem } from '../../../src/base/problem.ts'
import { WRONG } from '../../channels/peer.ts'
import { type Stage, within } from '../../channels/stage.ts'

export function faultCases(stage: () => Stage): void {
  describe('when things go wrong', () => {
    it('loses no push and sends none twice when the peer is gone for a moment.', async () => {
      const channel = await stage().started()
      await stage().kill(channel)
      const texts = [stage().words(), stage().words()]
      const pushes = texts.map((text) => stage().push(channel, text))
      await stage().peer.revive()
      expect(await Promise.all(pushes)).toEqual([{ ok: true }, { ok: true }])
      for (const text of texts) await expect.poll(() => stage().shown(text).length, within).toBe(1)
    })

    it('knows what became of every push that was under way when the peer was killed.', async () => {
      const channel = await stage().started()
      const texts = Array.from({ length: 6 }, () => stage().words())
      const first = texts.map((text) => stage().send(channel, text))
      await stage().peer.kill()
      await stage().peer.revive()
      const sent = await Promise.all(
        first.map(async (it, index) => {
          const once = await it
          return 'retryAt' in once ? stage().push(channel, texts[index] ?? '') : once
        }),
      )
      // What went out after the kill comes after what went out before it.
      const after = stage().words()
      expect(await stage().push(channel, after)).toEqual({ ok: true })
      await expect.poll(() => stage().shown(after).length, within).toBe(1)
      for (const [index, text] of texts.entries()) {
        const outcome = sent[index] ?? {}
        if ('ok' in outcome) expect(stage().shown(text)).toHaveLength(1)
        else {
          expect(outcome).toHaveProperty('unknown')
          expect(stage().shown(text).length).toBeLessThanOrEqual(1)
        }
      }
    })

    it('says that it is down when the peer stays away, and sends once it is back.', async () => {
      const channel = await stage().started()
      await stage().kill(channel)
      const text = stage().words()
      expect(await stage().send(channel, text)).toHaveProperty('retryAt')
      await expect.poll(() => channel.state, within).toMatchObject({ live: false })
      expect(channel.state.problem).toBeInstanceOf(Problem)
      const push = stage().push(channel, text)
      await stage().peer.revive()
      expect(await push).toEqual({ ok: true })
      await expect.poll(() => stage().shown(text).length, within).toBe(1)
      expect(channel.state).toEqual({ live: true, problem: null })
    })

    it('answers within its deadline when the peer freezes, and never sends twice what may have arrived.', async () => {
      const channel = await stage().started()
      await stage().peer.freeze()
      const text = stage().words()
      const first = await stage().send(channel, text)
      expect(first).not.toHaveProperty('ok')
      await stage().peer.thaw()
      if ('retryAt' in first) expect(await stage().push(channel, text)).toEqual({ ok: true })
      const after = stage().words()
      expect(await stage().push(channel, after)).toEqual({ ok: true })
      await expect.poll(() => stage().shown(after).length, within).toBe(1)
      expect(stage().shown(text).length).toBeLessThanOrEqual(1)
      if ('retryAt' in first) expect(stage().shown(text)).toHaveLength(1)
    })

    it('tells a wrong credential at start, without showing it.', async ({ skip }) => {
      if (stage().lacks('wrong credential')) skip()
      const channel = stage().peer.channel({ credential: 'wrong' })
      const problem = await channel.start(async () => {}).catch((error: unknown) => error)
      await channel.stop()
      expect(problem).toBeInstanceOf(Problem)
      if (!(problem instanceof Problem)) return
      expect(problem.code).toMatch(/\.credential$/)
      expect(problem.remedy).not.toBe('')
      expect(`${problem.message}${problem.remedy}${String(problem.cause)}`).not.toContain(WRONG)
    })

    it('settles what is being sent when it stops, and takes nothing after.', async () => {
      const channel = await stage().started()
      const text = stage().words()
      const push = stage().send(channel, text)
      await channel.stop()
      const sent = await push
      if ('ok' in sent) expect(stage().shown(text)).toHaveLength(1)
      else expect(stage().shown(text).length).toBeLessThanOrEqual('unknown' in sent ? 1 : 0)
      expect(await stage().send(channel, stage().words())).toHaveProperty('retryAt')
    })
  })
}
