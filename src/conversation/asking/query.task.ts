/**
 * query.task: what a task is, who leads it, how it stands. Asked of an indicator (谁牵头 after 社零), the
 * answer is who answers for the indicator.
 */

import { isOver, taskState } from '../../judging/tasks.ts'
import type { Reply } from '../turn/reply.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { answerAbout } from './answering.ts'
import { convenerOf } from './convener.ts'
import { nearestOf } from './nearest.ts'
import { readsFigures, stateOf } from './states.ts'

export function queryTask(turn: Turn): Decision {
  const { books, reading } = turn
  const { plan, standing } = books
  const task = reading.task
  if (task === null) return withoutTask(turn)
  const progress = readsFigures(turn) ? (standing.progress(task, plan.key).at(-1) ?? null) : null
  const own = plan.indicators.filter((it) => it.task === task)
  const reply: Reply = {
    type: 'task',
    task,
    focus: reading.sides?.ofTask ?? 'whole',
    states: own.map((it) => stateOf(turn, it.id, reading.period)),
    progress,
    done: progress !== null && isOver(progress),
    until: readsFigures(turn) ? taskState(books, plan.task(task)) : null,
  }
  const { campaign } = plan.task(task)
  return {
    revisions: [],
    replies: [reply],
    topic: {
      intent: 'query.task',
      indicators: own.map((it) => it.id),
      campaign,
      unit: null,
      task,
      period: reading.period,
    },
  }
}

function withoutTask(turn: Turn): Decision {
  const { reading } = turn
  if (reading.indicators.length > 0) return answerAbout(turn, reading.indicators)
  if (reading.campaign !== null) return convenerOf(reading.campaign)
  return { revisions: [], replies: [{ type: 'unknown', wanted: 'task', ...nearestOf(reading) }] }
}
