/**
 * The channels of one bot, each on its own: one that cannot be started, or does not come to an end, holds no other up.
 *
 *     const fleet = new Fleet(channels, journal)
 *     await fleet.start((incoming) => bot.handle(incoming))
 *     await fleet.stop(4_500)
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../base/problem.ts'
import type { Channel, ChannelState, IncomingHandler, IncomingKeeper } from '../channels/channel.ts'
import type { Journal } from './journal.ts'

export class Fleet {
  readonly #channels: readonly Channel[]
  readonly #journal: Journal
  /** Those that are no use trying, until somebody has mended the settings. */
  readonly #refused = new Map<Channel, Problem>()

  constructor(channels: readonly Channel[], journal: Journal) {
    this.#channels = channels
    this.#journal = journal
  }

  /**
   * Resolves when each channel is connected, goes on trying, or was refused: a refused one is told in the log and in
   * its state. Rejects, with all faults, only where every channel was refused.
   */
  async start(handler: IncomingHandler, keep?: IncomingKeeper): Promise<void> {
    await Promise.all(this.#channels.map((it) => this.#startOne(it, handler, keep)))
    if (this.#refused.size > 0 && this.#refused.size === this.#channels.length)
      throw listed([...this.#refused.values()])
  }

  states(): Array<{ readonly name: string; readonly state: ChannelState }> {
    return this.#channels.map((it) => {
      const problem = this.#refused.get(it)
      return { name: it.name, state: problem ? { live: false, problem } : it.state }
    })
  }

  /** Takes nothing more in; resolves when what was taken in is done, and in any case after `graceMs`. */
  async stop(graceMs: number): Promise<void> {
    const timer = new AbortController()
    const stopped = Promise.all(this.#channels.map((it) => this.#stopOne(it)))
    const late = sleep(graceMs, 'late' as const, { signal: timer.signal }).catch(() => 'done' as const)
    if ((await Promise.race([stopped, late])) === 'late') this.#journal.log('stop', tooSlow())
    timer.abort()
  }

  async #startOne(channel: Channel, handler: IncomingHandler, keep?: IncomingKeeper): Promise<void> {
    try {
      await channel.start(handler, keep)
      const { live, problem, standby } = channel.state
      if (standby) this.#journal.note('channel stands by', { channel: channel.name })
      else if (live) this.#journal.note('channel connected', { channel: channel.name })
      else this.#journal.log(`channel ${channel.name}: not connected yet, trying on`, problem ?? noWord())
    } catch (error) {
      this.#refused.set(channel, error instanceof Problem ? error : broken(channel.name, error))
      this.#journal.log(`channel ${channel.name}: not started`, error)
    }
  }

  async #stopOne(channel: Channel): Promise<void> {
    try {
      await channel.stop()
    } catch (error) {
      this.#journal.log(`channel ${channel.name}: not stopped cleanly`, error)
    }
  }
}

function listed(problems: readonly Problem[]): Problem {
  const [first] = problems
  if (first && problems.length === 1) return first
  return new Problem(
    'start.channels',
    `${problems.length} 个渠道都不能启动：\n${problems.map((it) => `  ${it.message} ${it.remedy}`).join('\n')}`,
    '请逐一改正后重新启动。',
  )
}

function broken(name: string, cause: unknown): Problem {
  return new Problem('channel.broken', `渠道 ${name} 启动时出错`, '请查看日志中同一时间的错误。', cause)
}

function noWord(): Problem {
  return new Problem('channel.down', '尚未连接', '会自动重试；久不恢复时请检查网络。')
}

function tooSlow(): Problem {
  return new Problem(
    'stop.slow',
    '有渠道没有在限时内停下，已不再等待',
    '已答复和已登记的都在；没有送出的答复，下次启动后补发。',
  )
}
