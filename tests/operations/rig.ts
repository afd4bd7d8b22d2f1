/** A channel that does as it is told, and a journal that can be read. */
import { HandClock } from '../../src/base/clock.ts'
import { Problem } from '../../src/base/problem.ts'
import type { Channel, ChannelState } from '../../src/channels/channel.ts'
import { type Level, openJournal } from '../../src/operations/journal.ts'

export const NOW = new Date('2025-04-12T01:00:00Z')

export function channel(
  name: string,
  does: Partial<Pick<Channel, 'start' | 'stop' | 'state'>> = {},
): Channel {
  const state: ChannelState = { live: true, problem: null }
  const abilities = {
    receives: true,
    direct: true,
    rooms: true,
    pictures: false,
    files: false,
    choices: false,
    longestText: 2048,
  }
  return {
    name,
    abilities,
    state,
    start: async () => {},
    stop: async () => {},
    send: async () => ({ ok: true }),
    ...does,
  }
}

export function problem(code: string, message = '出了问题', cause?: unknown): Problem {
  return new Problem(code, message, '请处理。', cause)
}

export function journal(secrets: readonly string[] = [], level: Level = 'info') {
  const lines: Array<Record<string, unknown>> = []
  const write = (line: string) => void lines.push(JSON.parse(line))
  return { lines, journal: openJournal({ level, secrets, clock: new HandClock(NOW), write }) }
}
