/** The names of the plan that come nearest to words which fit none: by the pairs of characters that they share. */
import type { Catalogue } from '../../plan/catalogue.ts'
import { joined } from '../acts/joined.ts'
import type { Near } from '../reading.ts'

/** Below this share of a name's pairs nothing is offered: an odd character in common is no nearness. */
const LEAST = 0.34

/** All that come near enough, the nearest first; `told`: the words tell of progress, which says nothing of a title. */
export function nearIn(text: string, plan: Catalogue, told = false): Near {
  const said = told ? withoutProgress(text) : text
  return {
    indicators: nearest(
      plan.indicators.map((it) => ({ id: it.id, names: [it.name, ...it.aliases, ...it.loose] })),
      text,
    ),
    tasks: nearest(
      plan.tasks.map((it) => ({ id: it.id, names: [it.title, ...it.aliases, ...it.loose] })),
      said,
    ),
  }
}

const OF_ANY_TASK = `${joined('一 二 三 四 五 六 七 八 九', '成')} 一半 过半 全部 完成 进度 进展 已经 已 目前 现在 总体 开工 建成 建设 推进 落实 任务 工作 项目 正在 正常 顺利 了 % 0 1 2 3 4 5 6 7 8 9`

function withoutProgress(text: string): string {
  return OF_ANY_TASK.split(' ').reduce((rest, word) => rest.replaceAll(word, ''), text)
}

function nearest(things: readonly { id: string; names: readonly string[] }[], text: string): string[] {
  const said = pairs(text.normalize('NFKC'))
  const firsts = new Set([...said].map((it) => it.charCodeAt(0)))
  return things
    .map(({ id, names }) => ({ id, near: Math.max(...names.map((it) => likeness(it, said, firsts))) }))
    .filter((it) => it.near >= LEAST)
    .sort((a, b) => b.near - a.near)
    .map((it) => it.id)
}

function likeness(text: string, said: ReadonlySet<string>, firsts: ReadonlySet<number>): number {
  // Most of a plan's hundreds of names share nothing with what was said: they are not taken apart.
  if (PLAIN.test(text) && !sharesAny(text, said, firsts)) return 0
  const name = pairs(text)
  const shared = [...name].filter((it) => said.has(it)).length
  // One pair of many names things as different as 夜经济 and 民营经济.
  return name.size === 0 || (shared === 1 && name.size > 1) ? 0 : shared / name.size
}

/** Han characters, letters and digits of one unit each, so that two units are two signs. */
const PLAIN = /^[\u4e00-\u9fffA-Za-z0-9]*$/

/** `firsts`: what the pairs begin with. */
function sharesAny(text: string, said: ReadonlySet<string>, firsts: ReadonlySet<number>): boolean {
  for (let at = 1; at < text.length; at++)
    if (firsts.has(text.charCodeAt(at - 1)) && said.has(text.slice(at - 1, at + 1))) return true
  return false
}

function pairs(text: string): Set<string> {
  const signs = [...text.replace(/[\s\p{P}]/gu, '')]
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))
}
