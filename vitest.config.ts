import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // No module keeps state (tests/house.test.ts), so that files may share what is loaded; it is most of their time.
    isolate: false,
    // Generous, because nothing here asserts speed and a busy machine is no fault of the code.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
