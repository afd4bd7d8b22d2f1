/** Several plans in one deployment: what each has of its own, and what is refused before anything is begun. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Problem } from '../src/base/problem.ts'
import { onlyOf, plansIn } from '../src/plans.ts'
import { type ServicePeer, servicePeer } from './channels/peers/bot-framework.ts'
import { until } from './channels/until.ts'
import { freePort, noted, Processes } from './cli/running.ts'

const top = mkdtempSync(join(tmpdir(), 'diaodu-plans-'))
const processes = new Processes()
afterAll(async () => {
  await processes.killAll()
  rmSync(top, { recursive: true })
})

/** A folder with plans, each with these settings beside it. */
function folders(
  name: string,
  plans: Readonly<Record<string, Readonly<Record<string, string>> | null>>,
): string[] {
  const place = join(top, name)
  return Object.entries(plans).map(([plan, settings]) => {
    const folder = join(place, plan)
    mkdirSync(folder, { recursive: true })
    const lines = Object.entries(settings ?? {}).map(([key, value]) => `${key}=${value}`)
    if (settings !== null) writeFileSync(`${folder}.env`, `${lines.join('\n')}\n`)
    return folder
  })
}

const bot = (id: string) => ({ WECOM_AIBOT_ID: id, WECOM_AIBOT_SECRET: `secret-of-${id}` })

function refusal(environment: Readonly<Record<string, string>>): string {
  try {
    plansIn(environment, [])
    return ''
  } catch (error) {
    expect((error as Problem).code).toBe('config.invalid')
    return (error as Problem).message
  }
}

describe('PLANS', () => {
  it('gives each plan the settings beside its folder, a ledger and a roster of its own, and what is common to all', () => {
    const all = folders('each', {
      'jia-2025': bot('a'),
      'yi-2025': { ...bot('b'), STORE: 'sqlite:x/yi.sqlite' },
    })
    const plans = plansIn({ PLANS: all.join(', '), LOG_LEVEL: 'warn', HEALTH_PORT: '9000' }, [])
    expect(plans).toMatchObject([
      { name: 'jia-2025', plan: all[0], store: 'sqlite:data/jia.sqlite', roster: 'data/jia/roster.json' },
      { name: 'yi-2025', plan: all[1], store: 'sqlite:x/yi.sqlite', roster: 'data/yi/roster.json' },
    ])
    expect(plans?.map((it) => it.channels.wecomAibot?.botId)).toEqual(['a', 'b'])
    expect(plans?.map((it) => [it.logLevel, it.health?.port])).toEqual([
      ['warn', 9000],
      ['warn', 9000],
    ])
    expect(plansIn({ PLAN: 'seeds/yueyang-2025', PLANS: '' })).toBeNull()
  })

  it('tells all that two plans have in common, and no secret', () => {
    const robots = { WECOM_ROBOT_KEYS: '调度群=693a91f6-7aaa' }
    const [a = '', b = '', c = ''] = folders('twice', {
      'jia-2025': { ...bot('a'), ...robots, STORE: 'sqlite:data/../data/same.sqlite' },
      'yi-2025': { ...bot('a'), ...robots, STORE: 'sqlite:data/same.sqlite', ROSTER: 'one/roster.json' },
      'bing-2025': { ...bot('c'), ROSTER: './one/roster.json' },
    })
    const told = refusal({ PLANS: `${a},${b},${c}` })
    for (const it of ['WECOM_AIBOT_ID', 'WECOM_ROBOT_KEYS', 'STORE', 'ROSTER']) expect(told).toContain(it)
    expect(told).toContain('4 处错误')
    expect(told).not.toContain('secret-of')
    expect(told).not.toContain('693a91f6')
    expect(refusal({ PLANS: `${c},${c}` })).toContain('计划名称')
    const two = { STORE: 'postgres://u:geheim@h/d?schema=one', ...bot('d') }
    const database = folders('database', { 'jia-2025': two, 'yi-2025': { ...two, ...bot('e') } })
    const same = refusal({ PLANS: database.join(',') })
    expect(same).toContain('STORE')
    expect(same).not.toContain('geheim')
  })

  it('is not taken together with PLAN, nor with one account for all, nor without settings of each', () => {
    const [a = '', b = ''] = folders('wrong', { 'jia-2025': bot('a'), 'yi-2025': null })
    const told = refusal({ PLANS: `${a},${b}`, PLAN: 'seeds/yueyang-2025', ...bot('common') })
    expect(told).toMatch(
      /PLAN: 已填写 PLANS[\s\S]*WECOM_AIBOT_ID: 已填写 PLANS[\s\S]*没有设置文件 yi-2025\.env/,
    )
    const [c = ''] = folders('faulty', {
      'bing-2025': { ...bot('c'), WECOM_APP_CORP_ID: 'ww1', PAGE_URL: 'http://x' },
    })
    expect(refusal({ PLANS: c })).toMatch(/bing-2025[\s\S]*PAGE_URL[\s\S]*WECOM_APP_SECRET/)
    expect(refusal({ PLANS: ' , ' })).toContain('PLANS')
    writeFileSync(join(a, '.env'), '')
    expect(refusal({ PLANS: a })).toContain('设置文件有两个')
  })

  it('lets a verb that is about one plan ask which', () => {
    const all = plansIn(
      { PLANS: folders('which', { 'jia-2025': bot('a'), 'yi-2025': bot('b') }).join(',') },
      [],
    )
    if (all === null) throw new Error('no plans')
    expect(() => onlyOf(all)).toThrow('PLANS 中有 2 个计划')
    expect(onlyOf(all.slice(0, 1)).name).toBe('jia-2025')
  })
})

describe('one process with several plans', { timeout: 120_000 }, () => {
  let service: ServicePeer

  it('answers each city by its own plan, tells how each is, and goes on where one cannot be started', async () => {
    service = await servicePeer()
    const ports = [await freePort(), await freePort()]
    const settings = ports.map((port) => ({ BOT_FRAMEWORK_LISTEN: `127.0.0.1:${port}/api/messages` }))
    const store = (name: string) => ({ STORE: `sqlite:${join(top, `${name}.sqlite`)}` })
    writeFileSync(join(top, 'broken.sqlite'), 'no database, but long enough to look like one: '.repeat(100))
    const all = folders('running', {
      'jia-2025': { ...settings[0], ...store('jia') },
      'yi-2025': { ...settings[1], ...store('yi') },
      'bing-2025': { WECOM_AIBOT_ID: 'x', WECOM_AIBOT_SECRET: 'y', ...store('broken') },
    })
    for (const it of all) cpSync('seeds/yueyang-2025', it, { recursive: true })
    const { child, lines, exit, get } = await processes.start({ PLANS: all.join(',') })
    await until(noted(lines, '"running":2,"of":3'), 60_000)
    for (const [at, port] of ports.entries()) {
      service.callsGoTo(port)
      await service.say({ id: `c${at}`, person: `c${at}`, text: '社零目标是多少' })
    }
    await until(() => ['c0', 'c1'].every((who) => service.received.some((it) => it.person === who)))
    const { status, text } = await get('/healthz')
    expect(status).toBe(503)
    expect(JSON.parse(text)).toMatchObject({
      ok: false,
      plans: {
        'jia-2025': { ok: true, channels: { 'bot-framework': { live: true } } },
        'yi-2025': { ok: true },
        'bing-2025': { ok: false, problem: { code: 'store.not_database', remedy: expect.any(String) } },
      },
    })
    const metrics = (await get('/metrics')).text
    for (const plan of ['jia-2025', 'yi-2025'])
      expect(metrics).toContain(`diaodu_messages_received_total{channel="bot-framework",plan="${plan}"} 1`)
    expect(metrics.match(/^# TYPE diaodu_messages_total /gm)).toHaveLength(1)
    expect(lines.join('\n')).toContain('"plan":"yi-2025"')
    child.kill('SIGTERM')
    expect(await exit).toEqual([0, null])
    await service.close()
  })

  it('begins nothing where two plans have one ledger', async () => {
    const both = folders('refused', {
      'jia-2025': { ...bot('a') },
      'yi-2025': { ...bot('b'), STORE: 'sqlite:data/jia.sqlite' },
    })
    const { lines, exit } = await processes.start({ PLANS: both.join(',') })
    expect(await exit).toEqual([1, null])
    expect(lines.join('\n')).toContain('数据（STORE）与')
  })
})
