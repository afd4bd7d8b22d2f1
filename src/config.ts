/**
 * The settings of one installation, from the environment: checked all at once before anything is opened, then
 * frozen. A fault is told by the name of its variable, what it should be and an example, never by its value.
 *
 * @example
 * readConfig({ PLAN: 'seeds/yueyang-2025' }) // { plan: 'seeds/yueyang-2025', store: 'sqlite:data/yueyang.sqlite' }
 */
import { z } from 'zod'
import { Problem } from './base/problem.ts'
import { Secret } from './secret.ts'
import { DATA, listed, usualStore } from './store-name.ts'

export { Secret }

const WECOM_HOST = 'https://qyapi.weixin.qq.com'
const WECOM_OAUTH = 'https://open.weixin.qq.com'
const WECOM_LINE = 'wss://openws.work.weixin.qq.com'
const LISTEN = /^([\w.-]+):(\d{1,5})(\/[\w./-]*)$/
const HOST_PORT = /^[\w.-]+:\d{1,5}$/
const PAGE_LISTEN = /^(off|[\w.-]+:\d{1,5})$/
const PAGE_URL = /^https:\/\/[\w.-]+(:\d{1,5})?\/?$/
const TOKENS = /^[^=,]+=[\w.~-]{16,}(,[^=,]+=[\w.~-]{16,})*$/
const HOSTS = /^(\*\.)?[\w.-]+(,(\*\.)?[\w.-]+)*$/
const MICROSOFT = 'smba.trafficmanager.net,*.botframework.com'
const ROBOTS = /^[^=,]+=[\w-]+(,[^=,]+=[\w-]+)*$/

const STORE = /^(sqlite:.+|memory:|postgres(ql)?:\/\/[^\s/]+\/[^\s/?]+(\?\S*)?)$/
const DATABASE = 'postgres://diaodu:密码@10.0.0.5:5432/diaodu?schema=yueyang'

/** One line for each variable that is read; `.env.example` names the same. */
const environmentSchema = z.object({
  PLAN: setting(/\S/, '应为计划数据所在的文件夹', 'seeds/yueyang-2025').default('seeds/yueyang-2025'),
  PLANS: setting(
    /\S/,
    '应为几个计划的文件夹，用逗号隔开',
    'data/plans/甲-2025,data/plans/乙-2025',
  ).optional(),
  ROSTER: setting(/\S/, '应为名册文件', 'data/roster.json').default('data/roster.json'),
  KEEP_UNKNOWN_TEXT: setting(/^(yes|no)$/, '应为 yes 或 no', 'no').default('no'),
  STORE: setting(STORE, '应为数据地址', `sqlite:data/yueyang.sqlite 或 ${DATABASE}`).optional(),
  HEALTH_PORT: setting(/^(off|\d{1,5})$/, '应为端口号，或 off', '8089').default('8089'),
  HEALTH_HOST: setting(/^[\w.:-]+$/, '应为本机地址', '127.0.0.1').default('127.0.0.1'),
  PAGE_LISTEN: setting(PAGE_LISTEN, '应为本机提供网页的地址，或 off', '127.0.0.1:8090').optional(),
  PAGE_URL: setting(
    PAGE_URL,
    '应为网页对外的 https 地址，不带路径',
    'https://diaodu.example.gov.cn',
  ).optional(),
  PAGE_TOKENS: setting(
    TOKENS,
    '应为 名称=口令,多个用逗号隔开,口令至少 16 位',
    '大屏=2f1c9a7be04d4c0d',
  ).optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], '应为 debug、info、warn 或 error，例如 info')
    .default('info'),
  WECOM_AIBOT_ID: setting(/^\S+$/, '应为智能机器人的 BotID', 'aibAbC123').optional(),
  WECOM_AIBOT_SECRET: setting(/^\S+$/, '应为智能机器人的 Secret', '管理后台中“长连接”的 Secret').optional(),
  WECOM_AIBOT_NAME: setting(/\S/, '应为智能机器人的名称', '督办助手').optional(),
  WECOM_AIBOT_URL: setting(/^wss?:\/\/\S+$/, '应为长连接地址', WECOM_LINE).default(WECOM_LINE),
  WECOM_APP_CORP_ID: setting(/^\w+$/, '应为企业 ID', 'ww1234567890abcdef').optional(),
  WECOM_APP_AGENT_ID: setting(/^\d{1,10}$/, '应为应用的 AgentId', '1000002').optional(),
  WECOM_APP_SECRET: setting(/^\S+$/, '应为应用的 Secret', '管理后台中该应用的 Secret').optional(),
  WECOM_APP_TOKEN: setting(
    /^[A-Za-z0-9]{1,32}$/,
    '应为接收消息的 Token,至多 32 位字母数字',
    'QDG6eK',
  ).optional(),
  WECOM_APP_AES_KEY: setting(
    /^[A-Za-z0-9]{43}$/,
    '应为 43 位的 EncodingAESKey',
    '后台随机生成的 43 位',
  ).optional(),
  WECOM_APP_LISTEN: setting(LISTEN, '应为接收回调的地址', '127.0.0.1:8088/wecom').default(
    '127.0.0.1:8088/wecom',
  ),
  WECOM_ROBOT_KEYS: setting(
    ROBOTS,
    '应为 群名=key,多个用逗号隔开',
    '调度群=693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa',
  ).optional(),
  WECHATY_ENDPOINT: setting(HOST_PORT, '应为网关的地址', '127.0.0.1:8788').optional(),
  WECHATY_TOKEN: setting(
    /^[\w.-]+_\S+$/,
    '应为网关的口令，带前缀和下划线',
    'insecure_一串随机字符',
  ).optional(),
  WECHATY_TLS_CA: setting(/\S/, '应为网关证书的签发证书(PEM 文件)', 'data/gateway-ca.pem').optional(),
  WECHATY_TLS_SERVER_NAME: setting(/^[\w.-]+$/, '应为网关证书上的名称', 'insecure').optional(),
  WECHATY_TLS: setting(/^(yes|no)$/, '应为 yes 或 no', 'yes').default('yes'),
  WECHATY_LASTING_IDS: setting(/^(yes|no)$/, '应为 yes 或 no', 'no').default('no'),
  BOT_FRAMEWORK_LISTEN: setting(LISTEN, '应为接收消息的地址', '127.0.0.1:3978/api/messages').optional(),
  BOT_FRAMEWORK_APP_ID: setting(
    /^[\da-f-]{36}$/i,
    '应为应用程序 ID',
    '00000000-0000-4000-8000-000000000000',
  ).optional(),
  BOT_FRAMEWORK_APP_PASSWORD: setting(/^\S+$/, '应为客户端密码', 'Azure 门户中新建的客户端密码').optional(),
  BOT_FRAMEWORK_TENANT: setting(/^[\w.-]+$/, '应为租户 ID', 'botframework.com').default('botframework.com'),
  BOT_FRAMEWORK_HOSTS: setting(HOSTS, '应为主机名，多个用逗号隔开', MICROSOFT).default(MICROSOFT),
  WECOM_API: setting(/^https?:\/\/\S+$/, '应为企业微信的接口地址', WECOM_HOST).default(WECOM_HOST),
  WECOM_OAUTH: setting(/^https?:\/\/\S+$/, '应为企业微信网页授权的地址', WECOM_OAUTH).default(WECOM_OAUTH),
})

/** Settings of one channel: with one of them come the others. */
export const TOGETHER = [
  ['WECOM_AIBOT_ID', 'WECOM_AIBOT_SECRET'],
  ['WECOM_APP_CORP_ID', 'WECOM_APP_AGENT_ID', 'WECOM_APP_SECRET', 'WECOM_APP_TOKEN', 'WECOM_APP_AES_KEY'],
  ['WECHATY_ENDPOINT', 'WECHATY_TOKEN'],
  ['BOT_FRAMEWORK_APP_ID', 'BOT_FRAMEWORK_APP_PASSWORD'],
] as const

export interface Config {
  /** The folder of the plan. */
  readonly plan: string
  /** The URL of the store. */
  readonly store: string
  /** The file of the people; where it is not there, roster-place.ts says who holds. */
  readonly roster: string
  /** Whether texts of messages that were not understood are kept. */
  readonly keepUnknownText: boolean
  /** Where the bot tells how it is; null: nowhere. */
  readonly health: { readonly host: string; readonly port: number } | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  readonly page: PageConfig
  readonly channels: ChannelConfig
}

export interface PageConfig {
  /** Null: off. `chosen`: it stands in the settings. */
  readonly listen: { readonly host: string; readonly port: number; readonly chosen: boolean } | null
  /** The public origin; null: no links are given out. */
  readonly url: string | null
  /** Of programs that read along, by their names. */
  readonly tokens: Readonly<Record<string, Secret>>
}

/** Each channel's settings; null: it is not set up. */
export interface ChannelConfig {
  readonly wecomAibot: {
    readonly botId: string
    readonly secret: Secret
    readonly names: readonly string[]
    readonly url: string
  } | null
  readonly wecomApp: {
    readonly api: string
    /** Where it tells who reads a page. */
    readonly oauth: string
    readonly corpId: string
    readonly agentId: number
    readonly secret: Secret
    readonly token: Secret
    readonly aesKey: Secret
    readonly listen: Listen
  } | null
  readonly wechaty: {
    readonly endpoint: string
    readonly token: Secret
    readonly tls: { readonly disable: boolean; readonly caFile?: string; readonly serverName?: string }
    readonly lastingIds: boolean
  } | null
  readonly botFramework: {
    readonly listen: Listen
    /** Null: for trying out on this machine. */
    readonly identity: {
      readonly appId: string
      readonly password: Secret
      readonly tenant: string
      readonly login: string
    } | null
    readonly hosts: readonly string[]
  } | null
  /** The keys by the names of their groups. */
  readonly wecomRobot: { readonly api: string; readonly robots: Readonly<Record<string, Secret>> } | null
}

export interface Listen {
  readonly host: string
  readonly port: number
  readonly path: string
}

/**
 * Throws a Problem `config.invalid` that lists every fault. An empty variable counts as absent. `files`: what lies in
 * the data folder, by which the store is found where none is named.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  files: readonly string[] = listed(DATA),
): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')
  const parsed = environmentSchema.safeParse(Object.fromEntries(given))
  const names = new Set(given.map(([name]) => name))
  const missing = TOGETHER.filter((group) => group.some((it) => names.has(it))).flatMap((group) =>
    group.filter((it) => !names.has(it)).map((it) => `  ${it}: 没有填写，${group[0]} 等已填写`),
  )
  if (names.has('PAGE_URL') && environment.PAGE_LISTEN === 'off')
    missing.push('  PAGE_LISTEN: 应为地址，PAGE_URL 已填写；不提供网页时两项都不填')
  if (!parsed.success || missing.length > 0) {
    const wrong = parsed.error?.issues.map((it) => `  ${it.path.join('.')}: ${it.message}`) ?? []
    const faults = [...wrong, ...missing]
    throw new Problem(
      'config.invalid',
      `配置有 ${faults.length} 处错误：\n${faults.join('\n')}`,
      '请在 .env 或环境变量中改正；各项的含义见 .env.example。',
    )
  }
  const { PLAN, STORE, ROSTER, KEEP_UNKNOWN_TEXT, HEALTH_HOST, HEALTH_PORT, LOG_LEVEL } = parsed.data
  return Object.freeze({
    plan: PLAN,
    store: STORE ?? usualStore(PLAN, files),
    roster: ROSTER,
    keepUnknownText: KEEP_UNKNOWN_TEXT === 'yes',
    health: HEALTH_PORT === 'off' ? null : { host: HEALTH_HOST, port: Number(HEALTH_PORT) },
    logLevel: LOG_LEVEL,
    page: Object.freeze(pageOf(parsed.data)),
    channels: Object.freeze(channelsOf(parsed.data)),
  })
}

function pageOf({ PAGE_LISTEN: listen, PAGE_URL: url, PAGE_TOKENS: tokens }: Given): PageConfig {
  const [host = '', port] = (listen ?? '127.0.0.1:8090').split(':')
  const named = tokens?.split(',').map((it) => it.split('=')) ?? []
  return {
    listen: listen === 'off' ? null : { host, port: Number(port), chosen: listen !== undefined },
    url: url?.replace(/\/$/, '') ?? null,
    tokens: Object.fromEntries(named.map(([name = '', token = '']) => [name.trim(), new Secret(token)])),
  }
}

function channelsOf(given: Given): ChannelConfig {
  const { WECOM_AIBOT_ID: botId, WECOM_AIBOT_SECRET: botSecret, WECOM_AIBOT_NAME: botName } = given
  const { WECOM_APP_CORP_ID: corpId, WECOM_APP_SECRET: secret, WECOM_APP_TOKEN: token } = given
  const robots = given.WECOM_ROBOT_KEYS?.split(',').map((it) => it.split('='))
  return {
    wecomAibot:
      botId && botSecret
        ? {
            botId,
            secret: new Secret(botSecret),
            names: botName ? [botName] : [],
            url: given.WECOM_AIBOT_URL,
          }
        : null,
    wecomApp:
      corpId && secret && token && given.WECOM_APP_AES_KEY
        ? {
            api: given.WECOM_API,
            oauth: given.WECOM_OAUTH,
            corpId,
            agentId: Number(given.WECOM_APP_AGENT_ID),
            secret: new Secret(secret),
            token: new Secret(token),
            aesKey: new Secret(given.WECOM_APP_AES_KEY),
            listen: listenOf(given.WECOM_APP_LISTEN),
          }
        : null,
    wechaty: wechatyOf(given),
    botFramework: botFrameworkOf(given),
    wecomRobot: robots
      ? {
          api: given.WECOM_API,
          robots: Object.fromEntries(robots.map(([room = '', key = '']) => [room.trim(), new Secret(key)])),
        }
      : null,
  }
}

type Given = z.infer<typeof environmentSchema>

function wechatyOf(given: Given): ChannelConfig['wechaty'] {
  const { WECHATY_ENDPOINT: endpoint, WECHATY_TOKEN: token } = given
  const { WECHATY_TLS_CA: caFile, WECHATY_TLS_SERVER_NAME: serverName } = given
  if (!endpoint || !token) return null
  const tls = {
    disable: given.WECHATY_TLS === 'no',
    ...(caFile === undefined ? {} : { caFile }),
    ...(serverName === undefined ? {} : { serverName }),
  }
  return { endpoint, token: new Secret(token), tls, lastingIds: given.WECHATY_LASTING_IDS === 'yes' }
}

function botFrameworkOf(given: Given): ChannelConfig['botFramework'] {
  const { BOT_FRAMEWORK_LISTEN: listen, BOT_FRAMEWORK_APP_ID: appId } = given
  const { BOT_FRAMEWORK_APP_PASSWORD: password, BOT_FRAMEWORK_TENANT: tenant } = given
  if (!listen) return null
  const login = 'https://login.microsoftonline.com'
  const identity = appId && password ? { appId, password: new Secret(password), tenant, login } : null
  return { listen: listenOf(listen), identity, hosts: given.BOT_FRAMEWORK_HOSTS.split(',') }
}

function listenOf(text: string): Listen {
  const [, host = '', port, path = ''] = LISTEN.exec(text) ?? []
  return { host, port: Number(port), path }
}

function setting(pattern: RegExp, expected: string, example: string) {
  return z.string().regex(pattern, `${expected}，例如 ${example}`)
}
