/** `diaodu unknowns`: what was not understood, for whoever keeps the short forms of the plan. */
import type { Store } from '../base/store.ts'
import { type UnknownMessage, Unknowns } from '../unknowns.ts'

const WHY: Readonly<Record<UnknownMessage['why'], string>> = {
  not_understood: '没有听懂',
  unsure: '把握不大',
  corrected: '事后更正',
}

export async function* unknownLines(store: Store): AsyncGenerator<string> {
  const unknowns = new Unknowns(store.shelf<UnknownMessage>('unknowns'), false)
  let count = 0
  for await (const [, it] of unknowns.all()) {
    count++
    const near = it.near.length === 0 ? '没有相近的名称' : `相近：${it.near.join('、')}`
    yield `${it.at}　${WHY[it.why]}　${it.intent}（${it.margin.toFixed(2)}）　${it.text ?? '（未保留原文）'}　${near}`
  }
  if (count === 0) yield '没有这样的消息。'
}
