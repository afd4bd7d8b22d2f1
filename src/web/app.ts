/**
 * The page behind the answers: read-only, made on the server, in one request. Whoever reads has come in by a link of
 * his own, or the chat program told who he is, or it is a program with a token; everybody else is told how to get in.
 */
import { type Context, Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { csrf } from 'hono/csrf'
import { html } from 'hono/html'
import { secureHeaders } from 'hono/secure-headers'
import type { Address } from '../base/address.ts'
import { type Answers, type Draw, PROGRAM } from './answers.ts'
import { type Door, entering, readerOf } from './entering.ts'
import { KeptPages } from './kept.ts'
import { framed, notice } from './layout.ts'
import { openApi } from './openapi.ts'
import { ROUTES, type Route } from './routes.ts'
import { outside, signingIn } from './signing-in.ts'
import { STYLE_HASH } from './style.ts'

export interface Site {
  readonly door: Door
  /** The origin under which it is read: `https://diaodu.example.gov.cn`. */
  readonly origin: string
  readonly answersFor: (from: Address) => Promise<Answers | null>
  /** By a program's token; null: there is none of it. */
  readonly answersForToken: (token: string) => Promise<Answers | null>
  readonly draw: Draw
  readonly log: (what: string, error: unknown) => void
  /** A chat for trial is at /chat: whoever comes to the first page without a session is led there. */
  readonly trial?: boolean
}

export function siteApp(site: Site): Hono {
  const { door, origin, log } = site
  const kept = new KeptPages()
  const app = new Hono()
  app.use(headers(door.secure), csrf({ origin }))
  app.route('/', entering(door))
  if (door.signIn !== null) app.route('/', signingIn(door, door.signIn))
  for (const route of ROUTES)
    app.get(route.path, async (c) => {
      const answers = await answersTo(c, site)
      if (answers === null) return site.trial && route.path === '/' ? c.redirect('/chat') : outside(c, door)
      const given =
        c.req.param('id') ?? c.req.param('name') ?? c.req.param('number') ?? c.req.query('q') ?? ''
      const as = accepts(c, { header: 'Accept', supports: TYPES, default: 'text/html' })
      const { head, today, rights } = answers
      const page = await kept.get(JSON.stringify([head, today, rights, as, route.path, given]), () =>
        finished(route, answers, given, as, site),
      )
      if (page === null) return c.html(notice('没有这一页', html`<p><a href="/">回到总体情况</a></p>`), 404)
      c.header('Cache-Control', 'private, no-cache')
      c.header('Vary', 'Accept, Cookie')
      c.header('ETag', page.etag)
      if (c.req.header('If-None-Match') === page.etag) return c.body(null, 304)
      return c.body(page.body, 200, { 'Content-Type': page.type })
    })
  app.get('/openapi.json', async (c) => {
    const answers = await answersTo(c, site)
    return answers === null ? outside(c, door) : c.json(openApi(answers.plan.plan.title))
  })
  app.notFound((c) => c.html(notice('没有这一页', html`<p><a href="/">回到总体情况</a></p>`), 404))
  app.onError((error, c) => {
    if ('getResponse' in error) return error.getResponse() as Response
    log(`page ${c.req.path}`, error)
    return c.html(notice('这一页没有生成', html`<p>请稍后再试；在对话中照常可以查询。</p>`), 500)
  })
  return app
}

/** A program with its token, or whoever has come in. */
async function answersTo(c: Context, site: Site): Promise<Answers | null> {
  const token = /^Bearer (\S+)$/.exec(c.req.header('Authorization') ?? '')?.[1]
  if (token !== undefined) return site.answersForToken(token)
  const reader = await readerOf(site.door, c)
  return reader === null ? null : site.answersFor(addressOf(reader.pass))
}

const TYPES = ['text/html', 'application/json']

async function finished(route: Route, answers: Answers, given: string, as: string, { draw, trial }: Site) {
  const made = await route.make(answers, given, draw)
  if (made === null) return null
  if (as === 'application/json')
    return { body: `${JSON.stringify(made.view)}\n`, type: 'application/json; charset=utf-8' }
  const frame = { title: made.title, plan: answers.plan.plan.title, asOf: answers.today, path: route.path }
  const whole = await framed(
    { ...frame, trial: trial === true, session: answers.rights !== PROGRAM },
    await made.html(),
  )
  return { body: String(whole), type: 'text/html; charset=utf-8' }
}

function addressOf({ channel, person }: { channel: string; person: string }): Address {
  return { channel, person }
}

/** Nothing but the page's own style is read, nothing runs, nobody frames it. */
function headers(secure: boolean) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: [STYLE_HASH],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    ...(secure ? {} : { strictTransportSecurity: false }),
  })
}
