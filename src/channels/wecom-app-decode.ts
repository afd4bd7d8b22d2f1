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

/** The message without its file, and where that is to be fetched. */
export interface Decoded {
  readonly incoming: Incoming
  readonly media: { readonly id: string; readonly name: string; readonly type: string } | null
  /** Of a click: by which its card is shown anew, once. */
  readonly response?: string
}

/** Events that say something: a menu entry (its key is the text), and a button of a card. */
const SPEAKING = new Set(['click', 'template_card_event'])

/** Null: nothing that is said to the bot. */
export function decoded(fields: Readonly<Record<string, string>>, channel: string): Decoded | null {
  const parsed = callbackSchema.safeParse(fields)
  if (!parsed.success) return null
  const it = parsed.data
  const incoming = (id: string, text: string): Incoming => ({
    id,
    from: { channel, person: it.FromUserName },
    name: null,
    text: withoutControls(text).trim(),
    at: new Date(it.CreateTime * 1000),
    addressed: true,
    quoted: null,
  })
  switch (it.MsgType) {
    case 'text':
      return { incoming: incoming(it.MsgId, it.Content), media: null }
    case 'voice':
      // Without 语音识别 switched on there are no words.
      return it.Recognition ? { incoming: incoming(it.MsgId, it.Recognition), media: null } : null
    case 'image':
      return {
        incoming: incoming(it.MsgId, ''),
        media: { id: it.MediaId, name: '图片.jpg', type: 'image/jpeg' },
      }
    case 'file': {
      const name = withoutControls(it.Title ?? '') || '文件'
      return {
        incoming: incoming(it.MsgId, ''),
        media: { id: it.MediaId, name, type: 'application/octet-stream' },
      }
    }
    case 'event': {
      if (!SPEAKING.has(it.Event) || !it.EventKey) return null
      // Events have no message id: the sender and the second tell one from another.
      const id = [it.FromUserName, it.CreateTime, it.Event, it.TaskId ?? '', it.EventKey].join(' ')
      const said = incoming(id, it.EventKey)
      const response = it.ResponseCode === undefined ? {} : { response: it.ResponseCode }
      return { incoming: it.TaskId ? { ...said, card: it.TaskId } : said, media: null, ...response }
    }
  }
}
