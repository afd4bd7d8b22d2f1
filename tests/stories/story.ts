/**
 * A recorded conversation: a head of settings, then what was said and what the bot answered.
 *
 *     date: 2025-04-12
 *
 *     sswj-zhang> 社零一季度增长6.8%
 *     bot< …
 *
 *     sfgw-li @群> 社零咋样了
 *     (+11 minutes)
 *     (redelivered)
 *
 *     sswj-zhang> 社零一季度增长6.8% (file 佐证.png)
 *
 * People are those of the sample roster, by their id; `@room` puts the message in a room. Between two messages
 * the store is closed and everything that keeps anything is built anew from the file, so that whatever is not on disk
 * is lost.
 */
import { join } from 'node:path'
import { assemble, understandingOf } from '../../src/assemble.ts'
import { HandClock, instantOf } from '../../src/base/clock.ts'
import type { Parts } from '../../src/bot.ts'
import type { Incoming, Outgoing } from '../../src/channels/channel.ts'
import type { Catalogue } from '../../src/plan/catalogue.ts'
import { loadRoster, type Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import type { Understanding } from '../../src/understanding/understand.ts'

export type Step =
  | {
      readonly type: 'said'
      readonly line: string
      readonly who: string
      readonly room: string | null
      readonly text: string
    }
  | { readonly type: 'passed'; readonly line: string; readonly minutes: number }
  | { readonly type: 'redelivered'; readonly line: string }

export interface Story {
  /** Everything before the first step, as it stands. */
  readonly head: string
  readonly begins: Date
  readonly steps: readonly Step[]
}

export function parseStory(text: string): Story {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => stepOf(line) !== null)
  const head = lines.slice(0, first).join('\n').trimEnd()
  const [, day, time = '09:00'] = /^date: (\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?$/m.exec(head) ?? []
  if (day === undefined || first < 0)
    throw new Error('a story begins with `date: 2025-04-12` and has somebody speak')
  // What the bot said is not read: the replay says it again.
  const steps = lines.slice(first).flatMap((line) => stepOf(line) ?? [])
  return { head, begins: instantOf(day, time), steps }
}

function stepOf(line: string): Step | null {
  const [, minutes] = /^\(\+(\d+) minutes\)$/.exec(line) ?? []
  if (minutes !== undefined) return { type: 'passed', line, minutes: Number(minutes) }
  if (line === '(redelivered)') return { type: 'redelivered', line }
  const [, who, room = null, text] = /^([a-z][a-z0-9-]*)(?: @(\S+))?> (.+)$/.exec(line) ?? []
  return who !== undefined && text !== undefined ? { type: 'said', line, who, room, text } : null
}

/** What stories are told with. */
export interface World {
  readonly plan: Catalogue
  readonly roster: Roster
  readonly understanding: Understanding
}

export function worldOf(seeds: string): World {
  const plan = loadPlan(seeds)
  return { plan, roster: loadRoster(`${seeds}/roster.json`, plan), understanding: understandingOf(plan) }
}

/** The story told again: the same head and steps, with what the bot answers now. */
export async function replay(story: Story, world: World, folder: string): Promise<string> {
  const store = `sqlite:${join(folder, 'story.sqlite')}`
  const clock = new HandClock(story.begins)
  const parts = [story.head]
  let last: Incoming | null = null
  for (const [index, step] of story.steps.entries()) {
    if (step.type === 'passed') clock.moveTo(new Date(clock.now().getTime() + step.minutes * 60_000))
    else clock.moveTo(new Date(clock.now().getTime() + 10_000))
    if (step.type === 'said') last = incoming(step, index, clock.now())
    const answers = step.type === 'passed' || last === null ? [] : await oneTurn(last)
    parts.push([step.line, ...answers.map(told)].join('\n'))
  }
  return `${parts.join('\n\n')}\n`

  async function oneTurn(message: Incoming): Promise<readonly Outgoing[]> {
    const sent: Outgoing[] = []
    const channel: Parts['channels'][number] = {
      name: 'terminal',
      async send(outgoing) {
        sent.push(outgoing)
        return { ok: true }
      },
    }
    const log = (what: string, error: unknown) => {
      throw new Error(what, { cause: error })
    }
    const { bot, close } = await assemble({ ...world, store, channels: [channel], log, clock })
    try {
      await bot.handle(message)
    } finally {
      await close()
    }
    return sent
  }
}

function told({ to, answers, text }: Outgoing): string {
  return answers === undefined ? `bot tells ${to.person}< ${text}` : `bot< ${text}`
}

function incoming(
  { who, room, text: line }: Extract<Step, { type: 'said' }>,
  index: number,
  at: Date,
): Incoming {
  const [, text = '', file] = /^(.*?)\s*(?:\(file (\S+)\))?$/.exec(line) ?? []
  const files =
    file === undefined ? {} : { files: [{ name: file, type: 'image/png', bytes: Buffer.from(file) }] }
  const from = { channel: 'terminal', person: who, ...(room === null ? {} : { room }) }
  return { id: `m${index}`, from, name: who, text, at, addressed: true, quoted: null, ...files }
}
