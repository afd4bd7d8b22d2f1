/** The chat for trial beside the terminal: everybody of the roster may be played, on any day, alone or in a group. */

import { type Clock, dayOf, instantOf } from '../base/clock.ts'
import type { Store } from '../base/store.ts'
import type { Bot } from '../bot.ts'
import { WEB_CHAT, WebChat } from '../channels/web-chat/web-chat.ts'
import { type Person, ROLE_NAMES, Roster } from '../plan/roster.ts'
import type { SiteNeeds } from '../site.ts'

/** A group whose level is still to be registered: 登记本群 内部. */
const ROOMS = ['调度群']

/** The same time of day on another date, and running; the date may be changed. */
export class TrialClock implements Clock {
  readonly #clock: Clock
  #ahead = 0

  constructor(clock: Clock, day: string) {
    this.#clock = clock
    this.moveTo(day)
  }

  now(): Date {
    return new Date(this.#clock.now().getTime() + this.#ahead)
  }

  moveTo(day: string): void {
    this.#ahead = instantOf(day).getTime() - instantOf(dayOf(this.#clock.now())).getTime()
  }
}

/** Each person's account in the chat is the person's own id. */
export function withSeats({ people }: Roster): Roster {
  return new Roster(people.map((it) => ({ ...it, accounts: { ...it.accounts, [WEB_CHAT]: it.id } })))
}

export function openWebChat(
  store: Store,
  clock: Clock,
  log: (what: string, error: unknown) => void,
): WebChat {
  return new WebChat({ shelf: store.shelf('web-chat'), clock, log })
}

/** Started, with whoever sits at the keyboard first on the list, and somebody whom nobody knows last. */
export async function trialOf(
  chat: WebChat,
  bot: Bot,
  { people }: Roster,
  first: Person,
  clock: TrialClock,
): Promise<NonNullable<SiteNeeds['trial']>> {
  await chat.start(
    (incoming) => bot.handle(incoming),
    (incoming) => bot.keep(incoming),
  )
  const all = [first, ...people.filter((it) => it.id !== first.id)]
  const seats = all.map((it) => ({
    account: it.id,
    name: `${it.unit ?? ''}${it.name}（${ROLE_NAMES[it.role]}）`,
  }))
  return {
    chat,
    people: [...seats, { account: 'guest', name: '不在名册的人' }],
    rooms: ROOMS,
    day: () => dayOf(clock.now()),
    moveTo: (day) => clock.moveTo(day),
  }
}
