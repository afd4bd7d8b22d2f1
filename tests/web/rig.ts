/** The pages on a real address, over a real bot without channels: people, a year's figures, and a clock of their own. */
import { type Assembled, assemble, understandingOf } from '../../src/assemble.ts'
import type { Address } from '../../src/base/address.ts'
import { dayOf, HandClock } from '../../src/base/clock.ts'
import { Secret } from '../../src/config.ts'
import { converse } from '../../src/conversation/conversation.ts'
import { heard } from '../../src/conversation/turn/context.ts'
import type { Decision, Topic } from '../../src/conversation/turn/turn.ts'
import type { Revision } from '../../src/ledger/revision.ts'
import { linkTo } from '../../src/linking.ts'
import { months } from '../../src/plan/period.ts'
import { type Person, Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { HANDLERS } from '../../src/register.ts'
import { type SiteNeeds, siteOf } from '../../src/site.ts'
import { type Listening, listening } from '../../src/web/listening.ts'
import { figure } from '../conversation/asking.ts'

const whole = loadPlan('seeds/yueyang-2025')
export const plan = whole
/** Of a program. */
export const TOKEN = '2f1c9a7be04d4c0d'
const understanding = understandingOf(plan)
export const RETAIL = '1-retail-growth'
export const NOW = new Date('2025-11-25T09:00:00+08:00')

const CHANNEL = 'test'
export const leader: Person = {
  id: 'leader',
  name: '刘副市长',
  unit: null,
  role: 'leader',
  accounts: { test: 'liu', 'wecom-app': 'liu.zhiyuan' },
}
export const clerk: Person = {
  id: 'clerk',
  name: '张三',
  unit: '市商务局',
  role: 'reporter',
  accounts: { test: 'zhang' },
}

export interface Site {
  readonly origin: string
  readonly assembled: Assembled
  readonly clock: HandClock
  /** Those who are on the roster; whoever is taken out is struck off. */
  readonly people: Person[]
  readonly faults: unknown[]
  link(person: Person, path?: string): Promise<string>
  /** Opens a link of the person's, and gives what a browser would send from then on. */
  cookie(person: Person): Promise<string>
  tell(revisions: readonly Revision[], by?: Person): Promise<void>
  /** What the chat answers to the same person. */
  chat(person: Person, text: string): Promise<string>
  close(): Promise<void>
}

export interface Opening {
  readonly isNew?: boolean
  readonly plan?: typeof whole
  /** The app of 企业微信 that tells who reads. */
  readonly wecom?: NonNullable<SiteNeeds['wecom']>
}

export async function openSite({ isNew = false, plan = whole, wecom }: Opening = {}): Promise<Site> {
  const people = [leader, clerk]
  const roster = {
    get people() {
      return people
    },
    at: (address: Address, day?: string) => new Roster(people).at(address, day),
  }
  const clock = new HandClock(NOW)
  const faults: unknown[] = []
  const log = (_: string, error: unknown) => faults.push(error)
  const said: string[] = []
  const channel = {
    name: CHANNEL,
    async send({ text }: { text: string }) {
      said.push(text)
      return { ok: true } as const
    },
  }
  const assembled = await assemble({ plan, roster, store: 'memory:', channels: [channel], log, clock })
  let origin = ''
  const tokens = { 大屏: new Secret(TOKEN) }
  const load = () => siteOf(assembled, { origin, log, clock, tokens, ...(wecom ? { wecom } : {}) })
  const served: Listening = await listening({ host: '127.0.0.1', port: 0 }, load, log)
  origin = `http://127.0.0.1:${served.port}`
  let messages = 0
  const site: Site = {
    origin,
    assembled,
    clock,
    people,
    faults,
    async link(person, path = '/') {
      const [seal, viewing] = [await assembled.seal(), await assembled.viewing()]
      const made = await linkTo({ channel: CHANNEL, person: person.accounts.test ?? '' }, path, {
        seal,
        viewing,
        origin,
        clock,
      })
      if (made === null) throw new Error(`no link for ${person.name}`)
      return made
    },
    async cookie(person) {
      const opened = await fetch(await site.link(person), {
        method: 'POST',
        redirect: 'manual',
        headers: { origin },
      })
      return opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    },
    async tell(revisions, by = clerk) {
      const sentAt = clock.now().toISOString()
      const message = `t${++messages}`
      const origin = {
        person: by.accounts.test ?? '',
        unit: by.unit,
        role: by.role,
        channel: CHANNEL,
        room: null,
        message,
        sentAt,
      }
      const words = { text: '见表', name: by.name }
      const done = await assembled.ledger.append({ origin, words, revisions }, assembled.ledger.head)
      if (!('appended' in done)) throw new Error('not appended')
    },
    async chat(person, text) {
      said.length = 0
      const from = { channel: CHANNEL, person: person.accounts.test ?? '' }
      await assembled.bot.handle({
        id: `c${++messages}`,
        from,
        name: person.name,
        text,
        at: clock.now(),
        addressed: true,
        quoted: null,
      })
      return said.join('\n')
    },
    async close() {
      await served.close()
      await assembled.close()
    },
  }
  if (!isNew) await site.tell(yearOfFigures())
  return site
}

/** Ten months of every indicator that is filed by the month, some behind and some ahead. */
export function yearOfFigures(): Revision[] {
  return plan.indicators.flatMap(({ id, kind, targets }, at) => {
    if (kind === 'milestone' || at % 7 === 6) return []
    const target = targets[0]?.value ?? 5
    const share = 0.8 + (at % 5) * 0.1
    return [2, 3, 4, 6, 9, 10].map((month) => {
      const whole = kind === 'count' ? (target * month) / 12 : target
      return figure(id, Math.round(whole * share * 10) / 10, months(2025, 1, month))
    })
  })
}

/** What the chat answers to a message, as facts. */
export function repliesTo(
  site: Site,
  sender: Person,
  text: string,
  topic: Topic | null = null,
): Decision['replies'] {
  const at = site.clock.now()
  const today = dayOf(at)
  const from = { channel: CHANNEL, person: sender.accounts.test ?? '' }
  const books = { plan, standing: site.assembled.ledger.standing, today }
  const message = { id: 'q', text, quoted: null }
  const { turn, context } = heard({
    at,
    today,
    from,
    sender,
    message,
    question: null,
    topic,
    books,
    people: site.people,
  })
  return converse({ ...turn, reading: understanding.read(text, context) }, HANDLERS).replies
}
