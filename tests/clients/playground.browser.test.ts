import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../src/plan/roster.ts'
import { CHROMIUM, look, openBrowser } from '../web/browser.ts'
import {
  ALEX,
  type Chat,
  opened,
  openPlayground,
  PLAYGROUND,
  type Playground,
  VERSION,
} from './playground.ts'

const NOW = new Date('2025-04-12T09:00:00+08:00')
const clerk: Person = {
  id: 'clerk',
  name: '张三',
  unit: '市商务局',
  role: 'reporter',
  accounts: { 'bot-framework': ALEX },
}
const office: Person = { ...clerk, id: 'office', unit: '市政府办公室', role: 'supervisor' }
/** A busy machine is no fault of the client. */
const POLL = { timeout: 30_000, interval: 200 }

describe.skipIf(CHROMIUM === undefined || PLAYGROUND === undefined)(
  `the Agents Playground ${VERSION} in Chromium`,
  () => {
    let browser: Browser
    let playground: Playground
    let chat: Chat
    beforeAll(async () => {
      browser = await openBrowser()
    })
    afterEach(async () => {
      await chat.page.context().close()
      await playground.close()
    })
    afterAll(() => browser.close())

    async function begin(platform: string, ...people: Person[]): Promise<void> {
      playground = await openPlayground(platform, NOW)
      playground.people.push(...people)
      const context = await browser.newContext()
      context.setDefaultTimeout(60_000)
      chat = await opened(await context.newPage(), playground)
    }
    const shows = (text: string) => expect.poll(() => chat.text(), POLL).toContain(text)

    for (const platform of ['msteams', 'webchat']) {
      it(`shows a report, a doubt with its buttons, and a button pressed, line by line, as ${platform}.`, async () => {
        await begin(platform, clerk)
        await chat.say('社零一季度增长6.8%')
        await shows('一季度增长6.8%，待审核\n略滞后，低于目标0.2个百分点\n有误可撤回、更正')
        await chat.say('社零一季度增长68%')
        await shows('疑问：超出该指标的合理范围\n已登记增长6.8%（待审核）')
        await shows('相差61.2个百分点\n尚未登记。')
        await chat.button('取消').click()
        await shows('已取消')
        expect(playground.assembled.ledger.head).toBe(1)
        await look(chat.page, `playground-${platform}`)
      })

      it(`shows a chart as a picture that says what it shows, as ${platform}.`, async () => {
        await begin(platform, clerk)
        await chat.say('社零一季度增长6.8%')
        await shows('待审核')
        await chat.say('社零走势图')
        const picture = chat.page.getByRole('img', { name: /社会消费品零售总额增速/ })
        await expect.poll(() => picture.count(), POLL).toBe(1)
        await expect.poll(async () => (await picture.boundingBox())?.height, POLL).toBeGreaterThan(100)
        expect(await chat.text()).not.toContain('not supported')
        await look(chat.page, `playground-picture-${platform}`)
      })
    }

    it('names a file where it shows none, and says where it is to be had.', async () => {
      await begin('msteams', office)
      await chat.say('导出通报表格')
      await shows('.xlsx（这里不能收文件，请在企业微信等渠道索取）')
      expect(await chat.text()).not.toContain('not supported')
    })

    it('calls the bot in a group, is answered there, and presses a button of its card.', async () => {
      await begin('msteams', clerk)
      await chat.page.getByRole('treeitem', { name: 'Group Chat' }).click()
      await chat.say('社零一季度增长6.8%')
      await chat.call('社零一季度增长68%')
      await shows('疑问：超出该指标的合理范围\n尚未登记。')
      // What did not call the bot was not heard.
      expect(playground.assembled.ledger.head).toBe(0)
      await chat.button('取消').click()
      await shows('已取消')
      await look(chat.page, 'playground-group')
    })

    it('tells a stranger to apply, and then that the application waits.', async () => {
      await begin('msteams')
      await chat.say('社零一季度增长6.8%')
      await shows('您的账号尚未绑定单位，不能登记数据。')
      await chat.say('绑定 市商务局')
      await shows('已提交绑定申请：市商务局')
      await chat.say('哪些滞后')
      await shows('您的绑定申请（市商务局）已提交，待管理员确认。')
    })
  },
)
