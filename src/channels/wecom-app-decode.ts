/** A callback's XML as an Incoming: https://developer.work.weixin.qq.com/document/path/90239 (消息格式), 90240 (事件格式). */
import { z } from 'zod'
import type { Incoming } from './channel.ts'
import { withoutControls } from './plain.ts'

const base = { FromUserName: z.string().min(1).max(128), CreateTime: z.coerce.number().int().nonnegative() }
const message = { ...base, MsgId: z.string().min(1).max(128) }
const media = { ...message, MediaId: z.string().min(1).max(512) }

const callbackSchema = z.discriminatedUnion('MsgType', [
  z.object({ ...message, MsgType: z.literal('text'), Content: z.string() }),
  z.object({ ...media, MsgType: z.literal('image') }),
  z.object({ ...media, MsgType: z.literal('file'), Title: z.string().max(512).optional() }),
  z.object({ ...media, MsgType: z.literal('voice'), Recognition: z.string().optional() }),
  z.object({
    ...base,
    MsgType: z.literal('event'),
    Event: z.string(),
    EventKey: z.string().optional(),
    TaskId: z.string().optional(),
    ResponseCode: z.string().min(1).max(1024).optional(),
  }),
])

const mediaSchema = z.array(z.object({ id: z.string(), name: z.string(), type: z.string() }))

/** A file that the platform keeps for three days. */
export type Media = z.infer<typeof mediaSchema>[number]

/** What a message encloses, as it was decoded here, perhaps by an earlier run. */
export function mediaIn(enclosed: readonly unknown[]): readonly Media[] {
  return mediaSchema.safeParse(enclosed).data ?? []
}

/** The message without its file, and where that is to be fetched. */
export interface Decoded {
  readonly incoming: Incoming
  /** Of a click: by which its card is shown anew, once. */
  readonly response?: string
}

/** Events that say something: a menu entry (its key is the text), and a button of a card. */
const SPEAKING = new Set(['click', 'template_card_event'])

/** Clocks of platform and machine differ by less; what is further in the future is no time of sending. */
const CLOCKS_APART_MS = 24 * 3_600_000

/** Null: nothing that is said to the bot. */
export function decoded(
  fields: Readonly<Record<string, string>>,
  channel: string,
  now: Date,
): Decoded | null {
  const parsed = callbackSchema.safeParse(fields)
  if (!parsed.success) return null
  const it = parsed.data
  const sent = it.CreateTime * 1000
  const incoming = (id: string, text: string, media?: Media): Incoming => ({
    id,
    from: { channel, person: it.FromUserName },
    name: null,
    text: withoutControls(text).trim(),
    at: sent < now.getTime() + CLOCKS_APART_MS ? new Date(sent) : now,
    addressed: true,
    quoted: null,
    ...(media === undefined ? {} : { enclosed: [media] }),
  })
  switch (it.MsgType) {
    case 'text':
      return { incoming: incoming(it.MsgId, it.Content) }
    case 'voice':
      // Without 语音识别 switched on there are no words.
      return it.Recognition ? { incoming: incoming(it.MsgId, it.Recognition) } : null
    case 'image': {
      const media = { id: it.MediaId, name: '图片.jpg', type: 'image/jpeg' }
      return { incoming: incoming(it.MsgId, '', media) }
    }
    case 'file': {
      const name = withoutControls(it.Title ?? '') || '文件'
      const media = { id: it.MediaId, name, type: 'application/octet-stream' }
      return { incoming: incoming(it.MsgId, '', media) }
    }
    case 'event': {
      if (!SPEAKING.has(it.Event) || !it.EventKey) return null
      // Events have no message id: the sender and the second tell one from another.
      const id = [it.FromUserName, it.CreateTime, it.Event, it.TaskId ?? '', it.EventKey].join(' ')
      const said = incoming(id, it.EventKey)
      const response = it.ResponseCode === undefined ? {} : { response: it.ResponseCode }
      return { incoming: it.TaskId ? { ...said, card: it.TaskId } : said, ...response }
    }
  }
}
