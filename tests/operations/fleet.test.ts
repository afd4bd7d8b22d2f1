import { describe, expect, it } from 'vitest'
import { Fleet } from '../../src/operations/fleet.ts'
import { channel, journal, problem } from './rig.ts'

const handler = async () => {}
const refusing = (name: string, message?: string) =>
  channel(name, { start: () => Promise.reject(problem(`${name}.credential`, message)) })

describe('a fleet of channels', () => {
  it('goes on with the others where one is refused, and says so in its state and the log.', async () => {
    const { lines, journal: log } = journal()
    const fleet = new Fleet([refusing('bad'), channel('good')], log)
    await fleet.start(handler)
    expect(fleet.states()).toMatchObject([
      { name: 'bad', state: { live: false, problem: { code: 'bad.credential' } } },
      { name: 'good', state: { live: true, problem: null } },
    ])
    expect(lines).toHaveLength(2)
    expect(lines).toContainEqual(expect.objectContaining({ level: 'info', channel: 'good' }))
    expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', problem: 'bad.credential' }))
    await fleet.stop(1000)
  })

  it('starts no channel where all are refused, and tells of each.', async () => {
    const fleet = new Fleet([refusing('a', '甲的密钥不对'), refusing('b', '乙的密钥不对')], journal().journal)
    await expect(fleet.start(handler)).rejects.toMatchObject({
      code: 'start.channels',
      message: expect.stringMatching(/甲的密钥不对[\s\S]*乙的密钥不对/),
    })
  })

  it('takes a channel that throws for one that is refused.', async () => {
    const thrown = channel('odd', { start: () => Promise.reject(new TypeError('not a Problem')) })
    const fleet = new Fleet([thrown, channel('good')], journal().journal)
    await fleet.start(handler)
    expect(fleet.states()[0]).toMatchObject({ state: { live: false, problem: { code: 'channel.broken' } } })
  })

  it('stops every channel though one fails at it, and waits no longer than it was told.', async () => {
    const { lines, journal: log } = journal()
    const stopped: string[] = []
    const fleet = new Fleet(
      [
        channel('throws', { stop: () => Promise.reject(new Error('no')) }),
        channel('hangs', { stop: () => new Promise(() => {}) }),
        channel('stops', { stop: async () => void stopped.push('stops') }),
      ],
      log,
    )
    await fleet.start(handler)
    await fleet.stop(20)
    expect(stopped).toEqual(['stops'])
    expect(lines.filter((it) => it.level !== 'info')).toMatchObject([
      { what: 'channel throws: not stopped cleanly' },
      { problem: 'stop.slow' },
    ])
  })
})
