/** Choices as a card with buttons, the same for the app and the AI bot: a button's key is the text that it sends. */
import { randomUUID } from 'node:crypto'
import type { Choice } from './channel.ts'
import { bytesOf } from './plain.ts'

const BUTTONS = 6
const KEY_BYTES = 1024

/** Whether a card holds them; else they are numbered lines. */
export function fitsCard(choices: readonly Choice[]): boolean {
  const keys = new Set(choices.map((it) => it.text))
  return (
    choices.length > 0 &&
    choices.length <= BUTTONS &&
    keys.size === choices.length &&
    choices.every((it) => it.text !== '' && bytesOf(it.text) <= KEY_BYTES)
  )
}

/** https://developer.work.weixin.qq.com/document/path/90236#按钮交互型 */
export function cardOf(choices: readonly Choice[]) {
  return {
    card_type: 'button_interaction',
    main_title: { title: '请选择' },
    button_list: choices.map(({ label, text }, index) => ({
      text: label,
      style: index === 0 ? 1 : 2,
      key: text,
    })),
    task_id: `card-${randomUUID()}`,
  }
}

/** The card after a choice was taken: it shows which, and its button sends the same again. */
export function cardAfter(card: string, { key, label }: Chosen) {
  return {
    card_type: 'button_interaction',
    main_title: { title: `已选择：${label}` },
    button_list: [{ text: '已选择', style: 2, key }],
    task_id: card,
  }
}

/** What was taken of a card: the text that it sent, and how it was offered. */
export interface Chosen {
  readonly key: string
  readonly label: string
}

const KEPT = 1_000

/** The last cards, so that one shows how a choice was called, and the first choice where somebody takes another. */
export class Cards {
  readonly #kept = new Map<string, { readonly labels: ReadonlyMap<string, string>; chosen: Chosen | null }>()

  keep(card: string, choices: readonly Choice[]): void {
    this.#kept.set(card, { labels: new Map(choices.map((it) => [it.text, it.label])), chosen: null })
    const [oldest] = this.#kept.size > KEPT ? this.#kept.keys() : []
    if (oldest !== undefined) this.#kept.delete(oldest)
  }

  /** Of a card from before a restart only the text is known, which may bear its question's tag (`确认 #3f2a9c`). */
  chosen(card: string, key: string): Chosen {
    const kept = this.#kept.get(card)
    const chosen = kept?.chosen ?? { key, label: kept?.labels.get(key) ?? key.replace(/ #[0-9a-f]{6}$/, '') }
    if (kept) kept.chosen = chosen
    return chosen
  }
}
