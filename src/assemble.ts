/** The one place where things are constructed and joined: from settings to a bot that answers. */
import type { Address } from './base/address.ts'
import { type Clock, dayOf, systemClock } from './base/clock.ts'
import { Problem } from './base/problem.ts'
import type { Store } from './base/store.ts'
import { Bot, type Parts } from './bot.ts'
import { converse } from './conversation/conversation.ts'
import type { Turn } from './conversation/turn/turn.ts'
import { DIALOGUES_SHELF, type Dialogue, Dialogues } from './dialogue.ts'
import type { Enclosing, Kept } from './enclosing.ts'
import { EvidenceShelf } from './evidence.ts'
import { Ledger } from './ledger/ledger.ts'
import { type Listed, memberAt, membersOf } from './ledger/members.ts'
import { noteIn } from './noting-roster.ts'
import type { Catalogue } from './plan/catalogue.ts'
import { Roster } from './plan/roster.ts'
import type { RosterFile } from './plan/roster-file.ts'
import { type ChannelTools, HANDLERS } from './register.ts'
import type { Reminding } from './reminding.ts'
import type { Press } from './rendering/press.ts'
import { refuseHalf } from './storage/half-copied.ts'
import { type Mark, makeMark, markOf } from './storage/mark.ts'
import { openStore } from './storage/open.ts'
import { loadModel } from './understanding/acts/model.ts'
import { Understanding } from './understanding/understand.ts'
import { UNKNOWNS_SHELF, type UnknownMessage, Unknowns } from './unknowns.ts'
import type { Viewing } from './viewing.ts'
import type { Seal } from './web/seal.ts'

export interface Needs {
  readonly plan: Catalogue
  readonly roster: Listed & Partial<Pick<RosterFile, 'refresh'>>
  /** The URL of the store. */
  readonly store: string
  /** What the file holds is taken as it is, though more was known of it. */
  readonly isNew?: boolean
  /** Which program this is, where it is to begin with the checkpoint that it made of the ledger. */
  readonly program?: string
  /** Whether the text of a message that was not understood may be kept. */
  readonly keepUnknownText?: boolean
  /** The channels that answers go out by; opened with the store where they keep something in it. */
  readonly channels: Parts['channels'] | ((tools: ChannelTools) => Promise<Parts['channels']>)
  readonly log: Parts['log']
  readonly clock?: Clock
  /** Where one is at hand: it takes a while to make, and keeps nothing. */
  readonly understanding?: Understanding
  /** What to do about a turn; absent: what the register's handlers say. */
  readonly decide?: Parts['decide']
  readonly watch?: Parts['watch']
  readonly stopping?: Parts['stopping']
  /** Where this process is one of several on the store: what it is among them. */
  readonly company?: { readonly leads: () => boolean; readonly mayServe: () => boolean }
  /** The origin of the pages, where links to them are given out; absent: none are. */
  readonly origin?: string | null
}

/** The hint that somebody has just asked for something to be sent. */
export const URGENT = 'urgent'

export interface Assembled {
  readonly bot: Bot
  readonly ledger: Ledger
  readonly store: Store
  readonly evidence: EvidenceShelf
  readonly reminding: () => Promise<Reminding>
  readonly viewing: () => Promise<Viewing>
  /** What links and sessions of the pages are sealed with. */
  readonly seal: () => Promise<Seal>
  readonly press: () => Promise<Press>
  /** What the roster's file says now is noted and in force. */
  refresh(): Promise<void>
  /** Notes beside the file how far the ledger has come; never rejects. */
  remember(): Promise<void>
  close(): Promise<void>
}

export async function assemble(needs: Needs): Promise<Assembled> {
  const { plan, roster, log, clock = systemClock, watch, stopping } = needs
  const { isNew = false, program } = needs
  const store = await openStore(needs.store, { isNew })
  try {
    await refuseHalf(store)
    const ledger = await Ledger.open(store, clock, {
      plan,
      noted: true,
      ...(program === undefined ? {} : { program }),
    })
    if (!isNew) await refuseCut(ledger, markOf(needs.store))
    const refresh = async () => roster.refresh?.(noteIn(ledger, clock))
    await refresh()
    const { channels: given } = needs
    const channels = typeof given === 'function' ? await given({ store, clock, log }) : given
    const dialogues = new Dialogues(store.shelf<Dialogue>(DIALOGUES_SHELF))
    const notices = store.shelf<string>('notices')
    const unknowns = new Unknowns(store.shelf<UnknownMessage>(UNKNOWNS_SHELF), needs.keepUnknownText ?? false)
    const { understanding = understandingOf(plan) } = needs
    const { decide = (turn: Turn) => converse(turn, HANDLERS) } = needs
    const members: Listed = {
      at: (address, day = dayOf(clock.now())) => memberAt(roster, ledger.standing.admissions, address, day),
      get people() {
        return new Roster(membersOf(roster, ledger.standing.admissions)).on(dayOf(clock.now()))
      },
    }
    // What the first answer can do without is loaded when it is first asked for.
    const reminding = lazily(async () => {
      const { Reminding } = await import('./reminding.ts')
      const drafts: Pick<Enclosing, 'make' | 'paper'> = {
        make: async (it) => (await enclosing()).make(it),
        paper: async (it) => (await enclosing()).paper(it),
      }
      const parts = { plan, roster: members, ledger, store, channels, clock, log }
      return new Reminding({ ...parts, enclosing: drafts })
    })
    const closing: Array<() => Promise<void>> = [() => store.close()]
    const press = lazily(async () => {
      const { Press } = await import('./rendering/press.ts')
      const press = new Press()
      closing.unshift(() => press.close())
      return press
    })
    const enclosing = lazily(async () => {
      const { Enclosing, ISSUED_SHELF } = await import('./enclosing.ts')
      const issued = store.shelf<Kept>(ISSUED_SHELF)
      return new Enclosing({ plan, roster: members, ledger, issued, press: await press() })
    })
    const viewing = lazily(async () => {
      const { Viewing } = await import('./viewing.ts')
      const paper = async (number: string) => (await enclosing()).paper(number)
      return new Viewing({ plan, roster, ledger, understanding, clock, paper })
    })
    const seal = lazily(async () => (await import('./web/seal.ts')).sealKeptIn(store.shelf('page')))
    const { origin = null } = needs
    const link = async (to: Address, path: string) => {
      if (origin === null) return null
      const { linkTo } = await import('./linking.ts')
      return linkTo(to, path, { seal: await seal(), viewing: await viewing(), origin, clock })
    }
    const evidence = new EvidenceShelf(store)
    const { company } = needs
    const others = company === undefined ? undefined : store.members
    const bot = new Bot({
      plan,
      roster: {
        at: (address, day) => roster.at(address, day),
        get people() {
          return roster.people
        },
        refresh,
      },
      reminders: {
        quoted: async (text, sender) => (await reminding()).quoted(text, sender),
        // Whoever leads has every channel.
        urgent: async () =>
          company === undefined || company.leads()
            ? (await reminding()).timekeeper.urgent()
            : others?.hint(URGENT),
      },
      evidence,
      understanding,
      decide,
      store,
      ledger,
      dialogues,
      unknowns,
      notices,
      channels,
      enclosing: { make: async (enclosure) => (await enclosing()).make(enclosure) },
      link,
      log,
      clock,
      ...(watch ? { watch } : {}),
      ...(stopping ? { stopping } : {}),
      ...(company && others ? { members: others, mayServe: company.mayServe } : {}),
    })
    const remember = async () => {
      try {
        const last = await ledger.read(ledger.written)
        await makeMark(needs.store, last === undefined ? null : { entries: last.number, hash: last.hash })
      } catch (error) {
        log('the head of the ledger was not noted', error)
      }
    }
    await remember()
    closing.unshift(remember)
    const close = async () => {
      for (const it of closing) await it()
    }
    return { bot, ledger, store, evidence, reminding, viewing, seal, press, refresh, remember, close }
  } catch (error) {
    await store.close()
    throw error
  }
}

export function understandingOf(plan: Catalogue): Understanding {
  return new Understanding(plan, loadModel())
}

/** A ledger that was longer, or was another, the last time. */
async function refuseCut(ledger: Ledger, mark: Mark | null): Promise<void> {
  if (mark === null || (await ledger.read(mark.entries))?.hash === mark.hash) return
  const less = mark.entries - ledger.head
  throw new Problem(
    'ledger.cut',
    less > 0
      ? `台账只有 ${ledger.head} 条，比上次运行时少 ${less} 条`
      : `台账第 ${mark.entries} 条与上次运行时不是同一条`,
    '数据文件可能被换成了旧的，或被截去末尾；恢复备份请用 restore。确认就用现在这份的，启动时加 --new。',
  )
}

/** Made once, by whoever asks first. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
