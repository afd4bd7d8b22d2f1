/** An installed Chromium, driven; its profile is thrown away. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (it) => existsSync(it),
)

/** What a browser does of its own accord is left out. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM ?? '', headless: true, args: QUIET })
}

/** The policy of a page lets no script in, a checker neither: it is put in from outside. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds serious or critical in a page as it stands; `name`: for whoever looks. */
export async function seriousIn(page: Page, name: string): Promise<string[]> {
  await page.evaluate(AXE)
  const found = (await page.evaluate('axe.run()')) as AxeResults
  noted(`axe ${name}`, {
    passed: found.passes.length,
    unsure: found.incomplete.map((it) => it.id),
    failed: found.violations.map((it) => `${it.id} (${it.impact})`),
  })
  const serious = found.violations.filter((it) => it.impact === 'serious' || it.impact === 'critical')
  return serious.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)
}

/** `LOOKS` names a folder for whoever wants to look at the pages: pictures, and what was found. */
const LOOKS = process.env.LOOKS || null
if (LOOKS !== null) mkdirSync(LOOKS, { recursive: true })

export async function look(page: Page, name: string, fullPage = false): Promise<void> {
  if (LOOKS !== null) await page.screenshot({ path: join(LOOKS, `${name}.png`), fullPage })
}

function noted(what: string, found: object): void {
  if (LOOKS !== null) appendFileSync(join(LOOKS, 'found.jsonl'), `${JSON.stringify({ what, ...found })}\n`)
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
