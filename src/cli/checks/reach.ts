/**
 * Whether each channel that is set up could work from here: its address, its credential, each with a deadline, and
 * nothing posted anywhere. A second connection of the AI bot would kick the one that runs, and a gateway has one client
 * only: where the bot runs, it is asked instead.
 */
import type { Clock } from '../../base/clock.ts'
import { Problem } from '../../base/problem.ts'
import type { Channel } from '../../channels/channel.ts'
import { within } from '../../channels/deadline.ts'
import { needPart } from '../../channels/part.ts'
import type { ChannelConfig, Config } from '../../config.ts'
import { bad, type Finding, good, hint } from './finding.ts'
import { type RunningBot, runningBot } from './running.ts'

export interface Deadlines {
  readonly callMs: number
  /** From connecting to being logged in at a gateway, which tells a wrong token only after some seconds. */
  readonly gatewayMs: number
}

type Given<Name extends keyof ChannelConfig> = NonNullable<ChannelConfig[Name]>

export async function channels(
  config: Config,
  clock: Clock,
  deadlines: Deadlines = { callMs: 5_000, gatewayMs: 12_000 },
): Promise<Finding[]> {
  const { wecomAibot, wecomApp, wecomRobot, wechaty, botFramework } = config.channels
  const running = wecomAibot || wechaty ? await runningBot(config, clock) : null
  const asked = (label: string, name: Channel['name'], alone: () => Promise<string>) =>
    running ? askedOf(running, label, name) : found(label, alone)
  const all = await Promise.all([
    wecomAibot && asked('智能机器人', 'wecom-aibot', () => aibot(wecomAibot, deadlines)),
    wecomApp && found('自建应用', () => app(wecomApp, clock, deadlines)),
    wecomRobot && robot(wecomRobot),
    wechaty && asked('Wechaty 网关', 'wechaty', () => gateway(wechaty, deadlines)),
    botFramework && found('Bot Framework', () => service(botFramework, clock, deadlines)),
  ])
  const findings = all.filter((it) => it !== null)
  return findings.length > 0 ? findings : [good('渠道 没有配置，启动后在终端对话')]
}

async function askedOf(running: RunningBot, label: string, name: string): Promise<Finding> {
  return running.findingOf(label, name)
}

async function found(label: string, check: () => Promise<string>): Promise<Finding> {
  try {
    return good(`${label} ${await check()}`)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { message, remedy } = error
    return bad(`${message.startsWith(label) ? '' : `${label} `}${message}。`, remedy)
  }
}

/** Connects, subscribes, and goes at once. */
async function aibot({ botId, secret, url }: Given<'wecomAibot'>, { callMs }: Deadlines): Promise<string> {
  const { AibotLine } = await import('../../channels/wecom-aibot-line.ts')
  const options = { botId, secret: secret.reveal(), url, log: () => {}, connectMs: callMs }
  const line = new AibotLine(options)
  try {
    await line.open({ message() {}, event() {} })
    const { live, problem } = line.state
    if (!live && problem) throw problem
    return '已连接，BotID 和 Secret 有效'
  } finally {
    line.close()
  }
}

async function app(
  { api, corpId, secret }: Given<'wecomApp'>,
  clock: Clock,
  { callMs }: Deadlines,
): Promise<string> {
  const { AppApi } = await import('../../channels/wecom-app-token.ts')
  const { refusal, unreachable } = await import('../../channels/wecom-api.ts')
  const fetched = await new AppApi({ api, corpId, secret: secret.reveal() }, clock, callMs).token()
  if ('token' in fetched) return '凭证有效'
  const name = 'wecom-app'
  throw 'answer' in fetched ? refusal(name, fetched.answer) : unreachable(name, fetched.why)
}

/** By its form alone: there is no call that only checks a key. */
function robot({ robots }: Given<'wecomRobot'>): Finding {
  const odd = Object.entries(robots).filter(
    ([, key]) => !/^\w{8}-\w{4}-\w{4}-\w{4}-\w{12}$/.test(key.reveal()),
  )
  if (odd.length === 0)
    return good(`群机器人 ${Object.keys(robots).length} 个，key 的形式正确（不试发，启动时核对）`)
  const rooms = odd.map(([room]) => `“${room}”`).join('、')
  return hint(
    `群机器人 群${rooms}的 key 不像 Webhook 地址中的 key。`,
    '请从群里机器人的 Webhook 地址中复制 key= 之后的部分。',
  )
}

async function gateway(
  { endpoint, token, tls }: Given<'wechaty'>,
  { callMs, gatewayMs }: Deadlines,
): Promise<string> {
  needPart('wechaty')
  const { openLine } = await import('../../channels/wechaty-line.ts')
  const { problemOf } = await import('../../channels/wechaty-problems.ts')
  const timing = { openMs: gatewayMs, callMs, dingMs: gatewayMs, silenceMs: 2 * gatewayMs }
  const nobody = { heard() {}, missed() {}, lost() {} }
  try {
    const line = await within(
      gatewayMs + callMs,
      openLine({ endpoint, token: token.reveal(), tls }, timing, nobody),
    )
    await line.close()
    return '已连接，口令有效，微信已登录'
  } catch (error) {
    throw problemOf(error)
  }
}

async function service(
  { identity, listen }: Given<'botFramework'>,
  clock: Clock,
  { callMs }: Deadlines,
): Promise<string> {
  needPart('bot-framework')
  const { AppToken, exposed } = await import('../../channels/bot-framework-service.ts')
  const { isLoopback } = await import('../../channels/bot-framework-hosts.ts')
  if (identity) {
    const revealed = { ...identity, password: identity.password.reveal() }
    await new AppToken(revealed, callMs).get(clock.now().getTime())
    return '凭证有效'
  }
  if (!isLoopback(listen.host)) throw exposed()
  return '没有填写应用 ID，只在本机试用'
}
