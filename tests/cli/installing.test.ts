/** From nothing to people whom the bot knows: setup, the roster, and codes that are handed out. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assemble } from '../../src/assemble.ts'
import { HandClock } from '../../src/base/clock.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { addPerson, listPeople, type People, removePerson } from '../../src/cli/roster-people.ts'
import { settingsIn } from '../../src/cli/settings-file.ts'
import { type Setup, setup } from '../../src/cli/setup.ts'
import { readConfig } from '../../src/config.ts'
import { loadRoster, Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { rosterPlace } from '../../src/roster-place.ts'

const plan = loadPlan('seeds/yueyang-2025')
const clock = new HandClock(new Date('2025-04-26T01:00:00Z'))
let home: string
let said: string[]
const folder = () => join(home, 'data/plans/yueyang-2025')
const roster = () => join(home, 'data/roster.json')
const out = (text: string) => said.push(text)
const text = () => said.join('\n')

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'diaodu-installing-'))
  said = []
})
afterEach(() => rmSync(home, { recursive: true }))

function installed(given: readonly string[], more: Partial<Setup> = {}): Promise<number> {
  const nobody = { admin: undefined, account: undefined, ask: null }
  return setup({ home, program: '.', given, ...nobody, out, called: 'diaodu', ...more })
}

function environment() {
  return { PLAN: folder(), ROSTER: roster(), STORE: `sqlite:${join(home, 'data/bot.sqlite')}` }
}

function people(): People {
  return { config: readConfig(environment()), plan, clock, out }
}

const BOT = ['WECOM_AIBOT_ID=aibX', 'WECOM_AIBOT_SECRET=geheim']
const codeIn = (words: string) => /绑定 ([A-Z2-9]{4}-[A-Z2-9]{4})/.exec(words)?.[1] ?? ''

/** What the bot answers on the channel of an account, on the roster as it stands in the file. */
async function answered(account: string, words: string): Promise<string> {
  const answers: string[] = []
  const channel = {
    name: 'wecom-aibot',
    async send({ to, text }: { to: { person?: string }; text: string }) {
      if (to.person === account) answers.push(text)
      return { ok: true } as const
    },
  }
  const log = (what: string, error: unknown) => {
    throw new Error(what, { cause: error })
  }
  const { bot, close } = await assemble({
    plan,
    roster: new Roster(loadRoster(roster(), plan).people),
    store: environment().STORE,
    channels: [channel],
    log,
    clock,
  })
  try {
    const from = { channel: 'wecom-aibot', person: account }
    const id = `${account}-${words}`
    await bot.handle({ id, from, name: null, text: words, at: clock.now(), addressed: true, quoted: null })
    return answers.join('\n')
  } finally {
    await close()
  }
}

describe('setup', () => {
  it('writes settings that only their owner reads, without showing a secret, and keeps the comments.', async () => {
    expect(await installed(BOT)).toBe(0)
    const file = join(home, '.env')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(settingsIn(file)).toMatchObject({
      PLAN: 'data/plans/yueyang-2025',
      WECOM_AIBOT_ID: 'aibX',
      WECOM_AIBOT_SECRET: 'geheim',
    })
    expect(readFileSync(file, 'utf8')).toContain('# 企业微信智能机器人')
    expect(text()).not.toContain('geheim')
  })

  it('changes on a second run what is given, and nothing else.', async () => {
    await installed(BOT, { admin: '罗主任' })
    await installed(['HEALTH_PORT=9000'])
    const settings = settingsIn(join(home, '.env'))
    expect(settings).toMatchObject({ HEALTH_PORT: '9000', WECOM_AIBOT_SECRET: 'geheim' })
    expect(loadRoster(roster(), plan).people.map((it) => it.name)).toEqual(['罗主任'])
  })

  it('refuses a setting that there is not, and one that is wrong, and writes nothing.', async () => {
    await expect(installed(['WECOM_AIBOT_IDD=1'])).rejects.toThrow('没有 WECOM_AIBOT_IDD 这项设置')
    await expect(installed(['WECOM_AIBOT_ID=aibX'])).rejects.toMatchObject({ code: 'config.invalid' })
    expect(existsSync(join(home, '.env'))).toBe(false)
  })

  it('takes no person of the sample into the roster.', async () => {
    await installed([])
    expect(loadRoster(roster(), plan).people).toEqual([])
    expect(text()).toContain('还没有管理员')
  })

  it('keeps a value as it is given, with blanks, quotes and a # in it.', async () => {
    const name = `督办 "助手" #1`
    await installed([`WECOM_AIBOT_NAME=${name}`])
    expect(settingsIn(join(home, '.env')).WECOM_AIBOT_NAME).toBe(name)
  })
})

describe('a code that is handed out', () => {
  it('makes the first administrator known to the bot, once, and shows it no more than once.', async () => {
    await installed(BOT, { admin: '罗主任' })
    const code = codeIn(text())
    expect(readFileSync(roster(), 'utf8')).not.toContain(code)
    expect(await answered('u9', `绑定 ${code.toLowerCase().replace('-', '')}`)).toContain('角色为管理员')
    expect(await answered('u9', '绑定申请')).toContain('1. 管理员，账号wecom-aibot/u9')
    expect(await answered('u10', `绑定 ${code}`)).toContain('已经用过')
    expect(await answered('u10', '绑定申请')).toContain('没有确认绑定')
  })

  it('that nobody was handed binds nobody.', async () => {
    await installed(BOT, { admin: '罗主任' })
    expect(await answered('u9', '绑定 ABCD-2345')).toContain('绑定码不对')
  })

  it('holds no more when another was handed out in its place.', async () => {
    await installed(BOT)
    addPerson(people(), { name: '张三', unit: '统计局' })
    const lost = codeIn(text())
    said = []
    addPerson(people(), { name: '张三', unit: '统计局' })
    expect(await answered('u9', `绑定 ${lost}`)).toContain('绑定码不对')
    expect(await answered('u9', `绑定 ${codeIn(text())}`)).toContain('已绑定市统计局')
    expect(loadRoster(roster(), plan).people).toHaveLength(1)
  })
})

describe('绑定', () => {
  it('shows the account where no administrator can be told of it, and not where one can.', async () => {
    await installed(BOT)
    expect(await answered('u9', '绑定 市财政局')).toContain('wecom-aibot/u9')
    addPerson(people(), { name: '罗主任', role: '管理员', account: 'wecom-aibot/luo' })
    expect(await answered('u8', '绑定 市财政局')).not.toContain('wecom-aibot/u8')
  })
})

describe('the roster, one person at a time', () => {
  it('lists where everybody is reached, those bound in chat too.', async () => {
    await installed(BOT, { admin: '罗主任' })
    await answered('u9', `绑定 ${codeIn(text())}`)
    addPerson(people(), { name: '李四', unit: '市商务局', role: '单位负责人', account: 'wecom-app/lisi' })
    addPerson(people(), { name: '张三', unit: '统计局' })
    said = []
    expect(await listPeople(people(), undefined)).toBe(0)
    expect(text()).toMatch(/罗主任 .*wecom-aibot\/u9/)
    expect(text()).toMatch(/李四 .*市商务局 .*单位负责人 .*wecom-app\/lisi/)
    expect(text()).toMatch(/张三 .*没有账号，待本人用绑定码绑定/)
  })

  it('lets somebody go without forgetting who they were.', async () => {
    await installed(BOT)
    addPerson(people(), { name: '李四', unit: '市商务局', account: 'wecom-aibot/lisi' })
    expect(removePerson(people(), '李四')).toBe(0)
    expect(loadRoster(roster(), plan).people).toMatchObject([{ name: '李四', to: '2025-04-25' }])
    expect(await answered('lisi', '社零一季度增长6.8%')).toContain('尚未绑定单位')
  })

  it('refuses a unit and a role that there is not, and two people of one account.', async () => {
    await installed(BOT)
    expect(() => addPerson(people(), { name: '张三', unit: '火星局' })).toThrow('火星局')
    expect(() => addPerson(people(), { name: '张三', role: '局长' })).toThrow('没有角色“局长”')
    addPerson(people(), { name: '张三', unit: '统计局', account: 'wecom-app/z' })
    expect(addPerson(people(), { name: '李四', unit: '统计局', account: 'wecom-app/z' })).toBe(1)
    expect(loadRoster(roster(), plan).people).toHaveLength(1)
  })
})

describe('the roster', () => {
  const ada = { id: 'adm', name: '罗主任', unit: null, role: 'admin', accounts: { 'wecom-aibot': 'luo' } }

  it('lies beside the data and holds for the next year’s plan, too.', async () => {
    await installed(BOT, { admin: '罗主任' })
    const next = readConfig({ ...environment(), PLAN: 'seeds/yueyang-2025' })
    expect(loadRoster(rosterPlace(next), plan).people.map((it) => it.name)).toEqual(['罗主任'])
  })

  it('that an earlier program wrote into the plan’s folder holds, and is taken along by the first change.', async () => {
    await installed(BOT)
    writeFileSync(join(folder(), 'roster.json'), JSON.stringify([ada]))
    expect(rosterPlace(readConfig(environment()))).toBe(join(folder(), 'roster.json'))
    addPerson(people(), { name: '张三', unit: '市统计局' })
    expect(text()).toContain(`已复制到 ${roster()}`)
    expect(loadRoster(roster(), plan).people.map((it) => it.name)).toEqual(['罗主任', '张三'])
    expect(rosterPlace(readConfig(environment()))).toBe(roster())
  })

  it('of a plan is for trying it at a terminal: with a channel set up nobody of it can act.', () => {
    const environment = { PLAN: 'seeds/yueyang-2025', ROSTER: roster() }
    const tried = loadRoster(rosterPlace(readConfig(environment)), plan).people
    expect(tried.length).toBeGreaterThan(0)
    const bot = { WECOM_AIBOT_ID: 'aibX', WECOM_AIBOT_SECRET: 'geheim' }
    expect(loadRoster(rosterPlace(readConfig({ ...environment, ...bot })), plan).people).toEqual([])
  })
})

describe('doctor', () => {
  const examined = async (given: Record<string, string>, now = '2025-04-26T01:00:00Z') => {
    said = []
    const config = () => readConfig({ ...environment(), ...given })
    await doctor(config, new HandClock(new Date(now)), out)
    return text()
  }
  // The only door that is checked without a peer.
  const DOOR = { BOT_FRAMEWORK_LISTEN: '127.0.0.1:3978/api/messages' }

  it('says that the plan is of another year, and the time as it is in China.', async () => {
    await installed([])
    writeFileSync(roster(), '[]')
    const told = await examined({ PLAN: folder() }, '2026-11-30T18:47:00Z')
    expect(told).toContain('计划是 2025 年的，今天是 2026-12-01')
    expect(told).toContain('[正常] 程序 diaodu 0.1.0')
    expect(await examined({ PLAN: folder() })).not.toContain('计划年度')
  })

  it('says that the sample of a plan is nobody’s roster once a door is set up, and whom it cannot reach.', async () => {
    const told = await examined({ PLAN: 'seeds/yueyang-2025', ...DOOR })
    expect(told).toMatch(/\[问题\] 名册 .*roster.json 中没有人，谁都不能填报；计划文件夹中的名册是示例/)
    expect(told).toContain('[提示] 管理员 一个也没有')
    expect(told).toMatch(/\[提示\] 联系不到的单位 .*市商务局/)
    expect(await examined({ PLAN: 'seeds/yueyang-2025' })).not.toContain('联系不到')
  })

  it('leaves out the unit of whom somebody has an account there, and misses an administrator.', async () => {
    await installed([])
    addPerson(people(), { name: '张三', unit: '市统计局', account: 'bot-framework/z' })
    addPerson(people(), { name: '李四', unit: '市商务局', account: 'bot-framework/l' })
    const told = await examined({ PLAN: folder(), ...DOOR })
    expect(told).not.toMatch(/联系不到的单位 .*市商务局/)
    expect(told).toContain('[提示] 管理员 一个也没有')
  })
})
