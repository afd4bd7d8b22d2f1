/**
 * The round of the 通报群: what is due to a group goes into an outbox of its own, and from there out once, in working
 * hours. Whatever goes out is approved: an issued bulletin as it was signed, a week without figures that wait.
 */
import { randomUUID } from 'node:crypto'
import { type Clock, dayOf } from './base/clock.ts'
import type { Shelf } from './base/store.ts'
import { compile } from './bulletins/compile.ts'
import type { Channel, Outgoing } from './channels/channel.ts'
import type { Enclosing } from './enclosing.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Catalogue } from './plan/catalogue.ts'
import { isOpen, opening } from './plan/hours.ts'
import { announcementsAt, noticeRooms, WEEKLY, weeklySpec } from './reminders/announcements.ts'
import type { Ladder } from './reminders/ladder.ts'
import { Outbox, type Row } from './reminders/outbox.ts'
import { paperOf } from './rendering/papers/papers.ts'
import { NOT_ENCLOSED } from './rendering/words/failure.ts'
import { issuedNotice, weeklyNotice, withheldNotice } from './rendering/words/notice.ts'
import type { Carrier } from './sending.ts'

export interface AnnouncingNeeds {
  readonly plan: Catalogue
  readonly ladder: Ladder
  readonly ledger: Pick<Ledger, 'standing' | 'refresh' | 'head'>
  readonly shelf: Shelf<Row>
  readonly channels: readonly (Carrier & Partial<Pick<Channel, 'abilities'>>)[]
  /** None: words alone. */
  readonly enclosing?: Pick<Enclosing, 'make' | 'paper'>
  readonly clock: Clock
  readonly log: (what: string, error: unknown) => void
  readonly leaseMs?: number
}

/** Minutes until another attempt; an hour where it could not even be put into words. */
const AGAIN_MINUTES = 5
const FAULT_MINUTES = 60
/** How many days of rows are looked through. */
const LOOKED_BACK = 6

export class Announcing {
  readonly #needs: AnnouncingNeeds
  readonly #outbox: Outbox

  constructor(needs: AnnouncingNeeds) {
    this.#needs = needs
    const { shelf, clock, leaseMs } = needs
    const lease = leaseMs === undefined ? {} : { leaseMs }
    this.#outbox = new Outbox(shelf, { holder: randomUUID(), clock, ...lease })
  }

  /** Plans what is due, and sends what may go now. One message that fails keeps no other. */
  async round(): Promise<void> {
    const { plan, ladder, ledger, clock, log } = this.#needs
    await ledger.refresh()
    const now = clock.now()
    for (const it of announcementsAt({ plan, standing: ledger.standing }, ladder, now))
      await this.#outbox.put(it)
    if (!isOpen(plan, now)) return
    for (const row of await this.#rows()) {
      if (row.state === 'sending') await this.#outbox.giveUp(row)
      if (row.state !== 'pending' || new Date(row.next) > now) continue
      const held = await this.#outbox.claim(row)
      if (held === null) continue
      await this.#one(held).catch(async (error: unknown) => {
        log(`notice ${row.key}: not sent`, error)
        const next = new Date(now.getTime() + FAULT_MINUTES * 60_000)
        await this.#outbox.release(held, next, error instanceof Error ? error.message : String(error))
      })
    }
  }

  /** When one that waits may go, until another moment; null: none. */
  async nextMoment(after: Date, until: Date): Promise<Date | null> {
    const { plan } = this.#needs
    const waiting = (await this.#rows())
      .filter((it) => it.state === 'pending')
      .map((it) => opening(plan, new Date(Math.max(Date.parse(it.next), after.getTime() + 1))))
      .filter((it) => it > after && it <= until)
    return waiting.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
  }

  #rows(): Promise<Row[]> {
    const { plan, clock } = this.#needs
    return this.#outbox.since(plan.workdays.step(dayOf(clock.now()), -LOOKED_BACK))
  }

  async #one(held: Row): Promise<void> {
    const { plan, ledger, channels, clock, log } = this.#needs
    const { to } = held
    const room = noticeRooms(plan, ledger.standing).find(
      (it) => it.channel === to.channel && it.room === to.room,
    )
    // Registered no longer since it was planned; last week's dispatch is no news.
    const isOver = held.of === WEEKLY && held.day < dayOf(clock.now())
    if (room === undefined || isOver) return this.#outbox.settle(held, 'cleared')
    const channel = channels.find((it) => it.name === to.channel)
    const later = new Date(clock.now().getTime() + AGAIN_MINUTES * 60_000)
    if (channel === undefined) return this.#outbox.release(held, later, `渠道 ${to.channel} 没有运行`)
    const files = channel.abilities?.files ?? true
    const made =
      held.of === WEEKLY
        ? await this.#weekly(room.campaign, files)
        : await this.#bulletin(held.of ?? '', files)
    const sending = await this.#outbox.begin(held, made.text, [])
    if (sending === null) return
    const sent = await channel.send({ to, ...made, key: held.key })
    if ('ok' in sent) return this.#outbox.settle(sending, 'sent')
    log(`notice ${held.key}`, sent.problem)
    const { message } = sent.problem
    if ('retryAt' in sent) {
      const next = new Date(Math.max(later.getTime(), sent.retryAt.getTime()))
      return this.#outbox.release(sending, next, message)
    }
    return this.#outbox.settle(sending, 'unknown' in sent ? 'unknown' : 'failed', message)
  }

  /** As it was signed, with its file. */
  async #bulletin(number: string, files: boolean): Promise<Said> {
    const { enclosing, plan, ledger } = this.#needs
    const paper = await enclosing?.paper(number)
    const printed = ledger.standing.papers.issued().find((it) => it.number === number)?.printed ?? []
    if (isWithheld(plan, printed)) return { text: withheldNotice(number, paper?.title ?? '') }
    const file = files ? await this.#made({ type: 'issued', as: 'docx', number }) : null
    const text = paper == null ? `【通报】${number}已签发。` : issuedNotice(paper, file?.file !== undefined)
    return { text: withFault(text, files && file === null), ...file }
  }

  /** Of approved figures alone, with the picture of how all stand. */
  async #weekly(campaign: string | null, files: boolean): Promise<Said> {
    const { plan, ledger, clock } = this.#needs
    const today = dayOf(clock.now())
    const spec = weeklySpec(campaign, today)
    const facts = compile({ plan, standing: ledger.standing, today }, spec)
    if (
      isWithheld(
        plan,
        facts.rows.filter((it) => it.figure !== null),
      )
    )
      return { text: withheldNotice('', paperOf(facts, { plan }).title) }
    const { head } = ledger
    const picture = await this.#made({ type: 'chart', of: 'campaigns', spec, head })
    const file = files ? await this.#made({ type: 'paper', as: 'docx', spec, head }) : null
    const text = weeklyNotice(facts, { plan }, file?.file !== undefined)
    return { text: withFault(text, picture === null || (files && file === null)), ...picture, ...file }
  }

  /** Null where it could not be made: the words go out without it. */
  async #made(enclosure: Parameters<Enclosing['make']>[0]): Promise<Enclosed | null> {
    const { enclosing, log } = this.#needs
    try {
      return (await enclosing?.make(enclosure)) ?? null
    } catch (error) {
      log('notice: a file was not made', error)
      return null
    }
  }
}

/** A group is not shown what the plan keeps out of groups (不上群), whoever is in it. */
function isWithheld(plan: Catalogue, printed: readonly { readonly indicator: string }[]): boolean {
  return printed.some((it) => plan.knownIndicator(it.indicator)?.class === 'never_in_room')
}

type Enclosed = Pick<Outgoing, 'picture' | 'file'>
type Said = Pick<Outgoing, 'text'> & Enclosed

function withFault(text: string, failed: boolean): string {
  return failed ? `${text}\n${NOT_ENCLOSED}` : text
}
