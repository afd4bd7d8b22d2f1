/**
 * Numbers that are of something else than the figures taken, and say so: 存栏260万头 beside 出栏, 其中工业投资增长9.8%,
 * 全省5.9%. They hold nothing up: what is clear is recorded, and the receipt names what was left.
 */

import type { Scene } from '../binding/scene.ts'
import type { FigureHit } from '../reading.ts'
import { inWordsOfAnyCity, vantageOf } from '../text/vantage.ts'
import { coverOf, wordAround } from './cover.ts'
import { clauseOf } from './regions.ts'

const WIDER =
  /(?<![比于居在占列第过至和与])(?:全国|全省|中部六省|中部地区|兄弟市州|各市州)(?!第|前|排|[^,。]{0,6}名)/

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

/** 全国4.6%,全省5.9%: of a wider place, in so many words. */
export function isWider(scene: Scene, figure: FigureHit): boolean {
  const { text, words, figures } = scene
  const last = figures.findLast((it) => it.to <= figure.from)
  const from = Math.max(clauseOf(words, figure).from, last?.to ?? 0)
  if (WIDER.test(inWordsOfAnyCity(text.slice(from, figure.from), vantageOf(scene.plan.plan)))) return true
  // 全国、全省分别增长4.6%、5.9%.
  if (last === undefined || !/^[、和与]$/.test(words.slice(last.to, figure.from))) return false
  return /分别/.test(words.slice(clauseOf(words, last).from, last.from)) && isWider(scene, last)
}

/** 其中限上增长9.2%、网零增长14%: every clause behind 其中 tells of a part, to the end of the sentence. */
function isPartOf(words: string, from: number): boolean {
  const start = Math.max(...[...SENTENCE_ENDS].map((it) => words.lastIndexOf(it, from - 1))) + 1
  return /(?:^|[,:、(])\s*(?:其中|包括|含)/.test(words.slice(start, from + 2))
}

const SENTENCE_ENDS = '。;!?\n'

/** What its own clause names is not in the plan: the number is of that. */
export function isOfItsOwn(scene: Scene, figure: FigureHit): boolean {
  const { words, names } = scene
  const { from, to } = clauseOf(words, figure)
  if (isPartOf(words, from)) return true
  const named = names.filter((it) => it.kind === 'indicator' && it.to <= figure.from)
  const since = Math.max(from, ...named.map((it) => it.to))
  const between = coverOf(words, since, figure.from)
  // 完成投资5.6亿元, 限上批零住餐增长7.1: an amount or a change of what is measured otherwise.
  const said = figure.unit !== null || between.some((it) => it.is === 'change')
  if (said && named.some((it) => it.from >= from)) return true
  const around = [...between, ...coverOf(words, figure.to, to)]
  return around.some((it) => {
    if (it.is !== null) return it.is === 'concern'
    const word = wordAround(words, it, SEGMENTER)
    return word.to - word.from >= 2
  })
}
