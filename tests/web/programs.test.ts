import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Catalogue } from '../../src/plan/catalogue.ts'
import { openApi } from '../../src/web/openapi.ts'
import { ROUTES } from '../../src/web/routes.ts'
import { leader, openSite, RETAIL, type Site, TOKEN, plan as whole } from './rig.ts'

const HIDDEN = '4-trade-growth'
/** Of one indicator nothing leaves a direct chat. */
const plan = new Catalogue({
  ...whole,
  indicators: whole.indicators.map((it) =>
    it.id === HIDDEN ? { ...it, class: 'never_in_room' as const } : it,
  ),
})

let site: Site
beforeAll(async () => {
  site = await openSite({ plan })
  const [first] = site.assembled.ledger.standing.ofIndicator(RETAIL)
  await site.tell([{ type: 'figure_approved', of: first?.id ?? '' }], leader)
})
afterAll(() => site.close())

async function read(path: string, token = TOKEN) {
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` }
  const response = await fetch(`${site.origin}${path}`, { headers })
  return { status: response.status, body: response.status === 200 ? JSON.parse(await response.text()) : null }
}

const EXAMPLES: Readonly<Record<string, string>> = {
  '/indicators/:id': `/indicators/${RETAIL}`,
  '/units/:name': `/units/${encodeURIComponent('市商务局')}`,
  '/campaigns/:name': `/campaigns/${encodeURIComponent(whole.campaigns[0]?.name ?? '')}`,
  '/tasks/:id': `/tasks/${whole.tasks[0]?.id}`,
  '/search': '/search?q=%E7%A4%BE%E9%9B%B6',
}

describe('another program', () => {
  it('reads each view in the shape that the OpenAPI document gives for it.', async () => {
    for (const { path, schema } of ROUTES.filter((it) => it.path !== '/papers/:number')) {
      const { status, body } = await read(EXAMPLES[path] ?? path)
      expect([path, status]).toEqual([path, 200])
      expect(schema.safeParse(body).error, path).toBeUndefined()
    }
  })

  it('finds in the OpenAPI document every page and no other.', async () => {
    const { body } = await read('/openapi.json')
    expect(body).toEqual(JSON.parse(JSON.stringify(openApi(whole.plan.title))))
    expect(Object.keys(body.paths)).toEqual(ROUTES.map((it) => it.path.replace(/:(\w+)/, '{$1}')))
    for (const [path, { get }] of Object.entries<{ get: { parameters: { name: string }[] } }>(body.paths))
      for (const { name } of get.parameters) expect(path.includes(`{${name}}`) || name === 'q').toBe(true)
  })

  it('sees approved figures alone, and nobody’s words.', async () => {
    const { body } = await read(`/indicators/${RETAIL}`)
    expect(body.periods.map((it: { status: string }) => it.status)).toEqual(['已审核'])
    expect(body.trails).toEqual([])
    const waiting = await read(`/indicators/${whole.indicators[1]?.id}`)
    expect(waiting.body.figure).toBeNull()
  })

  it('never sees what stays in direct chats: not by its page, a list, a count or a search.', async () => {
    expect((await read(`/indicators/${HIDDEN}`)).status).toBe(404)
    const { body } = await read('/')
    expect(body.counts.total).toBe(whole.indicators.length - 1)
    const found = await read(`/search?q=${encodeURIComponent('进出口增速')}`)
    expect(JSON.stringify(found.body)).not.toContain(HIDDEN)
    const asLeader = await fetch(`${site.origin}/indicators/${HIDDEN}`, {
      headers: { cookie: await site.cookie(leader) },
    })
    expect(asLeader.status).toBe(200)
  })

  it('is let in by its own token alone.', async () => {
    expect((await read('/', '0000000000000000')).status).toBe(401)
    expect((await fetch(`${site.origin}/`, { headers: { accept: 'application/json' } })).status).toBe(401)
  })
})

describe('a search', () => {
  it('finds by any name or short form, and offers the nearest where nothing fits.', async () => {
    const search = async (words: string) => (await read(`/search?q=${encodeURIComponent(words)}`)).body
    expect((await search('社零')).indicators.map((it: { id: string }) => it.id)).toContain(RETAIL)
    expect((await search('商务局')).units).toContain('市商务局')
    expect(await search('火星')).toMatchObject({ indicators: [], units: [], near: true })
  })
})
