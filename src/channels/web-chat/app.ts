/** The chat for trial as a site: plain forms, nothing that runs in the browser; on the loopback address alone. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { type Clock, isDay } from '../../base/clock.ts'
import type { IncomingFile } from '../channel.ts'
import { withoutMention } from '../plain.ts'
import { loopbackOnly } from './loopback.ts'
import { CHAT_STYLE_HASH, chatPage, type Seat } from './page.ts'
import { WEB_CHAT, type WebChat } from './web-chat.ts'

export interface ChatHost {
  readonly chat: WebChat
  readonly people: readonly Seat[]
  readonly rooms: readonly string[]
  readonly clock: Clock
  /** The day that it is in the trial. */
  readonly day: () => string
  readonly moveTo: (day: string) => void
}

const FILE_BYTES = 20 * 1024 * 1024
/** How long a page waits for the answer to what was just said. */
const ANSWER_MS = 20_000

/** The pages with the chat beside them: all of it on this machine alone. */
export function chatOn(pages: Hono, host: ChatHost): Hono {
  return new Hono().use(loopbackOnly()).route('/chat', chatApp(host)).route('/', pages)
}

export function chatApp({ chat, people, rooms, clock, day, moveTo }: ChatHost): Hono {
  const app = new Hono()
  app.use(loopbackOnly(), headers(), bodyLimit({ maxSize: FILE_BYTES + 65_536 }))
  app.get('/', async (c) => {
    const { as, room } = placeOf(c.req.query(), people)
    const after = c.req.query('after')
    if (after) await chat.answered(after, ANSWER_MS)
    const quoted = c.req.query('quote')
    const { problem } = chat.state
    return c.html(
      chatPage({
        ...{ people, rooms, as, room, day: day() },
        said: chat.transcript.of(as, room),
        quoted: quoted ? (chat.transcript.at(Number(quoted))?.text ?? null) : null,
        error: problem?.message ?? null,
      }),
    )
  })
  app.post('/say', async (c) => {
    const given = await c.req.parseBody()
    const text = (key: string) => (typeof given[key] === 'string' ? given[key] : '')
    const { as, room } = placeOf({ as: text('as'), room: text('room') }, people)
    const { file } = given
    const files = file instanceof File && file.size > 0 ? [await fileOf(file)] : []
    const [said, id] = [text('text').trim(), text('id')]
    if (id === '' || (said === '' && files.length === 0)) return back(c, as, room)
    const at = clock.now()
    const from = { channel: WEB_CHAT, person: as, ...(room === undefined ? {} : { room }) }
    const [first] = files
    if (!chat.isSaid(id))
      await chat.transcript.add({
        id,
        ...{
          person: as,
          ...(room === undefined ? {} : { room }),
          bot: false,
          text: said,
          at: at.toISOString(),
        },
        ...(first?.bytes
          ? {
              file: {
                base64: Buffer.from(first.bytes).toString('base64'),
                name: first.name,
                type: first.type,
              },
            }
          : {}),
      })
    await chat.take({
      ...{ id, from, at, files },
      name: people.find((it) => it.account === as)?.name ?? null,
      text: withoutMention(said, ['机器人']),
      addressed: room === undefined || text('addressed') === 'yes',
      quoted: text('quoted') === '' ? null : text('quoted'),
    })
    return back(c, as, room, id)
  })
  app.post('/day', async (c) => {
    const given = await c.req.parseBody()
    const { as, room } = placeOf({ as: String(given.as ?? ''), room: String(given.room ?? '') }, people)
    if (typeof given.day === 'string' && isDay(given.day)) moveTo(given.day)
    return back(c, as, room)
  })
  app.get('/files/:number/:what', (c) => {
    const said = chat.transcript.at(Number(c.req.param('number')))
    if (c.req.param('what') === 'picture' && said?.picture)
      return c.body(Buffer.from(said.picture.base64, 'base64'), 200, { 'Content-Type': 'image/png' })
    if (said?.file === undefined) return c.notFound()
    // Whatever it says that it is, it is nothing that a browser would run.
    const name = encodeURIComponent(said.file.name)
    return c.body(Buffer.from(said.file.base64, 'base64'), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    })
  })
  return app
}

/** Whoever is not on the list is the first of it, or speaks for himself where there is none. */
function placeOf(given: { as?: string; room?: string }, people: readonly Seat[]) {
  const { as = '', room = '' } = given
  return { as: as === '' ? (people[0]?.account ?? 'guest') : as, room: room === '' ? undefined : room }
}

function back(c: Context, as: string, room: string | undefined, after = ''): Response {
  const query = new URLSearchParams({ as, room: room ?? '', ...(after === '' ? {} : { after }) })
  return c.redirect(`/chat?${query}#end`, 303)
}

async function fileOf(file: File): Promise<IncomingFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { name: file.name, type: file.type || 'application/octet-stream', bytes }
}

function headers() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: [CHAT_STYLE_HASH],
      imgSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: false,
  })
}
