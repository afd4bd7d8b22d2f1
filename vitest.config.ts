import { existsSync, statfsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

/** A test keeps hundreds of small files, each of them written through to the disk; in memory that costs nothing. */
const RAM = '/dev/shm'
const ROOM = 2 * 1024 ** 3

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > ROOM
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Kills, cuts and crowds that take minutes: `npm run test:long`. In Chromium: `npm run test:browser`.
    exclude: [...configDefaults.exclude, 'tests/**/*.{long,browser}.test.ts'],
    env: hasRoom(RAM) ? { TMPDIR: RAM } : {},
    // No module keeps state (tests/house.test.ts), so that files may share what is loaded; it is most of their time.
    isolate: false,
    // By itself it leaves one core idle, which of two is half of them; most tests wait for nothing but the processor.
    maxWorkers: availableParallelism(),
    // Generous, because nothing here asserts speed and a busy machine is no fault of the code.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
