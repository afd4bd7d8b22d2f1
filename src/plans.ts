/**
 * Several plans in one process: `PLANS=data/plans/yueyang-2025,data/plans/zhuzhou-2025`, each with its settings in a file of
 * its own beside the folder (`data/plans/yueyang-2025.env`), or in it (`.env`): a bot account each, a ledger each, a roster each.
 * What is the machine's and not the city's (log, health, addresses of a platform) may stand in the common `.env`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { Problem } from './base/problem.ts'
import { type Config, readConfig, TOGETHER } from './config.ts'
import { nameOf } from './storage/open.ts'
import { cityOf, DATA, listed } from './store-name.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What is one city's: in the common settings it would be everybody's. */
const OWN = [
  ...['PLAN', 'STORE', 'PAGE_LISTEN', 'PAGE_URL', 'PAGE_TOKENS'],
  ...['WECOM_ROBOT_KEYS', 'BOT_FRAMEWORK_LISTEN', ...TOGETHER.flat()],
]

/** Of one plan of several: its name, which no other has. */
export interface NamedConfig extends Config {
  readonly name: string
}

/** Null: there is one plan, by `PLAN`. Throws `config.invalid` with every fault of every plan. */
export function plansIn(
  environment: Environment,
  files: readonly string[] = listed(DATA),
): readonly NamedConfig[] | null {
  const { PLANS, ...common } = environment
  if (PLANS === undefined || PLANS === '') return null
  const folders = PLANS.split(',').flatMap((it) => it.trim() || [])
  const faults = OWN.filter((it) => (common[it] ?? '') !== '').map(
    (it) => `  ${it}: 已填写 PLANS，应写在各计划自己的设置文件中`,
  )
  const found: NamedConfig[] = []
  for (const folder of folders) {
    try {
      found.push(configOf(folder, common, files))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      faults.push(`  ${folder}: ${error.message.replaceAll('\n', '\n  ')}`)
    }
  }
  faults.push(...twice(found))
  if (folders.length === 0) faults.push('  PLANS: 应为计划数据的文件夹，多个用逗号隔开')
  if (faults.length === 0) return found
  throw new Problem(
    'config.invalid',
    `PLANS 的配置有 ${faults.length} 处错误：\n${faults.join('\n')}`,
    '请逐一改正后重新启动；写法见 docs/安装与运行.md 的“一个程序，几个计划”。',
  )
}

/** The one that a verb for one plan is about. Throws `config.plans` where there are several. */
export function onlyOf(plans: readonly NamedConfig[]): NamedConfig {
  const [only, ...more] = plans
  if (only !== undefined && more.length === 0) return only
  throw new Problem(
    'config.plans',
    `PLANS 中有 ${plans.length} 个计划，此命令一次只办一个`,
    `请写明是哪一个，例如 PLANS=${only?.plan ?? '计划文件夹'} diaodu …`,
  )
}

function configOf(folder: string, common: Environment, files: readonly string[]): NamedConfig {
  const own = settingsOf(folder)
  if ((own.PLANS ?? own.PLAN ?? '') !== '')
    throw new Problem('config.plans', '设置文件中不写 PLAN、PLANS', '请删去这一行。')
  const roster = join(DATA, cityOf(folder), 'roster.json')
  const config = readConfig({ ...common, ROSTER: roster, ...filled(own), PLAN: folder }, files)
  return Object.freeze({ ...config, name: basename(folder) })
}

function settingsOf(folder: string): Environment {
  const places = [`${folder.replace(/\/+$/, '')}.env`, join(folder, '.env')].filter((it) => existsSync(it))
  const [place] = places
  if (place === undefined)
    throw new Problem('config.plans', `没有设置文件 ${basename(folder)}.env`, '请在文件夹旁边建立。')
  if (places.length > 1)
    throw new Problem('config.plans', `设置文件有两个：${places.join('、')}`, '请只留一个。')
  return parseEnv(readFileSync(place, 'utf8'))
}

/** An empty variable counts as absent. */
function filled(settings: Environment): Environment {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''),
  )
}

/** What two plans may not have in common, each in the words of whoever reads it. */
function claimsOf({
  name,
  store,
  roster,
  channels,
  page,
}: NamedConfig): ReadonlyArray<readonly [what: string, key: string]> {
  const { wecomAibot, wecomApp, wecomRobot, wechaty, botFramework } = channels
  const door = (it: { readonly host: string; readonly port: number }) => `${it.host}:${it.port}`
  const isServed = page.listen !== null && (page.url !== null || Object.keys(page.tokens).length > 0)
  const claims: Array<readonly [string, string] | null> = [
    ['计划名称', name],
    store === 'memory:' ? null : ['数据（STORE）', place(store)],
    ['名册（ROSTER）', resolve(roster)],
    wecomAibot && ['智能机器人（WECOM_AIBOT_ID）', `${wecomAibot.url} ${wecomAibot.botId}`],
    wecomApp && ['自建应用（WECOM_APP_AGENT_ID）', `${wecomApp.corpId} ${wecomApp.agentId}`],
    wechaty && ['网关（WECHATY_ENDPOINT）', wechaty.endpoint],
    botFramework?.identity ? ['机器人（BOT_FRAMEWORK_APP_ID）', botFramework.identity.appId] : null,
    ...Object.values(wecomRobot?.robots ?? {}).map(
      (it) => ['群机器人（WECOM_ROBOT_KEYS）', it.reveal()] as const,
    ),
    ...[wecomApp?.listen, botFramework?.listen, isServed ? page.listen : null].map((it) =>
      it ? (['本机地址和端口', door(it)] as const) : null,
    ),
  ]
  return claims.filter((it) => it !== null)
}

function place(store: string): string {
  return store.startsWith('sqlite:') ? resolve(nameOf(store)) : nameOf(store)
}

/** No value is told: some of them are secrets. */
function twice(plans: readonly NamedConfig[]): string[] {
  const holders = new Map<string, string>()
  return plans.flatMap((plan) =>
    claimsOf(plan).flatMap(([what, key]) => {
      const claim = `${what}\0${key}`
      const other = holders.get(claim)
      holders.set(claim, plan.plan)
      return other === undefined ? [] : [`  ${plan.plan}: ${what}与 ${other} 相同`]
    }),
  )
}
