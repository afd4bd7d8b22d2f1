import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHROMIUM, look, openBrowser, seriousIn } from './browser.ts'
import { clerk, leader, openSite, plan, RETAIL, type Site } from './rig.ts'

const PAGES = {
  overview: '/',
  lagging: '/lagging',
  indicator: `/indicators/${RETAIL}`,
  unit: `/units/${encodeURIComponent('市商务局')}`,
  campaign: `/campaigns/${encodeURIComponent(plan.campaigns[0]?.name ?? '')}`,
  task: `/tasks/${encodeURIComponent(plan.tasks[0]?.id ?? '')}`,
  papers: '/papers',
  search: `/search?q=${encodeURIComponent('外资')}`,
}
/** A busy machine is no fault of the page. */
const PATIENCE_MS = 180_000
const WIDTHS = [360, 768, 1280]

describe.skipIf(CHROMIUM === undefined)('the pages in Chromium', () => {
  let site: Site
  let browser: Browser
  beforeAll(async () => {
    ;[site, browser] = await Promise.all([openSite(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  /** Somebody's browser, in by a link, and what its console complained of. */
  async function entered(person = leader): Promise<{ context: BrowserContext; page: Page; said: string[] }> {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: false })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const said: string[] = []
    page.on('console', (it) => said.push(it.text()))
    page.on('pageerror', (it) => said.push(it.message))
    await page.goto(await site.link(person))
    await page.getByRole('button', { name: '打开' }).click()
    // The next key is the new page's.
    await page.waitForURL((it) => it.pathname === '/')
    return { context, page, said }
  }

  it('fit a phone, a tablet and a desk, and pass the check of accessibility, light and dark.', async () => {
    const { context, page, said } = await entered()
    for (const [name, where] of Object.entries(PAGES)) {
      await page.goto(`${site.origin}${where}`)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 740 })
        const wide = await page.evaluate('document.documentElement.scrollWidth')
        expect([where, width, Number(wide) <= width]).toEqual([where, width, true])
        await look(page, `${name}-${width}`)
      }
      await page.setViewportSize({ width: 360, height: 740 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await seriousIn(page, `${name} ${colorScheme}`)).toEqual([])
        if (colorScheme === 'dark') await look(page, `${name}-360-dark`)
      }
      await page.emulateMedia({ colorScheme: 'light' })
    }
    expect(said).toEqual([])
    await context.close()
  })

  it('can be walked with the keyboard alone, from the head of the page to an indicator.', async () => {
    const { context, page } = await entered()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/campaigns/)
    await page.getByRole('link', { name: '滞后' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/lagging/)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('滞后、略滞后')
    expect(await page.getByRole('table').count()).toBe(1)
    await page.getByRole('rowheader').first().getByRole('link').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/indicators/)
    await context.close()
  })

  it('say in words what the drawing shows, and draw the target beside the figures.', async () => {
    const { context, page } = await entered()
    await page.goto(`${site.origin}${PAGES.indicator}`)
    expect(await page.getByRole('img', { name: /社会消费品零售总额增速/ }).count()).toBe(1)
    expect(await page.locator('figure text').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('目标')]),
    )
    await context.close()
  })

  it('let a link in once, a stranger nowhere, and nobody who was struck off.', async () => {
    const [mine, other] = [await entered(clerk), await browser.newContext()]
    const link = await site.link(clerk)
    await mine.page.goto(link)
    await mine.page.getByRole('button', { name: '打开' }).click()
    const page = await other.newPage()
    await page.goto(link)
    expect(await page.getByRole('heading').textContent()).toContain('链接已经用过')
    await page.goto(`${site.origin}/lagging`)
    expect(await page.getByRole('heading').textContent()).toBe('请先登录')
    const his = await site.link(leader)
    await mine.page.goto(his)
    expect(await mine.page.getByRole('heading').textContent()).toContain('链接只限本人打开')
    const at = site.people.indexOf(clerk)
    site.people.splice(at, 1)
    await mine.page.goto(`${site.origin}/`)
    site.people.splice(at, 0, clerk)
    expect(await mine.page.getByRole('heading').textContent()).toBe('请先登录')
    await Promise.all([mine.context.close(), other.close()])
  })
})
