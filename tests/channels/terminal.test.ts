import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import type { Incoming } from '../../src/channels/channel.ts'
import { Terminal } from '../../src/channels/terminal.ts'

function terminal(lines: string, room?: string) {
  const output = new PassThrough()
  const from = { person: 'sswj-zhang', ...(room === undefined ? {} : { room }) }
  const clock = new HandClock(new Date('2025-04-12T01:00:00Z'))
  const input = Readable.from([lines])
  return { output, channel: new Terminal({ input, output, from, name: '张科员', clock, interactive: false }) }
}

describe('the terminal', () => {
  it('takes each line of a pipe as a message, the next one only when the last is answered.', async () => {
    const { channel, output } = terminal('社零咋样了\n\n  固投呢  \n谁牵头')
    const heard: Incoming[] = []
    await channel.start(async (incoming) => {
      await new Promise((resolve) => setImmediate(resolve))
      heard.push(incoming)
      await channel.send({ to: incoming.from, text: `${heard.length}` })
    })
    await channel.finished()
    expect(heard.map((it) => it.text)).toEqual(['社零咋样了', '固投呢', '谁牵头'])
    expect(new Set(heard.map((it) => it.id)).size).toBe(3)
    expect(heard[0]).toMatchObject({ from: { channel: 'terminal', person: 'sswj-zhang' }, addressed: true })
    expect(String(output.read())).toBe('1\n\n2\n\n3\n\n')
  })

  it('ends at 退出 and hears nothing after it, and carries its room.', async () => {
    const { channel } = terminal('帮助\n退出\n社零咋样了\n', 'g1')
    const heard: Incoming[] = []
    await channel.start(async (incoming) => void heard.push(incoming))
    await channel.finished()
    expect(heard).toMatchObject([{ text: '帮助', from: { room: 'g1' } }])
  })

  it('stops while it waits for input, the message in hand answered.', async () => {
    const input = new PassThrough()
    const clock = new HandClock(new Date('2025-04-12T01:00:00Z'))
    const options = { input, output: new PassThrough(), from: { person: 'u1' }, name: '', clock }
    const channel = new Terminal({ ...options, interactive: false })
    const heard: string[] = []
    await channel.start(async ({ text }) => {
      await new Promise((resolve) => setImmediate(resolve))
      heard.push(text)
    })
    input.write('帮助\n')
    await expect.poll(() => heard).toEqual(['帮助'])
    await channel.stop()
    expect(heard).toEqual(['帮助'])
  })
})
