/** What 企业微信's gateway for AI bots takes: anything else is a fault of the channel, and fails loudly. */
import { z } from 'zod'

const media = z.strictObject({ media_id: z.string() })
const shown = {
  stream: z
    .strictObject({ id: z.string(), finish: z.literal(true), content: z.string().max(20_480) })
    .optional(),
  markdown: z.strictObject({ content: z.string().max(20_480) }).optional(),
  image: media.optional(),
  file: media.optional(),
  template_card: z
    .object({
      card_type: z.literal('button_interaction'),
      button_list: z.array(z.object({ text: z.string(), key: z.string() })).max(6),
      task_id: z.string().regex(/^[\w@-]{1,128}$/),
    })
    .optional(),
}
const chat = z.union([z.literal(1), z.literal(2)])
export const frameSchema = z.object({
  cmd: z.string(),
  headers: z.object({ req_id: z.string() }),
  body: z.unknown().optional(),
})
export const bodies = {
  aibot_subscribe: z.strictObject({ bot_id: z.string(), secret: z.string() }),
  aibot_respond_msg: z.strictObject({ msgtype: z.literal('stream'), ...shown }),
  aibot_send_msg: z.strictObject({ chatid: z.string(), chat_type: chat, msgtype: z.string(), ...shown }),
  aibot_respond_update_msg: z.strictObject({
    response_type: z.literal('update_template_card'),
    template_card: z.object({
      card_type: z.literal('button_interaction'),
      main_title: z.strictObject({ title: z.string() }),
      button_list: z.array(z.object({ text: z.string(), key: z.string() })).min(1),
      task_id: z.string(),
    }),
    userids: z.array(z.string()).min(1),
  }),
  aibot_upload_media_init: z.object({ filename: z.string(), total_chunks: z.number(), md5: z.string() }),
  aibot_upload_media_chunk: z.object({
    upload_id: z.string(),
    chunk_index: z.number(),
    base64_data: z.string(),
  }),
  aibot_upload_media_finish: z.object({ upload_id: z.string() }),
}
export type Shown = Pick<
  z.infer<typeof bodies.aibot_respond_msg>,
  'stream' | 'markdown' | 'image' | 'file' | 'template_card'
>
