/**
 * How one comes in: by a link from the chat, which is one person's, for some minutes, and once. Chat programs fetch
 * links by themselves, so opening one shows a button, and only that spends it and begins a session of some hours.
 */
import type { Context } from 'hono'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import type { Address } from '../base/address.ts'
import type { Clock } from '../base/clock.ts'
import type { Shelf } from '../base/store.ts'
import type { Person } from '../plan/roster.ts'
import { notice } from './layout.ts'
import { LINK_MINUTES, markOf, type Pass, type Seal } from './seal.ts'

const SESSION_HOURS = 8

/** A chat program that can tell by itself who reads. */
export interface SignIn {
  /** As it is called. */
  readonly name: string
  /** Whose accounts it knows. */
  readonly channel: string
  /** Whether a browser is the program's own, by what it calls itself. */
  isOwn(agent: string): boolean
  /** Where the reader is sent; he comes back with `state` and a code. */
  address(state: string): URL
  accountOf(code: string): Promise<{ readonly person: string } | 'over' | 'foreign' | 'silent'>
}

export interface Door {
  readonly seal: Seal
  /** Links and states that were used, with the time after which they are over anyway. */
  readonly spent: Shelf<string>
  readonly clock: Clock
  /** Who an account belongs to now, of those who may see figures. */
  readonly personAt: (from: Address) => Promise<Person | null>
  /** Whether the page is read over https: its cookie then goes no other way. */
  readonly secure: boolean
  /** Null: there is no way in but links. */
  readonly signIn: SignIn | null
}

export const HOW = '在与机器人的单聊中发送“网页”，即可取得新的链接。'
const REFUSED = {
  unknown: ['链接不是本系统发出的，或者不完整', 404],
  lapsed: ['链接已过期', 410],
  used: ['链接已经用过，每个链接只能打开一次', 410],
  nobody: ['链接所属的账号现在不能查看', 403],
  other: ['本机已由另一位同志登录，链接只限本人打开；请先退出登录', 403],
} as const
export type Refused = keyof typeof REFUSED

export function entering(door: Door): Hono {
  const app = new Hono()
  app.get('/open/:link', async (c) => {
    const found = await checked(door, c, c.req.param('link'))
    if (typeof found === 'string') return refused(c, found)
    const { name } = found.person
    return c.html(
      notice(
        '打开网页',
        html`<p>${name}，链接只限您本人使用，只能打开一次。</p><form method="post"><button>打开</button></form>`,
      ),
    )
  })
  app.post('/open/:link', async (c) => {
    const link = c.req.param('link')
    const found = await checked(door, c, link)
    if (typeof found === 'string') return refused(c, found)
    if (!(await spend(door, link))) return refused(c, 'used')
    begin(door, c, found.pass)
    return c.redirect(found.pass.path, 303)
  })
  app.post('/leave', (c) => {
    deleteCookie(c, NAME, { path: '/', secure: door.secure, ...prefix(door) })
    return c.html(notice('已退出登录', html`<p>${HOW}</p>`))
  })
  return app
}

/** Who reads; null: no session, or none any more. */
export async function readerOf(door: Door, c: Context): Promise<{ pass: Pass; person: Person } | null> {
  const sealed = getCookie(c, NAME, prefix(door).prefix)
  const found = sealed ? door.seal.open('session', sealed, door.clock.now()) : null
  if (found === null || 'lapsed' in found) return null
  const person = await standing(door, found.held)
  return person === null ? null : { pass: found.held, person }
}

/** Whether it was not used before; from now on it is. */
export async function spend(door: Door, once: string): Promise<boolean> {
  const over = new Date(door.clock.now().getTime() + LINK_MINUTES * 60_000)
  if (!(await door.spent.putIfAbsent(markOf(once), over.toISOString()))) return false
  await forget(door)
  return true
}

export function begin({ seal, clock, secure, ...door }: Door, c: Context, pass: Pass): void {
  const until = new Date(clock.now().getTime() + SESSION_HOURS * 3_600_000)
  const shared = { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: SESSION_HOURS * 3600 } as const
  const sealed = seal.close('session', pass, until)
  setCookie(c, NAME, sealed, { ...shared, secure, ...prefix({ secure, ...door }) })
}

const NAME = 'diaodu'

export function prefix({ secure }: Pick<Door, 'secure'>): { prefix?: 'host' } {
  return secure ? { prefix: 'host' } : {}
}

async function checked(
  door: Door,
  c: Context,
  link: string,
): Promise<Refused | { pass: Pass; person: Person }> {
  const found = door.seal.open('link', link, door.clock.now())
  if (found === null) return 'unknown'
  if ((await door.spent.get(markOf(link))) !== undefined) return 'used'
  if ('lapsed' in found) return 'lapsed'
  const person = await standing(door, found.held)
  if (person === null) return 'nobody'
  const reader = await readerOf(door, c)
  if (reader !== null && reader.person.id !== person.id) return 'other'
  return { pass: found.held, person }
}

/** The person that it was given to, where the account is still theirs. */
async function standing(door: Door, { channel, person: account, id }: Pass): Promise<Person | null> {
  const person = await door.personAt({ channel, person: account })
  return person?.id === id ? person : null
}

/** What is over cannot be used in any case. */
async function forget({ spent, clock }: Door): Promise<void> {
  const now = clock.now().toISOString()
  for await (const [mark, over] of spent.entries()) if (over < now) await spent.delete(mark)
}

export function refused(c: Context, why: Refused): Response | Promise<Response> {
  const [line, status] = REFUSED[why]
  return c.html(
    notice(
      line,
      why === 'other'
        ? html`<form action="/leave" method="post"><button>退出登录</button></form>`
        : html`<p>${HOW}</p>`,
    ),
    status,
  )
}
