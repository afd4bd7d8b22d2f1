/**
 * How one comes in where the chat program itself tells who reads (OAuth 2.0, authorization code). The state is of one
 * browser: it stands sealed in its cookie, and what comes back without it, or a second time, lets nobody in. Whoever is
 * told of must be on the roster like anybody else.
 */
import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { begin, type Door, HOW, prefix, readerOf, refused, type SignIn, spend } from './entering.ts'
import { notice } from './layout.ts'
import { isSame, LINK_MINUTES } from './seal.ts'

export const SIGN_IN = '/sign-in'
export const SIGNED_IN = '/signed-in'

const STATE_BYTES = 32
const NAME = 'diaodu-errand'
const REFUSED = {
  strange: ['登录不是在这个浏览器中开始的，或已超过10分钟', 400],
  over: ['这次登录已经用过或已失效', 410],
  foreign: ['访问者不是本单位的成员', 403],
  silent: ['暂时无法确认访问者是谁，请稍后再试', 502],
  unlisted: ['您的账号不在名册中，或现在不能查看', 403],
} as const

export function signingIn(door: Door, signIn: SignIn): Hono {
  const app = new Hono()
  app.get(SIGN_IN, async (c) => {
    const path = ownPath(c.req.query('to'))
    if ((await readerOf(door, c)) !== null) return c.redirect(path)
    const state = randomBytes(STATE_BYTES).toString('hex')
    const until = new Date(door.clock.now().getTime() + LINK_MINUTES * 60_000)
    // Lax: the reader comes back from another site.
    const shared = { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: LINK_MINUTES * 60 } as const
    const sealed = door.seal.close('errand', { state, path }, until)
    setCookie(c, NAME, sealed, { ...shared, secure: door.secure, ...prefix(door) })
    return c.redirect(String(signIn.address(state)))
  })
  app.get(SIGNED_IN, async (c) => {
    const sealed = getCookie(c, NAME, prefix(door).prefix)
    deleteCookie(c, NAME, { path: '/', secure: door.secure, ...prefix(door) })
    const errand = sealed ? door.seal.open('errand', sealed, door.clock.now()) : null
    if (errand === null || 'lapsed' in errand || !isSame(errand.held.state, c.req.query('state') ?? ''))
      return refusedHere(c, 'strange')
    const { state, path } = errand.held
    if (!(await spend(door, state))) return refusedHere(c, 'over')
    const account = await signIn.accountOf(c.req.query('code') ?? '')
    if (typeof account === 'string') return refusedHere(c, account)
    const { channel } = signIn
    const person = await door.personAt({ channel, person: account.person })
    if (person === null) return refusedHere(c, 'unlisted')
    const reader = await readerOf(door, c)
    if (reader !== null && reader.person.id !== person.id) return refused(c, 'other')
    begin(door, c, { channel, person: account.person, id: person.id, path })
    return c.redirect(path, 303)
  })
  return app
}

/** For whoever comes without a session: how to get one; the program's own browser goes there by itself. */
export function outside(c: Context, { signIn }: Door): Response | Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  const to = `${SIGN_IN}?${new URLSearchParams({ to: `${pathname}${search}` })}`
  if (signIn?.isOwn(c.req.header('User-Agent') ?? '')) return c.redirect(to)
  const way = signIn === null ? '' : html`<p><a class="button" href="${to}">用${signIn.name}登录</a></p>`
  return c.html(notice('请先登录', html`<p>登录已失效或尚未登录。${HOW}</p>${way}`), 401)
}

/** A path of these pages, and of no other site: `//host`, `/\host` and `/.//host` are others in a browser. */
function ownPath(given = '/'): string {
  const here = 'https://here.invalid'
  if (!URL.canParse(given, here)) return '/'
  const { origin, pathname, search } = new URL(given, here)
  return origin === here && !pathname.startsWith('//') ? `${pathname}${search}` : '/'
}

function refusedHere(c: Context, why: keyof typeof REFUSED): Response | Promise<Response> {
  const [line, status] = REFUSED[why]
  return c.html(
    notice(line, html`<p><a class="button" href="${SIGN_IN}">重新登录</a></p><p>${HOW}</p>`),
    status,
  )
}
