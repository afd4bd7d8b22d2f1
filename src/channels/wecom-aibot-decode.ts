/** A callback frame of the AI bot as an Incoming: https://developer.work.weixin.qq.com/document/path/100719. */
import { z } from 'zod'
import type { Incoming } from './channel.ts'
import { withoutControls, withoutMention } from './plain.ts'

const id = z.string().min(1).max(256)
const text = z.object({ content: z.string() })
const file = z.object({ url: z.url({ protocol: /^https?$/ }), aeskey: z.string().optional() })
const mixed = z.object({
  msg_item: z.array(z.object({ msgtype: z.string(), text: text.optional(), image: file.optional() })),
})
/** What may stand in a message, and in the one that it quotes. */
const content = {
  text: text.optional(),
  image: file.optional(),
  mixed: mixed.optional(),
  voice: text.optional(),
  file: file.optional(),
  video: file.optional(),
}
const common = {
  msgid: id,
  chatid: id.optional(),
  chattype: z.enum(['single', 'group']).optional(),
  from: z.object({ userid: id }),
  create_time: z.number().int().positive().optional(),
}
const headers = z.object({ req_id: id })
const messageSchema = z.object({
  headers,
  body: z.object({ ...common, ...content, quote: z.object(content).optional() }),
})

/** The page nests what was clicked, the SDK's types do not: either is read. */
const click = z.object({ event_key: z.string().optional(), task_id: z.string().optional() })
const eventSchema = z.object({
  headers,
  body: z.object({
    ...common,
    event: z.object({ eventtype: z.string(), ...click.shape, template_card_event: click.optional() }),
  }),
})

const enclosedSchema = z.array(
  z.object({ url: z.string(), key: z.string().nullable(), name: z.string(), type: z.string() }),
)

/** A file to be fetched within five minutes and, where it has a key, deciphered. */
export type FileToFetch = z.infer<typeof enclosedSchema>[number]

/** What a message encloses, as it was decoded here, perhaps by an earlier run. */
export function filesToFetch(enclosed: readonly unknown[]): readonly FileToFetch[] {
  return enclosedSchema.safeParse(enclosed).data ?? []
}

export interface Decoded {
  readonly incoming: Incoming
  /** By which an answer goes back; of a click, by which its card is shown anew, and nothing else. */
  readonly request: string | null
}

export interface Receiver {
  readonly channel: string
  /** The bot's name, as groups mention it; without it what the text begins or ends with is taken for the mention. */
  readonly names: readonly string[]
  readonly now: Date
}

/** Null: no message of a person. */
export function decodedMessage(frame: unknown, receiver: Receiver): Decoded | null {
  const parsed = messageSchema.safeParse(frame)
  if (!parsed.success) return null
  const { headers, body } = parsed.data
  const said = wordsOf(body)
  const bare =
    body.chatid !== undefined && body.chattype !== 'single' ? withoutMention(said, receiver.names) : said
  const incoming = whole(body, bare, body.quote ? wordsOf(body.quote) : null, receiver)
  const files = filesOf(body)
  if (incoming.text === '' && files.length === 0) return null
  const enclosed = files.length === 0 ? {} : { enclosed: files }
  return { incoming: { ...incoming, ...enclosed }, request: headers.req_id }
}

/** Null: nothing that says something. A click says its key. */
export function decodedEvent(frame: unknown, receiver: Receiver): Decoded | null {
  const parsed = eventSchema.safeParse(frame)
  if (!parsed.success) return null
  const { body } = parsed.data
  if (body.event.eventtype !== 'template_card_event') return null
  const { event_key: key, task_id: card } = body.event.template_card_event ?? body.event
  if (!key) return null
  const incoming = whole(body, key, null, receiver)
  if (!card) return { incoming, request: null }
  return { incoming: { ...incoming, card }, request: parsed.data.headers.req_id }
}

type Body = z.infer<typeof messageSchema>['body'] | z.infer<typeof eventSchema>['body']
type Content = Omit<z.infer<typeof messageSchema>['body'], keyof typeof common | 'quote'>

function whole(body: Body, said: string, quoted: string | null, { channel, now }: Receiver): Incoming {
  const room = body.chattype === 'single' ? undefined : body.chatid
  return {
    id: body.msgid,
    from: { channel, person: body.from.userid, ...(room === undefined ? {} : { room }) },
    name: null,
    text: withoutControls(said).trim(),
    at: body.create_time === undefined ? now : new Date(body.create_time * 1000),
    // The platform hands over nothing else.
    addressed: true,
    quoted: quoted === null || quoted === '' ? null : withoutControls(quoted).trim(),
  }
}

function wordsOf({ text, mixed, voice }: Content): string {
  const parts = mixed?.msg_item.flatMap((it) => it.text?.content ?? []) ?? []
  return [text?.content, voice?.content, ...parts].filter((it) => it !== undefined).join('\n')
}

function filesOf({ image, mixed, file, video }: Content): FileToFetch[] {
  const images = [image, ...(mixed?.msg_item.map((it) => it.image) ?? [])]
  return [
    ...images.flatMap((it) => (it ? [fileOf(it, '图片.jpg', 'image/jpeg')] : [])),
    ...(file ? [fileOf(file, '文件', 'application/octet-stream')] : []),
    ...(video ? [fileOf(video, '视频.mp4', 'video/mp4')] : []),
  ]
}

function fileOf({ url, aeskey }: z.infer<typeof file>, name: string, type: string): FileToFetch {
  return { url, key: aeskey ?? null, name, type }
}
