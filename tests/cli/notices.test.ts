/** A group robot is no address of a person, and a 通报群 of the plan's folder is one that a robot was set up for. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { start } from '../../src/cli/start.ts'
import { readConfig } from '../../src/config.ts'
import { USUAL_REMINDING } from '../../src/plan/reminding.ts'

const clock = new HandClock(new Date('2025-05-14T10:00:00+08:00'))

interface Given {
  readonly robot?: string
  readonly notices?: readonly object[]
}

/** The real plan in a folder of its own; one person with a robot's account, groups in reminders.json. */
function settings({ robot, notices }: Given) {
  const PLAN = join(mkdtempSync(join(tmpdir(), 'robot-')), 'plan')
  cpSync('seeds/yueyang-2025', PLAN, { recursive: true })
  if (robot !== undefined) {
    const file = join(PLAN, 'roster.json')
    const people = JSON.parse(readFileSync(file, 'utf8')) as { accounts: Record<string, string> }[]
    const [first] = people
    if (first === undefined) throw new Error('the sample roster is empty')
    first.accounts['wecom-robot'] = robot
    writeFileSync(file, JSON.stringify(people))
  }
  if (notices !== undefined)
    writeFileSync(join(PLAN, 'reminders.json'), JSON.stringify({ ...USUAL_REMINDING, notices }))
  return readConfig({
    PLAN,
    STORE: 'memory:',
    WECOM_ROBOT_KEYS: '调度群=a-1',
    WECOM_API: 'http://127.0.0.1:9',
  })
}

const refused = async (given: Given) => {
  const console = { input: new PassThrough(), say: () => {}, aside: () => {}, clock } as never
  return start(settings(given), console).then(
    () => 'started',
    (error: Error) => error,
  )
}

describe('at start', () => {
  it('a robot’s key given to a person is refused by name, with what to do.', async () => {
    expect(await refused({ robot: '调度群' })).toMatchObject({
      code: 'notices.invalid',
      message: expect.stringMatching(/的账号是群机器人“调度群”，群机器人不能发给个人/),
      remedy: expect.stringContaining('智能机器人或自建应用的账号'),
    })
  })

  it('all that is wrong with 通报群 is told at once.', async () => {
    const notices = [
      { channel: 'wecom-robot', room: '没有的群' },
      { channel: 'wecom-robot', room: '调度群', campaign: '没有的攻坚' },
    ]
    expect(await refused({ robot: '调度群', notices })).toMatchObject({
      message: expect.stringMatching(
        /有 3 处错误：[\s\S]*群机器人不能发给个人[\s\S]*“没有的群”没有对应的群机器人[\s\S]*“没有的攻坚”不在计划中/,
      ),
    })
  })
})

describe('doctor', () => {
  const told = async (given: Given) => {
    const lines: string[] = []
    await doctor(
      () => settings(given),
      clock,
      (line) => lines.push(line),
    )
    return lines.join('\n')
  }

  it('says which robot would never say anything, and what is set up.', async () => {
    expect(await told({})).toMatch(/\[提示\] 群机器人 调度群 没有写成通报群，不会发任何内容。/)
    const good = await told({ notices: [{ channel: 'wecom-robot', room: '调度群' }] })
    expect(good).toContain('[正常] 通报群 调度群')
    expect(good).not.toContain('不会发任何内容')
    expect(await told({ robot: '调度群' })).toMatch(/\[问题\] 名册中 \S+的账号是群机器人/)
  })
})
