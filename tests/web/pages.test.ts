import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeAll } from '../../src/judging/judge.ts'
import { isBehind } from '../../src/judging/tally.ts'
import { clerk, leader, openSite, plan, RETAIL, repliesTo, type Site } from './rig.ts'

let site: Site
let cookie: string
beforeAll(async () => {
  site = await openSite()
  cookie = await site.cookie(leader)
})
afterAll(() => site.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${site.origin}${path}`, { headers: { cookie, ...headers } })
const path = (kind: string, id: string) => `/${kind}/${encodeURIComponent(id)}`

/** What a reader sees, without the drawing, whose axis has numbers of its own. */
function textOf(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
}

const NUMBER = /\d+(?:\.\d+)?/g
const plain = (value: number) => String(Math.round(value * 1e6) / 1e6)

/** Every number that words may make of facts: as it is, without its sign, as a share, to one place and to two. */
function numbersIn(facts: unknown, found = new Set<string>()): Set<string> {
  if (typeof facts === 'number') {
    const value = Math.abs(facts)
    for (const it of [
      value,
      Math.round(value * 1000) / 10,
      Math.round(value * 100) / 100,
      Math.round(value * 10) / 10,
    ])
      found.add(plain(it))
  } else if (typeof facts === 'string')
    for (const it of facts.match(NUMBER) ?? []) found.add(plain(Number(it))).add(it)
  else if (typeof facts === 'object' && facts !== null)
    for (const it of Object.values(facts)) numbersIn(it, found)
  return found
}

function strangersOn(html: string, facts: unknown): string[] {
  const known = numbersIn(facts)
  return [...new Set(textOf(html).match(NUMBER) ?? [])].filter(
    (it) => !known.has(it) && !known.has(plain(Number(it))),
  )
}

describe('a page', () => {
  it('has no figure that the chat does not give to the same question: the whole, and what lags.', async () => {
    const asked = { '/': '总体情况', '/lagging': '哪些滞后' }
    for (const [where, question] of Object.entries(asked)) {
      const html = await (await get(where)).text()
      const replies = repliesTo(site, leader, question)
      expect(strangersOn(html, [replies, plan.plan, plan.indicators])).toEqual([])
    }
    const [overview] = repliesTo(site, leader, '总体情况')
    if (overview?.type !== 'overview') throw new Error('no overview')
    const text = textOf(await (await get('/')).text()).replace(/\s+/g, '')
    for (const { campaign, counts } of overview.campaigns)
      expect(text).toContain(`${campaign}${counts.total}项`)
  })

  it('shows all that lags, in the order of the chat.', async () => {
    const [reply] = repliesTo(site, leader, '哪些滞后')
    if (reply?.type !== 'lagging') throw new Error('no list')
    const books = { plan, standing: site.assembled.ledger.standing, today: '2025-11-25' }
    expect(reply.lags.length).toBe(judgeAll(books, () => true).filter(isBehind).length)
    const shown = [...(await (await get('/lagging')).text()).matchAll(/href="\/indicators\/([^"]+)"/g)]
    expect(shown.map((it) => decodeURIComponent(it[1] ?? ''))).toEqual(
      reply.lags.map((it) => it.state.indicator),
    )
  })

  it('has no figure of an indicator that the chat does not give when asked how it stands, how it moved and who filed it.', async () => {
    for (const indicator of plan.indicators.filter((_, at) => at % 10 === 0)) {
      const html = await (await get(path('indicators', indicator.id))).text()
      const { name } = indicator
      const trails = site.assembled.ledger.standing
        .ofIndicator(indicator.id)
        .map(({ figure: { period } }) => {
          const about = { indicators: [indicator.id], campaign: null, unit: null, task: null, period }
          return repliesTo(site, leader, '谁报的', { intent: 'query.indicator', ...about })
        })
      const facts = [
        '2025-11-25',
        repliesTo(site, leader, `${name}怎么样`),
        repliesTo(site, leader, `${name}走势`),
        trails,
      ]
      expect(strangersOn(html, [facts, indicator, plan.plan, plan.conflictsOf(indicator.id)]), name).toEqual(
        [],
      )
      const [figure] = site.assembled.ledger.standing.ofIndicator(indicator.id)
      if (figure) expect(textOf(html)).toContain(String(Math.abs(figure.figure.value)))
    }
  })

  it('is there for indicators, units, campaigns and tasks, in one request under 60 KB that asks nothing of another host.', async () => {
    const some = <T>(all: readonly T[]) => all.filter((_, at) => at % 6 === 0)
    const all = [
      '/',
      '/lagging',
      ...some(plan.indicators).map((it) => path('indicators', it.id)),
      ...some(plan.units).map((it) => path('units', it.name)),
      ...plan.campaigns.map((it) => path('campaigns', it.name)),
      ...some(plan.tasks).map((it) => path('tasks', it.id)),
    ]
    for (const it of all) {
      const page = await get(it)
      const html = await page.text()
      expect([it, page.status]).toEqual([it, 200])
      expect(Buffer.byteLength(html), it).toBeLessThan(60 * 1024)
      expect(html, it).not.toMatch(
        /\b(src|srcset)=|<link|<script|https?:\/\/(?!www\.w3\.org)|\son\w+=| style=/,
      )
    }
    expect(site.faults).toEqual([])
  })

  it('escapes what people have written.', async () => {
    const by = { ...clerk, name: '<b>张三</b>' }
    await site.tell([], by).catch(() => {})
    const hostile = await get('/search?q=%3Cscript%3Ealert(1)%3C/script%3E')
    expect(await hostile.text()).not.toContain('<script>')
  })

  it('is not there for an id that the plan does not hold, and says so.', async () => {
    for (const it of ['/indicators/nothing', '/units/x', '/campaigns/x', '/tasks/9-9-9', '/nowhere']) {
      const page = await get(it)
      expect([it, page.status]).toEqual([it, 404])
      expect(await page.text()).toContain('没有这一页')
    }
  })

  it('is served again while the ledger, the day and the rights hold, and made anew when one of them moves.', async () => {
    const first = await get(path('indicators', RETAIL))
    const etag = first.headers.get('etag') ?? ''
    expect((await get(path('indicators', RETAIL), { 'if-none-match': etag })).status).toBe(304)
    const before = site.clock.now()
    site.clock.moveTo(new Date(before.getTime() + 24 * 3_600_000))
    const later = await fetch(`${site.origin}${path('indicators', RETAIL)}`, {
      headers: { cookie: await site.cookie(clerk) },
    })
    site.clock.moveTo(before)
    expect(later.headers.get('etag')).not.toBe(etag)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
  })

  it('is shown under a policy that lets nothing run and nothing else in.', async () => {
    const policy = (await get('/')).headers.get('content-security-policy')
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    )
  })
})
