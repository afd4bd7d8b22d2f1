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
