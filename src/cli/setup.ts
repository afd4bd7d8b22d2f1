/**
 * `diaodu setup`: from nothing to a bot that its first administrator can speak to. Settings are given as they stand in
 * `.env.example`, or asked for at a terminal; they are checked as at every start before anything is written.
 *
 *     setup --admin 罗主任 WECOM_AIBOT_ID=aib… WECOM_AIBOT_SECRET=…
 *
 * The plan is copied to data/plans, where an update of the program does not come, and a roster of the administrator alone
 * is written beside it. Run again, it changes what is given and leaves the rest.
 */
import { chmodSync, cpSync, existsSync, mkdirSync } from 'node:fs'
import { basename, isAbsolute, join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { loadRoster, type Person } from '../plan/roster.ts'
import { loadPlan } from '../plan/seeds.ts'
import type { Ask } from './asking.ts'
import { usage } from './command-line.ts'
import { newCode, newId, ownRoster, sayCode, writeRoster } from './roster-write.ts'
import { settingsIn, writeSettings } from './settings-file.ts'

export interface Setup {
  /** Where `.env` and `data/` are. */
  readonly home: string
  /** Where the program is: its example of settings and the plans that come with it. */
  readonly program: string
  /** Lines like `WECOM_AIBOT_ID=…`. */
  readonly given: readonly string[]
  readonly admin: string | undefined
  readonly account: string | undefined
  /** Null: nobody is there to be asked. */
  readonly ask: Ask | null
  readonly out: (text: string) => void
  /** How the program is called here. */
  readonly called: string
}

const PLANS = 'data/plans'
const USUAL_PLAN = 'seeds/yueyang-2025'

/** The doors that are asked about, with the settings of each that have no usual value. */
const DOORS = [
  { name: '企业微信智能机器人', settings: ['WECOM_AIBOT_ID', 'WECOM_AIBOT_SECRET', 'WECOM_AIBOT_NAME'] },
  {
    name: '企业微信自建应用',
    settings: [
      'WECOM_APP_CORP_ID',
      'WECOM_APP_AGENT_ID',
      'WECOM_APP_SECRET',
      'WECOM_APP_TOKEN',
      'WECOM_APP_AES_KEY',
    ],
  },
] as const

export async function setup(needs: Setup): Promise<number> {
  const { home, program, ask, out, called } = needs
  const file = join(home, '.env')
  const before = settingsIn(file)
  const known = Object.keys(settingsIn(join(program, '.env.example')))
  const given = {
    ...settingsOf(needs.given, known),
    ...(ask === null ? {} : await asked(ask, needs, before)),
  }
  const admin = needs.admin ?? (await ask?.('第一位管理员的姓名'))
  const wanted = { ...before, ...given }
  const plan = given.PLAN ?? before.PLAN ?? USUAL_PLAN
  const own = ownPlan(plan)
  const values = { ...given, PLAN: own }
  const config = readConfig({ ...wanted, PLAN: own })

  const folder = join(home, own)
  const source = [join(home, plan), join(program, plan)].find((it) => existsSync(join(it, 'plan.json')))
  if (!existsSync(folder)) {
    if (source === undefined) throw usage(`没有计划文件夹 ${plan}`, '请写成 PLAN=计划文件夹。')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    cpSync(source, folder, { recursive: true })
  }
  const catalogue = loadPlan(folder)
  writeSettings(file, join(program, '.env.example'), values)
  chmodSync(file, 0o600)
  out(`计划：${catalogue.plan.title}（${catalogue.plan.year}年），放在 ${own}，更新程序时不会改动。`)
  out(`设置已写入 ${file}（只有所有者可读）：${Object.keys(values).sort().join('、')}。`)

  const place = isAbsolute(config.roster) ? config.roster : join(home, config.roster)
  const roster = ownRoster({ plan: folder, roster: place }, out)
  const kept = loadRoster(roster, catalogue).people
  const named = admin === undefined || admin === '' ? null : administrator(kept, admin, needs.account)
  if (named !== null) {
    writeRoster(roster, [...kept.filter((it) => it.id !== named.person.id), named.person])
    out(`管理员：${named.person.name}（编号 ${named.person.id}）。`)
  }
  if (named?.code) out(`  请本人对机器人发送：${sayCode(named.code)}（只能用一次；这里只显示这一次）`)
  if (named === null && !kept.some((it) => it.role === 'admin'))
    out(`还没有管理员：${called} setup --admin 姓名，或 ${called} roster add 姓名 --role 管理员。`)
  for (const it of next(config, called)) out(it)
  return 0
}

/** Inside the program's tree an update would take it; elsewhere it is the site's own already. */
function ownPlan(plan: string): string {
  return isAbsolute(plan) || plan.startsWith('data/') ? plan : `${PLANS}/${basename(plan)}`
}

function settingsOf(words: readonly string[], known: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const [, name, value] = /^([A-Z][A-Z0-9_]*)=(.*)$/s.exec(word) ?? []
      if (name === undefined || value === undefined)
        throw usage(`“${word.replace(/=.*/s, '=…')}”不是设置`, '请写成 名称=值，名称见 .env.example。')
      if (!known.includes(name)) throw usage(`没有 ${name} 这项设置`, `可用的设置：${known.join('、')}。`)
      return [name, value]
    }),
  )
}

async function asked(
  ask: Ask,
  { given }: Setup,
  before: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  if (given.length > 0) return {}
  const answers: Record<string, string> = {}
  for (const { name, settings } of DOORS) {
    const already = settings.some((it) => (before[it] ?? '') !== '')
    const yes = await ask(`使用${name}吗？${already ? '（已配置，重新填写请答 y）' : ''}[y/N]`)
    if (!/^(?:y|yes|是|用|使用)$/i.test(yes.trim())) continue
    for (const setting of settings) {
      const hidden = /SECRET|TOKEN|KEY/.test(setting)
      const answer = (await ask(setting, { hidden })).trim()
      if (answer !== '') answers[setting] = answer
    }
  }
  return answers
}

function administrator(
  people: readonly Person[],
  name: string,
  account: string | undefined,
): { readonly person: Person; readonly code?: string } {
  const found = people.find((it) => it.name === name)
  const base: Person = { ...(found ?? { id: newId(people), name, unit: null, accounts: {} }), role: 'admin' }
  if (account !== undefined) {
    const [, channel, id] = /^([a-z-]+)\/(.+)$/.exec(account) ?? []
    if (channel === undefined || id === undefined)
      throw usage(`--account ${account} 不完整`, '请写成 渠道/账号，例如 wecom-app/zhangsan。')
    return { person: { ...base, accounts: { ...base.accounts, [channel]: id } } }
  }
  if (Object.keys(base.accounts).length > 0) return { person: base }
  const { code, hash } = newCode()
  return { person: { ...base, code: hash }, code }
}

function next(config: Config, called: string): string[] {
  const any = Object.values(config.channels).some((it) => it !== null)
  return [
    '接下来：',
    ...(any ? [] : [`  还没有配置渠道，启动后只在终端对话；配置见 docs/渠道，再运行 ${called} setup`]),
    `  ${called} doctor    检查`,
    `  ${called} start     启动`,
  ]
}
