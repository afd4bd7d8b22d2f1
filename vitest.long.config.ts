import { defineConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/** `npm run test:long`: each of them takes minutes, and on a real disk. */
export default defineConfig({
  test: {
    ...usual.test,
    include: ['tests/**/*.long.test.ts'],
    exclude: ['node_modules/**'],
    env: {},
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
