/**
 * Whole conversations told again through the bot. The store is a file; between two turns everything that keeps
 * anything is closed and made anew from it, so that what is not on disk is lost.
 *
 *     {"id": "A-001", "kind": "amend", "author": "A", "turns": [{"at": "2025-09-18T09:12:00+08:00",
 *      "from": {"id": "a1", "name": "刘芳", "unit": "市商务局", "role": "reporter"}, "text": "1到8月社零增长6.4%",
 *      "must": ["6.4", ["社会消费品零售总额", "社零"]], "mustNot": [], "mayAsk": false}], "end": [figures as in the dump]}
 *
 * `must` and `mustNot` hold facts (a value, a name, a period, 待审核), never a sentence. `quotedTurn`: the turn whose
 * first answer is quoted.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assemble, understandingOf } from '../../src/assemble.ts'
import type { Address } from '../../src/base/address.ts'
import { HandClock } from '../../src/base/clock.ts'
import { Problem } from '../../src/base/problem.ts'
import type { Parts } from '../../src/bot.ts'
import { converse } from '../../src/conversation/conversation.ts'
import type { Reply } from '../../src/conversation/turn/reply.ts'
import { Dialogues, type Dialogue as Kept } from '../../src/dialogue.ts'
import type { Catalogue } from '../../src/plan/catalogue.ts'
import { type Role, Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { HANDLERS } from '../../src/register.ts'
import { say } from '../../src/rendering/wording.ts'
import type { Understanding } from '../../src/understanding/understand.ts'

interface Said {
  readonly at: string
  readonly from: { readonly id: string; readonly name?: string; readonly unit?: string; readonly role: Role }
  readonly room?: string
  readonly text: string
  readonly quoted?: string
  readonly quotedTurn?: number
  readonly must?: readonly (string | readonly string[])[]
  readonly mustNot?: readonly string[]
  readonly mayAsk?: boolean
}

interface Figure {
  readonly indicator: string
  readonly period: { readonly from: string; readonly to: string }
  readonly value: number
  readonly place?: string | null
  readonly status?: string
}

export interface Dialogue {
  readonly id: string
  readonly kind: string
  readonly turns: readonly Said[]
  readonly end: readonly Figure[]
}

export interface Told {
  readonly dialogue: Dialogue
  readonly turns: readonly TurnTold[]
  /** Figures that stand at the end and should not; that should stand and do not. */
  readonly wrong: readonly string[]
  readonly missing: readonly string[]
  readonly good: boolean
}

export interface TurnTold {
  readonly said: string
  readonly came: string
  readonly asked: boolean
  readonly needless: boolean
  readonly faults: readonly string[]
  /** What was sent to the sender, bubble by bubble. */
  readonly bubbles: readonly string[]
  /** What it was made of. */
  readonly replies: readonly { readonly reply: Reply; readonly words: string }[]
}

const CHANNEL = 'told'
const STATUS: Readonly<Record<string, string>> = { pending: '待审核', approved: '已审核', returned: '退回' }

export function loadDialogues(file: string): Dialogue[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((it) => it.trim() !== '').map((it) => JSON.parse(it))
}

export class Replay {
  readonly #plan: Catalogue
  readonly #understanding: Understanding

  constructor(seeds: string) {
    this.#plan = loadPlan(seeds)
    this.#understanding = understandingOf(this.#plan)
  }

  async tell(dialogue: Dialogue): Promise<Told> {
    const folder = mkdtempSync(join(tmpdir(), 'diaodu-dialogue-'))
    const store = `sqlite:${join(folder, 'dialogue.sqlite')}`
    const clock = new HandClock(new Date(0))
    const answers: string[] = []
    const turns: TurnTold[] = []
    let roster = new Roster([])
    let stands: string[] = []
    try {
      for (const [index, said] of dialogue.turns.entries()) {
        const { id, name = id, unit, role } = said.from
        if (role !== 'none' && !roster.people.some((it) => it.id === id))
          roster = roster.with({ id, name, unit: unit ?? null, role, accounts: { [CHANNEL]: id } })
        clock.moveTo(new Date(said.at))
        const turn = await this.#turn(said, `${dialogue.id}-${index}`, { store, clock, roster, answers })
        turns.push(turn.told)
        stands = turn.stands
        answers.push(turn.first)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
    const wanted = dialogue.end.map(({ value, ...it }) => figureKey({ ...it, value }))
    // Where the dialogue says nothing of a status, any will do.
    const fits = (stood: string, it: string) => stood === it || stood.startsWith(`${it} `)
    const wrong = stands.filter((it) => !wanted.some((want) => fits(it, want)))
    const missing = wanted.filter((want) => !stands.some((it) => fits(it, want)))
    const right = turns.every((it) => it.faults.length === 0)
    return { dialogue, turns, wrong, missing, good: right && wrong.length + missing.length === 0 }
  }

  async #turn(
    said: Said,
    id: string,
    world: { store: string; clock: HandClock; roster: Roster; answers: readonly string[] },
  ): Promise<{ told: TurnTold; stands: string[]; first: string }> {
    const sent: string[] = []
    const aside: string[] = []
    const channel: Parts['channels'][number] = {
      name: CHANNEL,
      async send(outgoing) {
        if (outgoing.answers !== undefined) sent.push(outgoing.text)
        // What a group may not see is answered to the sender alone.
        else if (outgoing.to.person === said.from.id && outgoing.to.room === undefined)
          aside.push(outgoing.text)
        return { ok: true }
      },
    }
    const log = (what: string, error: unknown) => {
      // Files have tests of their own; a busy machine may not make one in time, and the words go out without it.
      if (error instanceof Problem && error.code === 'press.failed') return
      throw new Error(what, { cause: error })
    }
    const { store, clock, roster } = world
    let replies: readonly Reply[] = []
    const decide: Parts['decide'] = (turn) => {
      const decision = converse(turn, HANDLERS)
      replies = decision.replies
      return decision
    }
    const parts = { plan: this.#plan, understanding: this.#understanding, roster, store, clock, log, decide }
    const assembled = await assemble({ ...parts, channels: [channel] })
    try {
      const from: Address = {
        channel: CHANNEL,
        person: said.from.id,
        ...(said.room ? { room: said.room } : {}),
      }
      const quoted = said.quotedTurn === undefined ? said.quoted : world.answers[said.quotedTurn]
      const at = new Date(said.at)
      const message = { id, at, text: said.text, quoted: quoted ?? null, addressed: true }
      await assembled.bot.handle({ ...message, from, name: said.from.name ?? null })
      const kept = await new Dialogues(assembled.store.shelf<Kept>('dialogues')).at(from)
      const { question } = kept
      // A list to count in asks nothing, nor does what was told not to be recorded and waits.
      const open = question !== null && question.matter.type !== 'review' && question.held !== true
      const asked = open && question.askedAt === at.toISOString()
      const came = [...sent, ...(said.room === undefined ? [] : aside)].join('\n')
      const needless = asked && said.mayAsk === false
      const made = replies.map((reply) => ({ reply, words: say(reply, this.#plan) }))
      const seen = { said: said.text, came, asked, needless, bubbles: sent, replies: made }
      const told = { ...seen, faults: faultsOf(said, came, needless) }
      await assembled.ledger.refresh()
      const stands = assembled.ledger.standing.figures().map(({ figure, status }) => {
        const { name = figure.indicator } = this.#plan.findIndicator(figure.indicator) ?? {}
        const place = figure.scope === '全市' ? null : figure.scope
        return figureKey({ ...figure, indicator: name, place, status: STATUS[status] ?? status })
      })
      return { told, stands, first: sent[0] ?? '' }
    } finally {
      await assembled.close()
    }
  }
}

function faultsOf(said: Said, came: string, needless: boolean): string[] {
  const holds = (it: string | readonly string[]) =>
    typeof it === 'string' ? came.includes(it) : it.some((one) => came.includes(one))
  return [
    ...(said.must ?? []).filter((it) => !holds(it)).map((it) => `lacks ${JSON.stringify(it)}`),
    ...(said.mustNot ?? []).filter((it) => came.includes(it)).map((it) => `holds ${JSON.stringify(it)}`),
    ...(needless ? ['asks without need'] : []),
  ]
}

function figureKey({ indicator, period, value, place = null, status }: Figure): string {
  const where = place === null ? '' : `${place} `
  return `${where}${indicator} ${period.from}..${period.to} ${value}${status === undefined ? '' : ` ${status}`}`
}
