import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../../src/config.ts'
import { AES_KEY, type AppPeer, appPeer, CORP, SECRET, TOKEN } from '../channels/peers/wecom-app.ts'
import { leader, NOW, openSite, RETAIL, type Site } from './rig.ts'

const PAGE = `/indicators/${RETAIL}`
const MEMBER = leader.accounts['wecom-app'] ?? ''
const WECOM = 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 wxwork/4.1.36 MicroMessenger/7.0.1'

let wecom: AppPeer
let site: Site
beforeAll(async () => {
  wecom = await appPeer()
  const secrets = { secret: new Secret(SECRET), token: new Secret(TOKEN), aesKey: new Secret(AES_KEY) }
  const listen = { host: '127.0.0.1', port: 0, path: '/wecom' }
  const app = { api: wecom.api, oauth: wecom.api, corpId: CORP, agentId: 218, listen, ...secrets }
  site = await openSite({ isNew: true, wecom: app })
})
afterAll(async () => {
  await site.close()
  await wecom.close()
})
beforeEach(() => {
  wecom.reader = { userid: MEMBER }
  site.faults.length = 0
})

/** A browser: it keeps what it was given, and goes where it is sent only when told to. */
class Browser {
  readonly #cookies = new Map<string, string>()

  async get(url: string | URL, agent = 'Mozilla/5.0'): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(url, site.origin), {
      redirect: 'manual',
      headers: { cookie, 'user-agent': agent },
    })
    for (const it of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(it) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return response
  }

  /** From the way in to where the platform sends back to. */
  async sent(path = PAGE): Promise<URL> {
    const out = await this.get(`/sign-in?to=${encodeURIComponent(path)}`)
    return new URL(whereTo(await this.get(whereTo(out))))
  }
}

const whereTo = (response: Response) => response.headers.get('location') ?? ''

describe('signing in by 企业微信', () => {
  it('leads its own browser from a page to the platform and back to the page, with nothing to press.', async () => {
    const phone = new Browser()
    const asked = await phone.get(PAGE, WECOM)
    expect(asked.status).toBe(302)
    const out = await phone.get(whereTo(asked), WECOM)
    const platform = new URL(whereTo(out))
    expect(platform.hash).toBe('#wechat_redirect')
    expect(Object.fromEntries(platform.searchParams)).toEqual({
      appid: CORP,
      redirect_uri: `${site.origin}/signed-in`,
      response_type: 'code',
      scope: 'snsapi_base',
      state: expect.stringMatching(/^[\da-f]{64}$/),
      agentid: '218',
    })
    const back = await phone.get(whereTo(await phone.get(platform)))
    expect([back.status, whereTo(back)]).toEqual([303, PAGE])
    const page = await phone.get(PAGE, WECOM)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('社会消费品零售总额增速')
  })

  it('is offered as a button in any other browser, beside the way by a link.', async () => {
    const shown = await new Browser().get('/lagging')
    expect(shown.status).toBe(401)
    const text = await shown.text()
    expect(text).toContain('用企业微信登录</a>')
    expect(text).toContain('href="/sign-in?to=%2Flagging"')
    expect(text).toContain('发送“网页”')
  })

  it('lets nobody in by an answer that another browser asked for.', async () => {
    const [mine, other] = [new Browser(), new Browser()]
    const back = await mine.sent()
    const refused = await other.get(back)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('登录不是在这个浏览器中开始的')
    // Sent out itself, it still does not take the other's answer.
    await other.get('/sign-in')
    expect((await other.get(back)).status).toBe(400)
    expect((await other.get('/')).status).toBe(401)
  })

  it('takes no answer whose state was changed or left out.', async () => {
    for (const state of ['0'.repeat(64), '']) {
      const browser = new Browser()
      const back = await browser.sent()
      back.searchParams.set('state', state)
      expect((await browser.get(back)).status).toBe(400)
      expect((await browser.get('/')).status).toBe(401)
    }
  })

  it('takes an answer once, and within ten minutes.', async () => {
    const browser = new Browser()
    const back = await browser.sent()
    expect((await browser.get(back)).status).toBe(303)
    expect((await browser.get(back)).status).toBe(400)

    const twice = new Browser()
    const one = await twice.sent()
    const both = await Promise.all([twice.get(one), twice.get(one)])
    expect(both.map((it) => it.status).sort()).toEqual([303, 410])

    const slow = new Browser()
    const late = await slow.sent()
    site.clock.moveTo(new Date(NOW.getTime() + 10 * 60_000))
    const refused = await slow.get(late)
    site.clock.moveTo(NOW)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('已超过10分钟')
  })

  it('takes no code that the platform does not know, or has seen before.', async () => {
    const browser = new Browser()
    const back = await browser.sent()
    back.searchParams.set('code', 'made-up')
    const refused = await browser.get(back)
    expect(refused.status).toBe(410)
    expect(await refused.text()).toContain('重新登录')
    expect((await browser.get('/')).status).toBe(401)
  })

  it('is for those on the roster alone, and for no guest of the enterprise.', async () => {
    for (const [reader, words] of [
      [{ userid: 'stranger' }, '您的账号不在名册中'],
      [{ openid: 'oAAA' }, '不是本单位的成员'],
    ] as const) {
      wecom.reader = reader
      const browser = new Browser()
      const refused = await browser.get(await browser.sent())
      expect(refused.status).toBe(403)
      expect(await refused.text()).toContain(words)
      expect((await browser.get('/')).status).toBe(401)
    }
  })

  it('ends for whoever is struck off, in the middle of a session.', async () => {
    const browser = new Browser()
    await browser.get(await browser.sent())
    expect((await browser.get('/')).status).toBe(200)
    const at = site.people.indexOf(leader)
    site.people.splice(at, 1)
    try {
      expect((await browser.get('/')).status).toBe(401)
    } finally {
      site.people.splice(at, 0, leader)
    }
  })

  it('leads back to a page of this site, whatever the address asks for.', async () => {
    const elsewhere = ['//x.example/', '/\\x.example', '/.//x.example', 'https://x.example/', '/\t/x.example']
    for (const it of elsewhere) {
      const browser = new Browser()
      const back = await browser.get(await browser.sent(it))
      expect([it, whereTo(back)]).toEqual([it, '/'])
    }
  })

  it('keeps its token, and fetches another where the platform has dropped it.', async () => {
    const known = new Browser()
    await known.get(await known.sent())
    const before = wecom.counts.tokens
    const again = new Browser()
    expect((await again.get(await again.sent())).status).toBe(303)
    expect(wecom.counts.tokens).toBe(before)
    wecom.refuseNext(42001)
    const renewed = new Browser()
    expect((await renewed.get(await renewed.sent())).status).toBe(303)
    expect(wecom.counts.tokens).toBe(before + 1)
  })

  it('says that nobody could tell who reads, and tells the operator why.', async () => {
    const browser = new Browser()
    const back = await browser.sent()
    await wecom.kill()
    const refused = await browser.get(back)
    await wecom.revive()
    expect(refused.status).toBe(502)
    expect(await refused.text()).toContain('暂时无法确认访问者是谁')
    expect(site.faults).toEqual([expect.objectContaining({ code: 'wecom-app.unreachable' })])
    expect((await browser.get('/')).status).toBe(401)
  })

  it('is not there where the app of 企业微信 is not set up.', async () => {
    const plain = await openSite({ isNew: true })
    const shown = await fetch(`${plain.origin}/`, { redirect: 'manual', headers: { 'user-agent': WECOM } })
    const way = await fetch(`${plain.origin}/sign-in`, { redirect: 'manual' })
    await plain.close()
    expect(shown.status).toBe(401)
    expect(await shown.text()).not.toContain('企业微信登录')
    expect(way.status).toBe(404)
  })
})
