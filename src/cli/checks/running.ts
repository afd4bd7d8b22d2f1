/** The bot that runs on this data, if one does: what it says of its channels, which must not be tried beside it. */
import type { Clock } from '../../base/clock.ts'
import type { Config } from '../../config.ts'
import { isKept, openStore } from '../../storage/open.ts'
import { isRunning } from '../alone.ts'
import { bad, type Finding, good, hint } from './finding.ts'

const DEADLINE_MS = 5_000

/** What health says of a channel; as much of it as is read here. */
interface Told {
  readonly live: boolean
  readonly problem: { readonly message: string; readonly remedy: string } | null
}

/** Null: none runs. */
export async function runningBot({ store: url, health }: Config, clock: Clock): Promise<RunningBot | null> {
  if (!isKept(url)) return null
  const store = await openStore(url)
  try {
    if (!(await isRunning(store, clock))) return null
  } finally {
    await store.close()
  }
  return health === null ? new RunningBot(null, false) : new RunningBot(await told(health))
}

export class RunningBot {
  readonly #channels: Readonly<Record<string, Told>> | null

  readonly #asked: boolean

  /** `asked`: whether there is a health server at all. */
  constructor(channels: Readonly<Record<string, Told>> | null, asked = true) {
    this.#channels = channels
    this.#asked = asked
  }

  findingOf(label: string, name: string): Finding {
    if (!this.#asked)
      return hint(
        `${label} 程序正在运行，不能另行连接（会断开它的连接），健康检查又没有开启，无从得知。`,
        '请设置 HEALTH_PORT 后重新启动程序，或停止程序后再检查。',
      )
    if (this.#channels === null)
      return hint(
        `${label} 程序正在运行，不能另行连接（会断开它的连接），它的 /healthz 又没有应答。`,
        '请核对 HEALTH_HOST、HEALTH_PORT，或停止程序后再检查。',
      )
    const found = this.#channels[name]
    if (found === undefined)
      return hint(`${label} 正在运行的程序没有启用该渠道。`, '.env 是后来改的，请重新启动程序。')
    if (found.live) return good(`${label} 正在运行，连接正常`)
    const { message = '没有连上', remedy = '请查看日志。' } = found.problem ?? {}
    return bad(`${label} ${message}。`, remedy)
  }
}

async function told({
  host,
  port,
}: NonNullable<Config['health']>): Promise<Readonly<Record<string, Told>> | null> {
  const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  try {
    const response = await fetch(`http://${here}:${port}/healthz`, {
      signal: AbortSignal.timeout(DEADLINE_MS),
    })
    const { channels } = (await response.json()) as { channels?: Readonly<Record<string, Told>> }
    return channels ?? null
  } catch {
    return null
  }
}
