/**
 * Whether each channel that is set up could work from here, without being started: a second long connection would kick
 * the bot that runs. Credentials are tried where the platform has a call that disturbs nobody.
 */
import { connect } from 'node:net'
import type { Clock } from '../../base/clock.ts'
import { within } from '../../channels/deadline.ts'
import type { ChannelConfig } from '../../config.ts'
import { bad, type Finding, good } from './finding.ts'

const DEADLINE_MS = 5_000
/** Where the Bot Framework's tokens come from. */
const MICROSOFT_LOGIN = 'https://login.microsoftonline.com'

export async function channels(given: ChannelConfig, clock: Clock): Promise<Finding[]> {
  const { wecomAibot, wecomApp, wecomRobot, wechaty, botFramework } = given
  const found = await Promise.all([
    wecomAibot && reachable('智能机器人', wecomAibot.url),
    wecomApp && app(wecomApp, clock),
    wecomRobot && robot(wecomRobot, clock),
    wechaty && reachable('Wechaty 网关', `tcp://${wechaty.endpoint}`),
    botFramework &&
      (botFramework.identity
        ? reachable('Bot Framework', MICROSOFT_LOGIN)
        : good('Bot Framework 没有填写应用 ID，只在本机试用')),
  ])
  const findings = found.filter((it) => it !== null)
  return findings.length > 0 ? findings : [good('渠道 没有配置，启动后在终端对话')]
}

async function app(
  { api, corpId, secret }: NonNullable<ChannelConfig['wecomApp']>,
  clock: Clock,
): Promise<Finding> {
  const { AppApi } = await import('../../channels/wecom-app-token.ts')
  const { refusal, unreachable } = await import('../../channels/wecom-api.ts')
  const fetched = await new AppApi({ api, corpId, secret: secret.reveal() }, clock, DEADLINE_MS).token()
  if ('token' in fetched) return good('自建应用 凭证有效')
  const name = 'wecom-app'
  const { message, remedy } =
    'answer' in fetched ? refusal(name, fetched.answer) : unreachable(name, fetched.why)
  return bad(`自建应用 ${message}。`, remedy)
}

/** Asks for each key by a message without content, which nobody is shown. */
async function robot(
  { api, robots }: NonNullable<ChannelConfig['wecomRobot']>,
  clock: Clock,
): Promise<Finding> {
  const { WecomRobot } = await import('../../channels/wecom-robot.ts')
  const keys = Object.fromEntries(Object.entries(robots).map(([room, key]) => [room, key.reveal()]))
  const rates = { get: async () => undefined, set: async () => {} }
  const channel = new WecomRobot({ api, robots: keys, rates, clock, deadlineMs: DEADLINE_MS })
  try {
    await channel.start()
    const { problem } = channel.state
    return problem
      ? bad(`群机器人 ${problem.message}。`, problem.remedy)
      : good(`群机器人 ${Object.keys(robots).length} 个，可用`)
  } catch (error) {
    const { message, remedy } = error as { message: string; remedy?: string }
    return bad(`群机器人 ${message}。`, remedy ?? '请查看日志。')
  } finally {
    await channel.stop()
  }
}

async function reachable(name: string, address: string): Promise<Finding> {
  const url = new URL(address)
  const port = Number(url.port) || (/^(https|wss):/.test(url.protocol) ? 443 : 80)
  const socket = connect(port, url.hostname.replace(/^\[|\]$/g, ''))
  try {
    await within(
      DEADLINE_MS,
      new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve).once('error', reject)
      }),
    )
    return good(`${name} ${url.host} 可以连接（凭证在启动时核对）`)
  } catch {
    return bad(`${name} ${url.host} 连接不上。`, '请检查网络、防火墙和域名解析，确认本机可以访问该地址。')
  } finally {
    socket.destroy()
  }
}
