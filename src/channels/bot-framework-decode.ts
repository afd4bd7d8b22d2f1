/**
 * Activities of the Bot Framework, apart from how they travel:
 * https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md. Pure.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Incoming } from './channel.ts'

const account = z.looseObject({ id: z.string().min(1), name: z.string().nullish() })
const attachment = z.looseObject({
  contentType: z.string(),
  contentUrl: z.string().nullish(),
  content: z.unknown().optional(),
  name: z.string().nullish(),
})
/** What the buttons of our cards give back. */
const button = z.looseObject({ say: z.string() })
const mention = z.looseObject({
  type: z.literal('mention'),
  mentioned: z.looseObject({ id: z.string() }),
  text: z.string().nullish(),
})

/** What every activity must have before the SDK sees it. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(64),
  id: z.string().min(1).max(512).optional(),
  channelId: z.string().min(1),
  serviceUrl: z.string().min(1),
  from: account,
  recipient: account,
  conversation: z.looseObject({ id: z.string().min(1).max(1024), isGroup: z.boolean().nullish() }),
  text: z.string().nullish(),
  timestamp: z.string().optional(),
  value: z.unknown().optional(),
  attachments: z.array(attachment).nullish(),
  entities: z.array(z.unknown()).nullish(),
})

export type Activity = z.infer<typeof activitySchema>

export interface Decoding {
  readonly channel: string
  readonly now: Date
  /** Platforms on which a sender's id is proved; null: all. Elsewhere a web page may name any. */
  readonly proved: readonly string[] | null
}

const fetchableSchema = z.array(z.object({ name: z.string(), type: z.string(), url: z.string() }))

export type Fetchable = z.infer<typeof fetchableSchema>[number]

/** What a message encloses, as it was decoded here, perhaps by an earlier run. */
export function fetchables(enclosed: readonly unknown[]): readonly Fetchable[] {
  return fetchableSchema.safeParse(enclosed).data ?? []
}

/** Null: nothing that anybody said. */
export function decode(activity: Activity, { channel, now, proved }: Decoding): Incoming | null {
  if (activity.type !== 'message') return null
  const { from, recipient, conversation, attachments, timestamp, value, channelId } = activity
  const mentions = (activity.entities ?? []).flatMap((it) => mention.safeParse(it).data ?? [])
  const mine = mentions.filter((it) => it.mentioned.id === recipient.id)
  const quotation = (attachments ?? []).map(quotationIn).find((it) => it !== null) ?? null
  const typed = quotation?.reply ?? activity.text ?? ''
  const pressed = typed === '' ? pressedIn(value) : null
  const at = new Date(timestamp ?? '')
  const files = (attachments ?? []).flatMap(fetchable)
  return {
    id: idOf(activity),
    from: {
      channel,
      person: from.id,
      ...(conversation.isGroup ? { room: roomOf(conversation.id) } : {}),
    },
    name: from.name || null,
    text: without(pressed ?? typed, [...mine.map((it) => it.text ?? ''), `<at>${recipient.name ?? ''}</at>`]),
    at: Number.isNaN(at.getTime()) ? now : at,
    // A button of the bot's own card calls it.
    addressed: !conversation.isGroup || mine.length > 0 || saidIn(value) !== null,
    quoted: quotation?.quoted ?? null,
    ...(proved === null || proved.includes(channelId) ? {} : { fleeting: true }),
    ...(files.length === 0 ? {} : { enclosed: files }),
  }
}

/** What a button said: of a card of ours, or a bare value. */
function pressedIn(value: unknown): string | null {
  return typeof value === 'string' ? value : saidIn(value)
}

function saidIn(value: unknown): string | null {
  return button.safeParse(value).data?.say ?? null
}

/** Ids are given anew in each conversation, therefore the conversation is part of ours. */
export function idOf({ id, conversation, text, timestamp }: Activity): string {
  const where = createHash('sha256').update(conversation.id).digest('base64url').slice(0, 16)
  const own = id ?? createHash('sha256').update(`${timestamp} ${text}`).digest('base64url')
  return `${own}@${where}`
}

/** The platform's id of the message that `answers` names. */
export function activityIdOf(answers: string): string {
  return answers.slice(0, answers.lastIndexOf('@'))
}

/** Teams adds the message that a thread of a channel begins with. */
function roomOf(conversation: string): string {
  return conversation.replace(/;messageid=\d+$/, '')
}

/**
 * A mention in tags ends with them. A plain @调度 that goes on is the head of @调度助手, unless none stands by itself:
 * then the words follow without a blank.
 */
function without(text: string, mentions: readonly string[]): string {
  const names = mentions.filter((it) => it !== '' && it !== '<at></at>')
  return names
    .reduce((left, it) => {
      const whole = left.replace(mentionOf(it), ' ')
      return whole === left ? left.replaceAll(it, ' ') : whole
    }, text)
    .replace(/[\u2005\u00a0]/g, ' ')
    .trim()
}

function mentionOf(text: string): RegExp {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(text.endsWith('>') ? literal : `${literal}(?![\\p{L}\\p{N}_])`, 'gu')
}

type Attachment = z.infer<typeof attachment>

/** Teams sends a quotation as a block of the message's own HTML. */
function quotationIn({ contentType, content }: Attachment): { quoted: string; reply: string } | null {
  if (contentType !== 'text/html' || typeof content !== 'string') return null
  const [, block = '', reply = ''] =
    /<blockquote[^>]*schema\.skype\.com\/Reply[^>]*>([\s\S]*?)<\/blockquote>([\s\S]*)$/i.exec(content) ?? []
  const preview = /<p[^>]*itemprop="preview"[^>]*>([\s\S]*?)<\/p>/i.exec(block)?.[1]
  return preview === undefined ? null : { quoted: plain(preview), reply: plain(reply) }
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
}

function plain(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/p>/gi, '\n')
    .replace(/<(?!\/?at\b)[^>]*>/gi, '')
    .replace(/<at[^>]*>/gi, '<at>')
    .replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .trim()
}

const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info'
const download = z.looseObject({ downloadUrl: z.string() })

function fetchable({ contentType, contentUrl, content, name }: Attachment): Fetchable[] {
  if (contentType === DOWNLOAD) {
    const { downloadUrl } = download.safeParse(content).data ?? {}
    return downloadUrl ? [{ name: name ?? '文件', type: 'application/octet-stream', url: downloadUrl }] : []
  }
  return contentUrl ? [{ name: name ?? '文件', type: contentType, url: contentUrl }] : []
}
