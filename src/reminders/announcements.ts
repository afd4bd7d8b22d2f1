/**
 * What a 通报群 is told unasked: each bulletin that was issued, and on the day of the weekly dispatch how the week
 * stands, with a picture. A room of one campaign is told of that one; a bulletin of all of them concerns every room.
 */
import { type Day, dayOf, instantOf } from '../base/clock.ts'
import type { NoticeRoom } from '../ledger/admissions.ts'
import type { BulletinSpec } from '../ledger/paper.ts'
import type { IssuedBulletin } from '../ledger/papers.ts'
import type { Standing } from '../ledger/standing.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { nextDigest } from '../plan/hours.ts'
import type { Ladder } from './ladder.ts'
import { type Nudge, nudgeKey } from './nudge.ts'

/** How many working days a bulletin that nobody could send is still news. */
const NEWS_DAYS = 3
/** As `of` of the weekly one; a bulletin has its number there. */
export const WEEKLY = 'weekly'

/** From the plan's folder and from what was said in groups; what was said of a group overrides the folder. */
export function noticeRooms(plan: Catalogue, { admissions }: Pick<Standing, 'admissions'>): NoticeRoom[] {
  const said = admissions.noticeRooms()
  const listed = (plan.reminding.notices ?? [])
    .map(({ channel, room, campaign = null }) => ({ channel, room, campaign }))
    .filter((it) => !said.some(({ channel, room }) => channel === it.channel && room === it.room))
  return [...listed, ...said]
}

/** Everything that a room is to be told by now and may not have been; each is known by its key. */
export function announcementsAt(
  { plan, standing }: { readonly plan: Catalogue; readonly standing: Standing },
  ladder: Ladder,
  now: Date,
): Nudge[] {
  const today = dayOf(now)
  const rooms = noticeRooms(plan, standing)
  if (rooms.length === 0) return []
  const since = plan.workdays.step(today, -NEWS_DAYS)
  const issued = standing.papers
    .issued()
    .filter((it) => it.spec.kind === 'bulletin' && dayOf(new Date(it.recordedAt)) >= since)
  const dispatched =
    ladder.papersOn(today).some((it) => it.kind === 'dispatch') && now >= nextDigest(plan, instantOf(today))
  return rooms.flatMap((room) => [
    ...issued
      .filter((it) => concerns(it, room))
      .map((it) => nudge(room, dayOf(new Date(it.recordedAt)), new Date(it.recordedAt), it.number)),
    ...(dispatched ? [nudge(room, today, nextDigest(plan, instantOf(today)), WEEKLY)] : []),
  ])
}

/** Of all, or of the room's own campaign; one of a single unit goes to no group. */
function concerns({ spec }: IssuedBulletin, { campaign }: NoticeRoom): boolean {
  return spec.unit === null && (spec.campaign === null || campaign === null || spec.campaign === campaign)
}

/** The week of a room's campaign, or of all. */
export function weeklySpec(campaign: string | null, today: Day): BulletinSpec {
  return { kind: 'dispatch', campaign, unit: null, period: null, today, pending: false }
}

function nudge({ channel, room }: NoticeRoom, day: Day, at: Date, of: string): Nudge {
  const person = JSON.stringify([channel, room])
  const key = nudgeKey({ person, day, kind: 'notice', of })
  return { key, kind: 'notice', person: '', to: { channel, room, person: '' }, day, at, of, parts: [] }
}
