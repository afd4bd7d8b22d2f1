import { defineConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/** `npm run test:browser`: in an installed Chromium, one file after another, with the machine to itself. */
export default defineConfig({
  test: {
    ...usual.test,
    include: ['tests/**/*.browser.test.ts'],
    exclude: ['node_modules/**'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
