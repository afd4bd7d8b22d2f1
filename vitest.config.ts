import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Generous, because nothing here asserts speed and a busy machine is no fault of the code.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
