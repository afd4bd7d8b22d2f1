/**
 * `diaodu simulate`: a day in the bot's life with a clock of its own, one JSON line for each line in: a message,
 * a tick of the clock, a list of projects, or a dump of what stands. The store and the roster are empty at the start; a sender is on
 * the roster from the first line that names it.
 *
 *     {"at": "2025-04-11T09:12:00+08:00", "id": "m1", "from": {"id": "u1", "name": "商务局填报员", "unit": "市商务局", "role": "reporter"}, "text": "社零一季度增长6.8%"}
 *     {"at": "2025-05-06T09:00:00+08:00", "tick": true}
 *     {"at": "2025-04-01T09:00:00+08:00", "from": {…, "role": "office"}, "list": {"name": "重大项目", "rows": [{"项目名称": "甲项目", …}]}}
 *     {"dump": true}
 */
import { z } from 'zod'
import { assemble } from '../assemble.ts'
import type { Address } from '../base/address.ts'
import { dayOf, HandClock, timeOf } from '../base/clock.ts'
import type { Outgoing, Sent } from '../channels/channel.ts'
import { receive } from '../conversation/lists/receiving.ts'
import { isCounted } from '../judging/evidence.ts'
import type { ReviewStatus, Standing } from '../ledger/standing.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { CITY } from '../plan/counties.ts'
import { kindCalled } from '../plan/lists/headings.ts'
import { type Person, ROLES, Roster } from '../plan/roster.ts'
import { say } from '../rendering/wording.ts'
import type { Carrier } from '../sending.ts'
import { loadModel } from '../understanding/acts/model.ts'
import type { Context } from '../understanding/context.ts'
import { actsOf, type Outline } from '../understanding/outline.ts'
import type { Reading } from '../understanding/reading.ts'
import type { Step } from '../understanding/trace.ts'
import { Understanding } from '../understanding/understand.ts'
import { answerLines, checked, instant, LineFault, type Streams, words } from './lines.ts'
import { dumpedItems, itemsIn, listSchema } from './list-line.ts'
import { knownUnit } from './names.ts'

const SIMULATE = 'simulate'

const id = words.min(1, '不能为空')
const senderSchema = z.object({
  id,
  name: words.nullish(),
  unit: words.nullish(),
  role: z.enum(ROLES, { error: `应为 ${ROLES.join('、')} 之一` }).optional(),
})
const fileSchema = z.object({ name: words, type: words, base64: words })
const messageSchema = z.object({
  at: instant,
  id,
  from: senderSchema,
  room: id.nullish(),
  text: words,
  quoted: words.nullish(),
  files: z.array(fileSchema).optional(),
})
const tickSchema = z.object({ at: instant, tick: z.literal(true, { error: '应为 true' }) })
const listLineSchema = z.object({ at: instant, id: id.optional(), from: senderSchema, list: listSchema })
const dumpSchema = z.object({ dump: z.literal(true, { error: '应为 true' }) })

const STATUS: Readonly<Record<ReviewStatus, string>> = {
  pending: '待审核',
  approved: '已审核',
  returned: '退回',
}

/** `explain`: with each answer how its message was read: the acts, what is left over, what each stage made of it. */
export async function simulateLines(
  plan: Catalogue,
  store: string,
  streams: Streams,
  { explain }: { readonly explain: boolean } = { explain: false },
): Promise<void> {
  const clock = new HandClock(new Date(0))
  const people = new People(plan)
  const outbox = new Outbox()
  const { log } = streams
  const understanding = new Explaining(plan, loadModel())
  const parts = { plan, understanding, roster: people, store, log, clock }
  const assembled = await assemble({ ...parts, channels: [outbox] })

  /** The first line says when the day begins. */
  const begin = (at: Date) => {
    if (clock.now().getTime() === 0) clock.moveTo(new Date(at.getTime() - 1))
  }
  const said = async (line: z.infer<typeof messageSchema>) => {
    const { at, from, room, text } = line
    people.meet(from)
    begin(at)
    clock.moveTo(at)
    const address: Address = { channel: SIMULATE, person: from.id, ...(room ? { room } : {}) }
    const message = { id: line.id, at, text, quoted: line.quoted ?? null, addressed: true }
    const files = line.files?.map(({ name, type, base64 }) => {
      return { name, type, bytes: Buffer.from(base64, 'base64') }
    })
    const came = files === undefined ? {} : { files }
    await assembled.bot.handle({ ...message, ...came, from: address, name: from.name ?? null })
    const sent = outbox.taken()
    const [replies, pushes] = [
      sent.filter((it) => it.key === undefined),
      sent.filter((it) => it.key !== undefined),
    ]
    const answer = { replies: replies.map(reply), pushes: pushes.map(push) }
    return explain ? { ...answer, ...understanding.explainLast() } : answer
  }

  const received = async (line: z.infer<typeof listLineSchema>) => {
    const { at, from, list } = line
    people.meet(from)
    begin(at)
    clock.moveTo(at)
    const { ledger } = assembled
    await ledger.refresh()
    const today = dayOf(at)
    const items = itemsIn(list.rows, plan, today)
    const address: Address = { channel: SIMULATE, person: from.id }
    const sender = people.at(address)
    const kind = kindCalled(list.name, Object.keys(list.rows[0] ?? {}))
    const { name, level = 'internal' } = list
    const books = { standing: ledger.standing }
    const { revision, reply: said } = receive(books, sender, {
      name,
      kind,
      level,
      items,
      source: null,
      renamed: [],
    })
    if (revision !== null) {
      const message = line.id ?? `list-${ledger.head + 1}`
      const sentAt = at.toISOString()
      const origin = {
        person: from.id,
        unit: sender?.unit ?? null,
        channel: SIMULATE,
        room: null,
        message,
        sentAt,
      }
      await ledger.append({ origin, words: null, revisions: [revision] }, ledger.head)
    }
    return { replies: [{ to: { person: from.id }, text: say(said, plan), files: [] }], pushes: [] }
  }

  try {
    await answerLines(streams, async (value) => {
      if (has(value, 'dump')) {
        checked(dumpSchema, value)
        await assembled.ledger.refresh()
        return dump(plan, assembled.ledger.standing)
      }
      if (has(value, 'tick')) {
        const { at } = checked(tickSchema, value)
        begin(at)
        await (await assembled.reminding()).walk(clock, at)
        return { pushes: outbox.taken().map(push) }
      }
      if (has(value, 'list')) return received(checked(listLineSchema, value))
      return said(checked(messageSchema, value))
    })
  } finally {
    await assembled.close()
  }
}

/** Remembers the last message that it read, and can say how. */
class Explaining extends Understanding {
  #last: readonly [reading: Reading, context: Context] | null = null

  override read(text: string, context: Context): Reading {
    const reading = super.read(text, context)
    this.#last = [reading, context]
    return reading
  }

  explainLast(): (Pick<Outline, 'acts' | 'rest'> & { readonly trace: readonly Step[] }) | null {
    if (this.#last === null) return null
    const [reading, context] = this.#last
    return { ...actsOf(reading), trace: this.explain(reading.text, context) }
  }
}

/** Who has been named so far. */
class People {
  readonly #plan: Catalogue
  readonly #met = new Set<string>()
  #roster = new Roster([])

  constructor(plan: Catalogue) {
    this.#plan = plan
  }

  at(address: Address): Person | null {
    return this.#roster.at(address)
  }

  get people(): readonly Person[] {
    return this.#roster.people
  }

  meet({ id, name, unit, role }: z.infer<typeof senderSchema>): void {
    if (this.#met.has(id)) return
    if (role === undefined) throw new LineFault('missing_field', 'from.role: 第一次出现的人须写明角色')
    this.#met.add(id)
    if (role === 'none') return
    const accounts = { [SIMULATE]: id }
    // A unit that the plan does not hold is no error: it tells who speaks.
    const own = unit ? (knownUnit(this.#plan, unit) ?? unit) : null
    this.#roster = this.#roster.with({ id, name: name ?? id, unit: own, role, accounts })
  }
}

/** The channel whose answers are the lines that go out. */
class Outbox implements Carrier {
  readonly name = SIMULATE
  #messages: Outgoing[] = []
  async send(outgoing: Outgoing): Promise<Sent> {
    this.#messages.push(outgoing)
    return { ok: true }
  }
  taken(): Outgoing[] {
    const messages = this.#messages
    this.#messages = []
    return messages
  }
}

function reply({ to, text, picture, file }: Outgoing) {
  const files = [
    ...(picture ? [{ name: picture.name ?? '图.png', type: 'image/png', bytes: picture.png.length }] : []),
    ...(file ? [{ name: file.name, type: file.type, bytes: file.bytes.length }] : []),
  ]
  return { to: addressee(to), text, files }
}

function push({ key = '', to, text }: Outgoing) {
  return { key, to: addressee(to), text }
}

function addressee(to: Address) {
  return to.room === undefined ? { person: to.person } : { room: to.room }
}

function dump(plan: Catalogue, standing: Standing) {
  const counted = standing.figures().filter((it) => {
    const indicator = plan.knownIndicator(it.figure.indicator)
    // 待核实 is no figure yet; a returned one is shown as such.
    return it.status === 'returned' || indicator === null || isCounted(indicator, it)
  })
  const figures = counted.map(({ figure, status, unit, origin }) => ({
    indicator: plan.knownIndicator(figure.indicator)?.name ?? figure.indicator,
    period: { from: figure.period.from, to: figure.period.to },
    value: figure.value,
    unit: figure.unit,
    status: STATUS[status],
    unit_reporting: unit,
    by: origin.person,
    at: inShanghai(new Date(origin.sentAt)),
    place: figure.scope === CITY ? null : figure.scope,
    comparison: figure.comparison ?? null,
  }))
  return { figures, revisions: standing.revisions, ...dumpedItems(standing) }
}

function inShanghai(instant: Date): string {
  const seconds = String(instant.getUTCSeconds()).padStart(2, '0')
  return `${dayOf(instant)}T${timeOf(instant)}:${seconds}+08:00`
}

function has(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
}
