import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseStory, replay, worldOf } from './story.ts'

const world = worldOf('seeds/yueyang-2025')
const stories = readdirSync(import.meta.dirname).filter((it) => it.endsWith('.story.txt'))

describe('recorded conversations (`npx vitest run -u tests/stories` records them anew)', {
  timeout: 60_000,
}, () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'story-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it.each(stories)('%s is answered as it was recorded.', async (name) => {
    const file = join(import.meta.dirname, name)
    const story = parseStory(readFileSync(file, 'utf8'))
    await expect(await replay(story, world, folder)).toMatchFileSnapshot(file)
  })
})
