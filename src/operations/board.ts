/** Several plans of one process, watched over at one address: how each is, and what each counts. */
import { Problem } from '../base/problem.ts'
import type { Told } from './health.ts'
import { Meters } from './meters.ts'
import type { Watch } from './server.ts'

type Shown = { readonly ok: boolean }

export class Board {
  readonly #plans = new Map<string, Watch | Problem>()
  readonly #process = new Meters()

  /** `name` is not up yet, or no more: why. */
  down(name: string, why: Problem): void {
    this.#plans.set(name, why)
  }

  up(name: string, watch: Watch): void {
    this.#plans.set(name, watch)
  }

  get watch(): Watch {
    const process = this.#process
    return {
      health: () => this.#health(),
      meters: { type: process.type, text: () => this.#text() },
    }
  }

  async #health(): Promise<Shown & { readonly plans: Readonly<Record<string, Shown>> }> {
    const plans = await Promise.all(
      [...this.#plans].map(async ([name, it]) => {
        return [name, it instanceof Problem ? { ok: false, problem: told(it) } : await it.health()] as const
      }),
    )
    return { ok: plans.every(([, it]) => it.ok), plans: Object.fromEntries(plans) }
  }

  async #text(): Promise<string> {
    const all = [...this.#plans.values()].flatMap((it) => (it instanceof Problem ? [] : [it.meters]))
    return merged(await Promise.all([this.#process, ...all].map((it) => it.text())))
  }
}

function told({ code, message, remedy }: Problem): Told {
  return { code, message, remedy }
}

/** Each kind of number is named once, with the lines of all. */
function merged(texts: readonly string[]): string {
  const kinds = new Map<string, { readonly head: Set<string>; readonly lines: string[] }>()
  for (const text of texts) {
    let kind = { head: new Set<string>(), lines: [] as string[] }
    for (const line of text.split('\n').filter((it) => it !== '')) {
      const [, , name = ''] = line.split(' ')
      if (line.startsWith('# ')) {
        kind = kinds.get(name) ?? { head: new Set(), lines: [] }
        kinds.set(name, kind)
        kind.head.add(line)
      } else kind.lines.push(line)
    }
  }
  return `${[...kinds.values()].flatMap(({ head, lines }) => [...head, ...lines]).join('\n')}\n`
}
