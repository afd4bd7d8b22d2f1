import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clerk, leader, NOW, openSite, RETAIL, type Site } from './rig.ts'

let site: Site
beforeAll(async () => {
  site = await openSite({ isNew: true })
})
afterAll(() => site.close())

const post = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', redirect: 'manual', headers: { origin: site.origin, ...headers } })

describe('the way in', () => {
  it('is a link that shows a button, however often it is fetched, and is spent by the button alone.', async () => {
    const link = await site.link(clerk, `/indicators/${RETAIL}`)
    for (const _ of [1, 2]) {
      const shown = await fetch(link)
      expect(shown.status).toBe(200)
      expect(await shown.text()).toMatch(/<form method="post"><button>打开<\/button>/)
      expect(shown.headers.getSetCookie()).toEqual([])
    }
    const opened = await post(link)
    expect(opened.status).toBe(303)
    expect(opened.headers.get('location')).toBe(`/indicators/${RETAIL}`)
    const [cookie = ''] = opened.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    const page = await fetch(`${site.origin}/indicators/${RETAIL}`, {
      headers: { cookie: cookie.split(';')[0] ?? '' },
    })
    expect(page.status).toBe(200)
  })

  it('says in a line that a link was used, and how to get another.', async () => {
    const link = await site.link(clerk)
    await post(link)
    for (const again of [await fetch(link), await post(link)]) {
      expect(again.status).toBe(410)
      expect(again.headers.getSetCookie()).toEqual([])
      const text = await again.text()
      expect(text).toContain('链接已经用过，每个链接只能打开一次')
      expect(text).toContain('发送“网页”，即可取得新的链接')
    }
  })

  it('lets one of two in who press the button at the same instant.', async () => {
    const link = await site.link(clerk)
    const both = await Promise.all([post(link), post(link)])
    expect(both.map((it) => it.status).sort()).toEqual([303, 410])
  })

  it('says that a link is over after ten minutes.', async () => {
    const link = await site.link(clerk)
    site.clock.moveTo(new Date(NOW.getTime() + 10 * 60_000))
    const late = await post(link)
    site.clock.moveTo(NOW)
    expect(late.status).toBe(410)
    expect(await late.text()).toContain('链接已过期')
  })

  it('takes no link that was changed, or is of another installation.', async () => {
    const link = await site.link(clerk)
    const changed = `${link.slice(0, -3)}${link.endsWith('AAA') ? 'BBB' : 'AAA'}`
    const other = await openSite({ isNew: true })
    const foreign = (await other.link(clerk)).replace(other.origin, site.origin)
    await other.close()
    for (const it of [changed, foreign, `${site.origin}/open/x`]) {
      const refused = await post(it)
      expect(refused.status).toBe(404)
      expect(await refused.text()).toContain('链接不是本系统发出的，或者不完整')
    }
  })

  it("takes no stranger's link where somebody is in already, and leaves it to its owner.", async () => {
    const cookie = await site.cookie(leader)
    const link = await site.link(clerk)
    const refused = await post(link, { cookie })
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('链接只限本人打开')
    expect((await post(link)).status).toBe(303)
  })

  it('is no way in from another site.', async () => {
    const refused = await fetch(await site.link(clerk), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(refused.status).toBe(403)
    expect(refused.headers.getSetCookie()).toEqual([])
  })

  it('is shut to whoever was struck off, in the middle of a session.', async () => {
    const cookie = await site.cookie(clerk)
    const link = await site.link(clerk)
    expect((await fetch(`${site.origin}/`, { headers: { cookie } })).status).toBe(200)
    const at = site.people.indexOf(clerk)
    site.people.splice(at, 1)
    try {
      const refused = await fetch(`${site.origin}/`, { headers: { cookie } })
      expect(refused.status).toBe(401)
      expect(await refused.text()).toContain('发送“网页”')
      expect((await post(link)).status).toBe(403)
    } finally {
      site.people.splice(at, 0, clerk)
    }
  })

  it('ends with the session, and with its hours.', async () => {
    const cookie = await site.cookie(clerk)
    site.clock.moveTo(new Date(NOW.getTime() + 8 * 3_600_000))
    const late = await fetch(`${site.origin}/`, { headers: { cookie } })
    site.clock.moveTo(NOW)
    expect(late.status).toBe(401)
    const left = await post(`${site.origin}/leave`, { cookie })
    expect(left.headers.getSetCookie()[0]).toMatch(/^diaodu=;.*Max-Age=0/)
  })

  it('is asked for in chat, and given to nobody without rights.', async () => {
    const said = await site.chat(clerk, '社零的网页')
    expect(said).toContain('在网页上看【社会消费品零售总额增速】')
    expect(await site.chat(clerk, '总体情况的网页')).not.toContain('【')
    // Nobody has set a public address here: no link goes out.
    expect(said).toContain('没有开通网页')
    const stranger = { ...clerk, accounts: { test: 'nobody' } }
    expect(await site.chat(stranger, '网页')).not.toContain('在网页上看')
    await expect(site.link(stranger)).rejects.toThrow('no link')
  })
})
