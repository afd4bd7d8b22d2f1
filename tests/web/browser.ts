/** An installed Chromium, driven; its profile is thrown away. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium } from 'playwright-core'

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

/** The source of axe-core, to be run in a page. */
export const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
