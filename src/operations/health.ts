/** How a running bot is, from what its parts say of themselves. Nothing here waits longer than a moment. */
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { ChannelState } from '../channels/channel.ts'

export interface Told {
  readonly code: string
  readonly message: string
  readonly remedy: string
}

export interface Health {
  readonly ok: boolean
  readonly at: string
  /** Of the program, where it is told. */
  readonly version?: string
  readonly channels: Readonly<
    Record<string, { readonly live: boolean; readonly problem: Told | null; readonly standby?: true }>
  >
  readonly store: { readonly ok: boolean; readonly problem: Told | null }
  /** Answers that people are owed: those that wait for their channel, and those that it will never take. */
  readonly answers: { readonly waiting: number; readonly refused: number }
  /** Null: no scheduler runs here. */
  readonly scheduler: {
    readonly ok: boolean
    readonly lastTick: string | null
    readonly problem: Told | null
  } | null
}

export interface Watched {
  readonly version?: string
  readonly channels: () => ReadonlyArray<{ readonly name: string; readonly state: ChannelState }>
  /** Rejects where the store cannot be read, or the last write failed, or its file is gone. */
  readonly readStore: () => Promise<unknown>
  readonly answers: () => Health['answers']
  /** Null: none yet. Absent: no scheduler runs here. */
  readonly lastTick?: () => Promise<Date | null>
  readonly clock: Clock
  /** When the bot was started: until a first round is due, its absence is no fault. */
  readonly startedAt: Date
}

/** The scheduler makes a round each minute. */
const TICK_LATE_MS = 3 * 60_000
const ANSWER_MS = 2_000

export async function healthOf(watched: Watched): Promise<Health> {
  const now = watched.clock.now()
  const channels = watched.channels().map(({ name, state }) => {
    const { live, problem, standby } = state
    return [name, { live, problem: problem && told(problem), ...(standby ? { standby } : {}) }] as const
  })
  const store = await problemIn(watched.readStore())
  const scheduler = watched.lastTick ? await schedulerOf(watched, watched.lastTick, now) : null
  const ok = channels.every(([, it]) => it.live || it.standby) && store === null && scheduler?.ok !== false
  return {
    ok,
    at: now.toISOString(),
    ...(watched.version === undefined ? {} : { version: watched.version }),
    channels: Object.fromEntries(channels),
    store: { ok: store === null, problem: store && told(store) },
    answers: watched.answers(),
    scheduler,
  }
}

async function schedulerOf(
  { startedAt }: Watched,
  lastTick: () => Promise<Date | null>,
  now: Date,
): Promise<NonNullable<Health['scheduler']>> {
  try {
    const at = await soon(lastTick())
    const since = Math.max(at?.getTime() ?? 0, startedAt.getTime())
    const late = now.getTime() - since > TICK_LATE_MS
    const problem = late ? told(idle()) : null
    return { ok: !late, lastTick: at?.toISOString() ?? null, problem }
  } catch (error) {
    return { ok: false, lastTick: null, problem: told(problemOf(error)) }
  }
}

async function problemIn(work: Promise<unknown>): Promise<Problem | null> {
  try {
    await soon(work)
    return null
  } catch (error) {
    return problemOf(error)
  }
}

/** A disk that hangs must not make health hang. */
function soon<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(slow()), ANSWER_MS)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function told({ code, message, remedy }: Problem): Told {
  return { code, message, remedy }
}

function problemOf(error: unknown): Problem {
  return error instanceof Problem
    ? error
    : new Problem('health.unknown', '检查时出错', '请查看日志中同一时间的错误。', error)
}

function slow(): Problem {
  return new Problem(
    'health.slow',
    `数据文件 ${ANSWER_MS / 1000} 秒内没有响应`,
    '请检查磁盘是否繁忙或有故障。',
  )
}

function idle(): Problem {
  return new Problem(
    'health.scheduler',
    '定时任务已三分钟以上没有运行',
    '请查看日志中 reminders 的错误；无错误时请重新启动。',
  )
}
