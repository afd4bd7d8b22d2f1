import { PassThrough } from 'node:stream'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { chat } from '../../src/cli/chat.ts'
import { readConfig } from '../../src/config.ts'
import { CHROMIUM, freePort, look, openBrowser, seriousIn } from './browser.ts'

const NOW = new Date('2025-04-12T09:00:00+08:00')
/** A busy machine is no fault of the page. */
const PATIENCE_MS = 60_000

describe.skipIf(CHROMIUM === undefined)('the chat for trial in Chromium', () => {
  let browser: Browser
  let page: Page
  let origin = ''
  let ended: Promise<void>
  const input = new PassThrough()
  beforeAll(async () => {
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    const config = readConfig({ STORE: 'memory:', PAGE_LISTEN: `127.0.0.1:${port}` })
    const served = new Promise<void>((resolve) => {
      const aside = (text: string) => text.includes('浏览器') && resolve()
      // As `npm start` without a channel: a terminal at which nobody types.
      const terminal = { input: input as unknown as NodeJS.ReadStream, output: new PassThrough(), aside }
      ended = chat(config, { pages: true }, { ...terminal, log: () => {}, clock: new HandClock(NOW) })
    })
    ;[browser] = await Promise.all([openBrowser(), served])
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    context.setDefaultTimeout(PATIENCE_MS)
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    input.end()
    await ended
  })

  async function be(who: string, where = '单聊'): Promise<void> {
    await page.goto(`${origin}/chat`)
    const name = await page.getByRole('option', { name: who }).first().textContent()
    await page.getByLabel('身份').selectOption({ label: name ?? '' })
    await page.getByLabel('地方').selectOption({ label: where })
    await page.getByRole('button', { name: '切换' }).click()
    await page.waitForURL(/as=/)
  }
  async function say(text: string): Promise<void> {
    await page.getByRole('textbox', { name: '消息' }).fill(text)
    await page.getByRole('button', { name: '发送' }).click()
  }
  const answered = (text: string) =>
    page.getByRole('listitem').filter({ hasText: text }).last().waitFor({ timeout: PATIENCE_MS })

  it('leads whoever comes to the first page to the chat.', async () => {
    await page.goto(`${origin}/`)
    await page.waitForURL(/\/chat/)
    expect(await seriousIn(page, 'chat')).toEqual([])
  })

  it('carries a figure from its report over a doubt to the approval, and shows it on the page.', async () => {
    await be('张科员')
    await say('社零一季度增长6.8%')
    await answered('已登记：【社会消费品零售总额增速】一季度增长6.8%')
    await say('社零一季度增长68%')
    await answered('疑问：超出该指标的合理范围')
    await look(page, 'chat-doubt-360')
    await page.getByRole('button', { name: '取消' }).last().click()
    await answered('已取消')

    await be('徐主任')
    await say('待审核')
    await answered('社会消费品零售总额增速')
    await say('通过 1')
    await answered('通过1项')
    await look(page, 'chat-approved-360')

    await be('张科员')
    await answered('您填报的数据已通过审核')
    await say('社零走势图')
    const picture = page.getByRole('img', { name: /社会消费品零售总额增速/ })
    await picture.waitFor()
    await expect.poll(async () => (await picture.boundingBox())?.height).toBeGreaterThan(100)
    expect(await seriousIn(page, 'chat with a picture')).toEqual([])
    await look(page, 'chat-chart-360')
    await page.setViewportSize({ width: 1280, height: 800 })
    await look(page, 'chat-chart-1280')
    await page.setViewportSize({ width: 360, height: 740 })

    await say('社零的网页')
    await page.getByRole('link', { name: '打开网页' }).click()
    await page.getByRole('button', { name: '打开' }).click()
    await page.waitForURL(/indicators/)
    const shown = await page.getByRole('main').innerText()
    expect(shown).toContain('增长6.8%')
    expect(shown).toContain('徐主任')
    await look(page, 'approved-360', true)
  })

  it('is used up by its first opening, and by nobody else.', async () => {
    await be('张科员')
    const links = page.getByRole('link', { name: '打开网页' })
    const before = await links.count()
    await say('总体情况的网页')
    await expect.poll(() => links.count(), { timeout: PATIENCE_MS }).toBe(before + 1)
    const href = (await links.last().getAttribute('href')) ?? ''
    await page.goto(href)
    await page.getByRole('button', { name: '打开' }).click()
    await page.waitForURL((it) => it.pathname === '/')
    await page.goto(href)
    expect(await page.getByRole('heading').textContent()).toContain('链接已经用过')
  })

  it('plays a group with two people, one of whom calls the bot.', async () => {
    await be('罗管理员', '群：调度群')
    await say('登记本群 内部')
    await answered('内部')
    await be('马副市长', '群：调度群')
    await say('社零怎么样了')
    await answered('社会消费品零售总额增速')
    const people = await page.getByRole('listitem').allInnerTexts()
    expect(people.some((it) => it.includes('罗管理员'))).toBe(true)
    expect(people.some((it) => it.includes('马副市长'))).toBe(true)
    await look(page, 'chat-group-360')
  })
})
