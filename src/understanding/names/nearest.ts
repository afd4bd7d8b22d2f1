/** The names of the plan that come nearest to words which fit none: by the pairs of characters that they share. */
import type { Catalogue } from '../../plan/catalogue.ts'
import { joined } from '../acts/joined.ts'
import type { Near } from '../reading.ts'

/** Below this share of a name's pairs nothing is offered: an odd character in common is no nearness. */
const LEAST = 0.34

interface Called {
  readonly id: string
  readonly names: readonly string[]
}

export class Nearest {
  readonly #plan: Catalogue
  /** Made when the first message needs them. */
  #indicators: Index | null = null
  #tasks: Index | null = null

  constructor(plan: Catalogue) {
    this.#plan = plan
  }

  /** All that come near enough, the nearest first; `told`: the words tell of progress, which says nothing of a title. */
  to(text: string, told = false): Near {
    const { indicators, tasks } = this.#plan
    this.#indicators ??= new Index(
      indicators.map((it) => ({ id: it.id, names: [it.name, ...it.aliases, ...it.loose] })),
    )
    this.#tasks ??= new Index(
      tasks.map((it) => ({ id: it.id, names: [it.title, ...it.aliases, ...it.loose] })),
    )
    return {
      indicators: this.#indicators.nearest(text),
      tasks: this.#tasks.nearest(told ? withoutProgress(text) : text),
    }
  }
}

/** The same, of a plan that is asked once. */
export function nearIn(text: string, plan: Catalogue, told = false): Near {
  return new Nearest(plan).to(text, told)
}

const OF_ANY_TASK = `${joined('一 二 三 四 五 六 七 八 九', '成')} 一半 过半 全部 完成 进度 进展 已经 已 目前 现在 总体 开工 建成 建设 推进 落实 任务 工作 项目 正在 正常 顺利 了 % 0 1 2 3 4 5 6 7 8 9`

function withoutProgress(text: string): string {
  return OF_ANY_TASK.split(' ').reduce((rest, word) => rest.replaceAll(word, ''), text)
}

/** Names by the pairs of characters that they have. */
class Index {
  readonly #ids: readonly string[]
  /** Of each name: whose it is, by its place, and how many pairs it has. */
  readonly #names: { readonly of: number; readonly size: number }[] = []
  readonly #having = new Map<string, number[]>()

  constructor(things: readonly Called[]) {
    this.#ids = things.map((it) => it.id)
    for (const [of, { names }] of things.entries())
      for (const name of names) {
        const own = pairs(name)
        const at = this.#names.push({ of, size: own.size }) - 1
        for (const pair of own) {
          const known = this.#having.get(pair)
          if (known === undefined) this.#having.set(pair, [at])
          else known.push(at)
        }
      }
  }

  nearest(text: string): string[] {
    const shared = new Map<number, number>()
    for (const pair of pairs(text.normalize('NFKC')))
      for (const at of this.#having.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
    const near = new Map<number, number>()
    for (const [at, count] of shared) {
      const { of = 0, size = 0 } = this.#names[at] ?? {}
      // One pair of many names things as different as 夜经济 and 民营经济.
      if (count === 1 && size > 1) continue
      near.set(of, Math.max(near.get(of) ?? 0, count / size))
    }
    return [...near]
      .filter(([, it]) => it >= LEAST)
      .sort(([one, a], [other, b]) => b - a || one - other)
      .flatMap(([of]) => this.#ids[of] ?? [])
  }
}

function pairs(text: string): Set<string> {
  const signs = [...text.replace(/[\s\p{P}]/gu, '')]
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))
}
