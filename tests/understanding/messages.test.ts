import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { loadPlan } from '../../src/plan/seeds.ts'
import { loadCorpus } from '../../src/understanding/acts/corpus.ts'
import { loadModel, trainedModel } from '../../src/understanding/acts/model.ts'
import { loadMoves } from '../../src/understanding/moves/move-corpus.ts'
import { loadSounds } from '../../src/understanding/names/pinyin.ts'
import { soundTable } from '../../src/understanding/names/syllables.ts'
import { outlineOf } from '../../src/understanding/outline.ts'
import { normalise } from '../../src/understanding/text/normalise.ts'
import { Understanding } from '../../src/understanding/understand.ts'
import { loadMessages, scoreOf } from './scoring.ts'

const plan = loadPlan('seeds/yueyang-2025')
const corpus = loadCorpus('intents')

function digest(model: unknown): string {
  return createHash('sha256').update(JSON.stringify(model)).digest('hex')
}

describe('messages written apart from the training ones', () => {
  const messages = loadMessages()

  it('are at least 400, of all intents, and none of them was trained on', () => {
    const trained = new Set(corpus.map((it) => normalise(it.text).text))
    expect(messages.length).toBeGreaterThanOrEqual(400)
    expect(new Set(messages.map((it) => it.expect.intent)).size).toBe(21)
    const both = messages.filter((it) => it.text.length > 4 && trained.has(normalise(it.text).text))
    expect(both.map((it) => it.text)).toEqual([])
  })

  it('name only what the plan holds', () => {
    const names = new Set(plan.indicators.map((it) => it.name))
    const titles = new Set(plan.tasks.map((it) => it.title))
    for (const { expect: want } of messages) {
      for (const name of [...want.indicators, ...want.figures.map((it) => it.indicator)])
        expect(names).toContain(name)
      if (want.task !== null) expect(titles).toContain(want.task)
    }
  })

  it('are understood as well as the city needs: intents 97 %, whole frames 92 %, at most one false record in 200', () => {
    const understanding = new Understanding(plan, loadModel())
    const scores = messages.map((message) =>
      scoreOf(
        outlineOf(
          understanding.read(message.text, { now: new Date(message.now), unit: message.unit ?? null }),
          plan,
        ),
        message,
      ),
    )
    const share = (count: number): number => count / scores.length
    expect(share(scores.filter((it) => it.intentRight).length)).toBeGreaterThanOrEqual(0.97)
    expect(share(scores.filter((it) => it.frameRight).length)).toBeGreaterThanOrEqual(0.92)
    expect(share(scores.reduce((sum, it) => sum + it.falseRecords, 0))).toBeLessThanOrEqual(1 / 200)
  })
})

describe('what was made beforehand', () => {
  it('is, of sounds, what the dictionary gives (npm run train)', () => {
    expect(digest(soundTable())).toBe(digest(loadSounds()))
  })

  it('is, of the model, what the corpus gives, to the byte and whatever the plan (npm run train)', () => {
    // Digests: a difference of half a megabyte tells nobody anything.
    expect(digest(trainedModel(corpus, loadMoves('intents/moves')))).toBe(digest(loadModel()))
  }, 120_000)
})
