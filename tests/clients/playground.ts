/**
 * Microsoft's Agents Playground in a real browser, on the real bot: a client that draws what the bot says. The package
 * (15 MB, with a licence of its own) is not among ours: `AGENTS_PLAYGROUND` names a folder into which it was installed.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Assembled, assemble } from '../../src/assemble.ts'
import type { Address } from '../../src/base/address.ts'
import { HandClock } from '../../src/base/clock.ts'
import { BotFramework } from '../../src/channels/bot-framework.ts'
import type { Known } from '../../src/channels/bot-framework-book.ts'
import { type Person, Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { freePort } from '../web/browser.ts'

/** The client that README's page on Bot Framework names. */
export const VERSION = '0.2.28'
const CLI = 'node_modules/@microsoft/m365agentsplayground/cli.js'

/** Where the Playground's command is; undefined: it is not here. */
export const PLAYGROUND = [join(process.env.AGENTS_PLAYGROUND || 'none', CLI)].find((it) => existsSync(it))

/** Whoever sits before the Playground. */
export const ALEX = 'user-id-0'

export interface Playground {
  readonly url: string
  readonly people: Person[]
  readonly assembled: Assembled
  close(): Promise<void>
}

/** `platform`: as whose client it draws: `msteams`, `emulator`, `webchat`. */
export async function openPlayground(platform: string, now: Date): Promise<Playground> {
  const plan = loadPlan('seeds/yueyang-2025')
  const clock = new HandClock(now)
  const people: Person[] = []
  const roster = {
    get people() {
      return people
    },
    at: (address: Address, day?: string) => new Roster(people).at(address, day),
  }
  const log = () => {}
  const made: BotFramework[] = []
  const assembled = await assemble({
    plan,
    roster,
    store: 'memory:',
    log,
    clock,
    async channels({ store }) {
      const listen = { host: '127.0.0.1', port: 0, path: '/api/messages' }
      const conversations = store.shelf<Known>('conversations')
      made.push(new BotFramework({ identity: null, listen, hosts: [], conversations, clock, log }))
      return made
    },
  })
  const [channel] = made
  if (channel === undefined || PLAYGROUND === undefined) throw new Error('no Playground')
  // The client says when it is for itself; here it is the day of the story.
  await channel.start((it) => assembled.bot.handle({ ...it, at: clock.now() }))
  const port = await freePort()
  const home = mkdtempSync(join(tmpdir(), 'playground-'))
  const endpoint = `http://127.0.0.1:${channel.port}/api/messages`
  const served = spawn(
    process.execPath,
    [PLAYGROUND, 'start', '-e', endpoint, '-c', platform, '-p', String(port), '--disable-telemetry'],
    { cwd: home, env: { PATH: process.env.PATH, HOME: home }, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  await new Promise<void>((resolve, reject) => {
    served.stdout.on('data', (it) => String(it).includes('Listening') && resolve())
    served.once('exit', (code) => reject(new Error(`the Playground ended with ${code}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    people,
    assembled,
    async close() {
      const ended = new Promise((resolve) => served.once('exit', resolve))
      served.kill()
      await Promise.all([ended, channel.stop()])
      await assembled.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The chat of two, as its window shows it. */
export async function opened(page: Page, { url }: Playground): Promise<Chat> {
  await page.setViewportSize({ width: 1280, height: 1000 })
  await page.goto(url)
  return new Chat(page)
}

export class Chat {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async say(text: string): Promise<void> {
    await this.#box.fill(text)
    await this.#box.press('Enter')
  }

  /** In a group, where the bot is called by the list of its members. */
  async call(text: string): Promise<void> {
    await this.#box.click()
    await this.page.keyboard.type('@Te')
    await this.page.getByRole('menuitem', { name: 'Test Bot' }).click()
    await this.page.keyboard.type(` ${text}`)
    await this.page.keyboard.press('Enter')
  }

  /** All that can be read, a line as a line. */
  text(): Promise<string> {
    return this.page.locator('body').innerText()
  }

  button(label: string) {
    return this.page.getByRole('button', { name: label, exact: true }).last()
  }

  get #box() {
    return this.page.getByRole('textbox').last()
  }
}
