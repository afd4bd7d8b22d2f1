/** 登记本群 内部: an administrator answers for who is in a group, since platforms do not tell. */
import type { Doing } from '../../understanding/acts/act.ts'
import { may } from '../access/rights.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export function levelOfRoom(turn: Turn): Decision {
  const { channel, room } = turn.from
  if (room === undefined) return { revisions: [], replies: [{ type: 'room', is: 'no_room', level: null }] }
  const level = turn.books.standing.admissions.levelOf(channel, room)
  return { revisions: [], replies: [{ type: 'room', is: 'told', level }] }
}

export function registerRoom(turn: Turn, { level }: Extract<Doing, { act: 'room.register' }>): Decision {
  const { channel, room } = turn.from
  if (room === undefined) return levelOfRoom(turn)
  const now = turn.books.standing.admissions.levelOf(channel, room)
  if (!may(turn, 'admit', ['general']))
    return { revisions: [], replies: [{ type: 'refused', action: 'admit' }] }
  if (level === now) return { revisions: [], replies: [{ type: 'room', is: 'same', level }] }
  return {
    revisions: [{ type: 'room_registered', level }],
    replies: [{ type: 'room', is: 'changed', level }],
  }
}
