/**
 * The last step of the journey: answers to whoever asked, notices to others. An answer goes out at least once: a
 * message that comes again gets it again, unless it may have arrived. A notice goes out at most once: its key is
 * claimed on disk before it is sent.
 */
import type { Address } from './base/address.ts'
import { type Clock, systemClock } from './base/clock.ts'
import { Problem } from './base/problem.ts'
import type { Shelf } from './base/store.ts'
import type { Channel, Incoming, Outgoing, Sent } from './channels/channel.ts'
import { deliver } from './channels/deliver.ts'
import { type Answer, type Notice, shelfKey } from './dialogue.ts'
import type { Attachment, Enclosing } from './enclosing.ts'
import { LINK_GIVEN, NO_LINK, NOT_ENCLOSED, NOT_SAID_ASIDE, SAID_ASIDE } from './rendering/words/failure.ts'

/** What sending needs of a channel. */
export type Carrier = Pick<Channel, 'name' | 'send'> & Partial<Pick<Channel, 'abilities' | 'fetch'>>

export interface Roads {
  readonly channels: readonly Carrier[]
  /** The keys of notices that were sent, or were about to be. */
  readonly notices: Shelf<string>
  /** What makes the files and pictures of an answer. */
  readonly enclosing?: Pick<Enclosing, 'make'>
  /** A link to a page for one person; null: that person gets none, or none are given out. */
  readonly link?: (to: Address, path: string) => Promise<string | null>
  /** The operator's log. */
  readonly log: (what: string, error: unknown) => void
  /** For how long an answer is offered to a channel that cannot take it yet; five minutes. */
  readonly patienceMs?: number
  readonly clock?: Clock
  /** False: other processes may have gone on without this one, and say what it would. */
  readonly mayServe?: () => boolean
  /** Aborted when the process stops: an answer that then waits for its channel does not go out. */
  readonly stopping?: AbortSignal
}

/**
 * What a group may not see goes to the sender in a direct chat, before the answer in the group; whether it is gone, or
 * may be. It names no message that it answers: a platform would show it where that message stands.
 */
export async function sendAside(
  roads: Roads,
  { id, from: { channel, person } }: Asked,
  aside: NonNullable<Answer['aside']>,
): Promise<boolean> {
  const { text, attachments, link } = await whole(roads, { id, from: { channel, person } }, aside)
  const [first, ...more] = attachments
  const sent = await carried(roads, { to: { channel, person }, text, ...link, ...contentOf(first) })
  const gone = sent !== null && ('ok' in sent || 'unknown' in sent)
  for (const it of gone ? more : [])
    await carried(roads, { to: { channel, person }, text: captionOf(it), ...contentOf(it) })
  if (!gone) roads.log(`message ${id}: not sent to the person alone`, sent?.problem ?? noChannel(channel))
  return gone
}

/** The answer in the group, which says in a line what became of the rest. */
export function besideAside({ aside: _, ...answer }: Answer, gone: boolean): Answer {
  const line = gone ? SAID_ASIDE : NOT_SAID_ASIDE
  return { ...answer, text: answer.text === '' ? line : `${answer.text}\n${line}` }
}

/** What became of an answer: what is gone, or may be, is not to be sent again; `refused` says that it never can. */
export type Fate = 'gone' | 'later' | { readonly refused: string }

export type Asked = Pick<Incoming, 'id' | 'from'>

export async function sendAnswer(
  roads: Roads,
  { id, from }: Asked,
  answer: Omit<Answer, 'aside'>,
): Promise<Fate> {
  if (answer.text === '') return 'gone'
  const { text, attachments, link } = await whole(roads, { id, from }, answer)
  const [first, ...more] = attachments
  // Of several messages the last has all that may be chosen: nobody says yes to what they have not been shown.
  const bubbles = [text, ...(answer.then ?? [])]
  for (const bubble of bubbles.slice(0, -1)) {
    const before = await carried(roads, { to: from, text: bubble, answers: id })
    const fate = fateOf(roads, id, before)
    if (fate !== 'gone') return fate
  }
  const sent = await carried(roads, {
    to: from,
    text: bubbles.at(-1) ?? text,
    answers: id,
    ...link,
    ...contentOf(first),
    ...buttons(roads, from, answer),
  })
  const fate = fateOf(roads, id, sent)
  if (fate !== 'gone') return fate
  for (const it of more) {
    const other = await carried(roads, { to: from, text: captionOf(it), answers: id, ...contentOf(it) })
    if (other && 'problem' in other) roads.log(`message ${id}: an enclosure was not sent`, other.problem)
  }
  return 'gone'
}

function fateOf({ log }: Roads, id: string, sent: Sent | null): Fate {
  if (sent && 'problem' in sent) log(`message ${id}: the answer was not sent`, sent.problem)
  if (sent === null || 'retryAt' in sent) return 'later'
  return 'refused' in sent ? { refused: sent.problem.message } : 'gone'
}

/** Elsewhere the text has said already what to reply. */
function buttons(
  { channels }: Roads,
  { channel }: Asked['from'],
  { choices }: Omit<Answer, 'aside'>,
): Pick<Outgoing, 'choices'> {
  const has = channels.find((it) => it.name === channel)?.abilities?.choices === true
  return choices !== undefined && has ? { choices } : {}
}

/** With its files and its link. A file that cannot be made is said to be missing; the words go out without it. */
async function whole(
  roads: Roads,
  { id, from }: Asked,
  { text, enclosures = [], page }: NonNullable<Answer['aside']>,
) {
  const attachments: Attachment[] = []
  let failed = false
  for (const enclosure of enclosures) {
    try {
      const made = await roads.enclosing?.make(enclosure)
      if (made) attachments.push(made)
    } catch (error) {
      failed = true
      roads.log(`message ${id}: an enclosure was not made`, error)
    }
  }
  const link = page === undefined ? null : await linkTo(roads, { id, from }, page)
  const lines = [
    text,
    ...(failed ? [NOT_ENCLOSED] : []),
    ...(page === undefined ? [] : [link === null ? NO_LINK : LINK_GIVEN]),
  ]
  return { text: lines.join('\n'), attachments, link: link === null ? {} : { link } }
}

async function linkTo(roads: Roads, { id, from }: Asked, path: string): Promise<string | null> {
  const { channel, person } = from
  try {
    return (await roads.link?.({ channel, person }, path)) ?? null
  } catch (error) {
    roads.log(`message ${id}: a link was not made`, error)
    return null
  }
}

function contentOf(attachment: Attachment | undefined): Pick<Outgoing, 'picture' | 'file'> {
  const { picture, file } = attachment ?? {}
  return { ...(picture ? { picture } : {}), ...(file ? { file } : {}) }
}

function captionOf({ picture, file }: Attachment): string {
  return picture?.alt ?? file?.name ?? ''
}

/** Whether it is done with: what has certainly not gone out waits for the next time. */
export async function sendNotice(roads: Roads, { key, to, text }: Notice): Promise<boolean> {
  const now = (roads.clock ?? systemClock).now().toISOString()
  if (!(await roads.notices.putIfAbsent(shelfKey(key), now))) return true
  const sent = await carried(roads, { to, text, key })
  if (sent === null || 'problem' in sent)
    roads.log(`notice ${key}: not sent`, sent?.problem ?? noChannel(to.channel))
  if (sent === null || !('retryAt' in sent)) return true
  await roads.notices.delete(shelfKey(key))
  return false
}

/** Null where the channel is not running here. */
async function carried(roads: Roads, outgoing: Outgoing): Promise<Sent | null> {
  const { clock = systemClock, patienceMs = 5 * 60_000, stopping, mayServe = () => true } = roads
  if (!mayServe()) return { retryAt: clock.now(), problem: unsure() }
  const channel = roads.channels.find((it) => it.name === outgoing.to.channel)
  const patience = { clock, patienceMs, ...(stopping ? { signal: stopping } : {}) }
  return channel ? deliver(channel, outgoing, patience) : null
}

function unsure(): Problem {
  return new Problem(
    'sending.unsure',
    '和数据库失去联系，别的程序可能已经接手',
    '恢复联系后自动再发，或由接手的程序发送；请检查数据库和网络。',
  )
}

function noChannel(name: string): Problem {
  return new Problem(
    'sending.no_channel',
    `收件人的账号在渠道 ${name}，该渠道没有在本机运行`,
    '请启用该渠道，或在名册（roster.json）中登记此人在已启用渠道上的账号。',
  )
}
