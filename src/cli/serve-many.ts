/**
 * Several plans in one process, each a bot of its own: one that cannot be started, or falls, is told in the log and in health
 * and tried again; the others go on. Rejects where none could be started.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../base/problem.ts'
import { Board } from '../operations/board.ts'
import { openJournal } from '../operations/journal.ts'
import { serveWatch } from '../operations/server.ts'
import { loadPlan } from '../plan/seeds.ts'
import type { NamedConfig } from '../plans.ts'
import { passwordIn, secretsIn } from '../secret.ts'
import { loadModel } from '../understanding/acts/model.ts'
import { Understanding } from '../understanding/understand.ts'
import type { Console } from './chat.ts'
import { Faults } from './faults.ts'
import { serve } from './serve.ts'

const AGAIN_MS = 60_000

export async function serveMany(
  plans: readonly NamedConfig[],
  console: Console,
  stopAsked: Promise<unknown>,
  isNew: boolean,
): Promise<void> {
  const [first] = plans
  if (first === undefined) return
  const { clock } = console
  const write = (line: string) => console.aside(line.trimEnd())
  const secrets = plans.flatMap((it) => [...secretsIn([it.channels, it.page]), ...passwordIn(it.store)])
  const journal = openJournal({ level: first.logLevel, secrets, clock, write })
  const faults = new Faults(journal)
  const board = new Board()
  // Made once: it is most of what a plan needs.
  const models = loadModel()
  const ended = Promise.race([stopAsked, faults.fatal])
  let isOver = false
  const over = ended.then(
    () => {
      isOver = true
    },
    () => {
      isOver = true
    },
  )
  let running = 0
  const failed: unknown[] = []

  /** Resolves when it was tried for the first time; `done` when it has ended for good. */
  const begin = (config: NamedConfig) => {
    let tried = () => {}
    const first = new Promise<void>((resolve) => {
      tried = resolve
    })
    const run = async () => {
      while (!isOver) {
        try {
          await serve({ ...config, health: null }, console, over, {
            isNew,
            name: config.name,
            fatal: faults.fatal,
            understanding: new Understanding(loadPlan(config.plan), models),
            show: (watch) => {
              board.up(config.name, watch)
              running += 1
              tried()
            },
          })
        } catch (error) {
          if (isOver) return
          failed.push(error)
          journal.log(`plan ${config.name}: not running, tried again in a minute`, error)
          board.down(config.name, error instanceof Problem ? error : broken(config.name, error))
        } finally {
          tried()
        }
        await Promise.race([over, sleep(AGAIN_MS, null, { ref: false })])
      }
    }
    return { first, done: run() }
  }

  const server =
    first.health &&
    (await serveWatch(board.watch, first.health).catch((error) => {
      journal.log('health', error)
      return null
    }))
  const done: Promise<void>[] = []
  try {
    // One after the other: each reads its plan and its ledger, and the process is to stay small.
    for (const config of plans) {
      const begun = begin(config)
      done.push(begun.done)
      await begun.first
    }
    if (running === 0) throw failed[0]
    journal.note('plans', { running, of: plans.length })
    await ended
  } finally {
    isOver = true
    await Promise.all(done)
    await server?.close()
    faults.close()
  }
}

function broken(name: string, cause: unknown): Problem {
  return new Problem('plan.broken', `计划 ${name} 的程序出错`, '请查看日志中同一时间的错误。', cause)
}
