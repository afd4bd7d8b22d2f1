/** 登记本群 内部, 登记本群 通报群: an administrator answers for who is in a group, since platforms do not tell. */

import type { Revision } from '../../ledger/revision.ts'
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
  const ends = level === null ? endOfNotices(turn) : []
  if (level === now && ends.length === 0)
    return { revisions: [], replies: [{ type: 'room', is: 'same', level }] }
  return {
    // A room that is registered no longer is told of nothing either.
    revisions: [...(level === now ? [] : [{ type: 'room_registered', level } as const]), ...ends],
    replies: [{ type: 'room', is: 'changed', level }],
  }
}

/** Who is in the group sees figures unasked: an administrator answers for that, as for its level. */
export function noticesForRoom(
  turn: Turn,
  { campaign, on }: Extract<Doing, { act: 'room.notices' }>,
): Decision {
  const { room } = turn.from
  if (room === undefined) return { revisions: [], replies: [{ type: 'room', is: 'no_room', level: null }] }
  if (!may(turn, 'admit', ['general']))
    return { revisions: [], replies: [{ type: 'refused', action: 'admit' }] }
  const known = noticesOf(turn)
  const same = on ? known !== undefined && known.campaign === campaign : known === undefined
  const revision: Revision = { type: 'room_noticed', campaign: on ? campaign : null, on }
  return {
    revisions: same ? [] : [revision],
    replies: [{ type: 'room.notices', is: same ? 'same' : 'changed', campaign, on }],
  }
}

function noticesOf({ books, from }: Turn) {
  return books.standing.admissions
    .noticeRooms()
    .find((it) => it.channel === from.channel && it.room === from.room)
}

function endOfNotices(turn: Turn): Revision[] {
  return noticesOf(turn) === undefined ? [] : [{ type: 'room_noticed', campaign: null, on: false }]
}
