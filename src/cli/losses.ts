/** What a data file holds beyond a backup that is to take its place: whom to ask again. */
import { existsSync } from 'node:fs'
import { dayOf, timeOf } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Store } from '../base/store.ts'
import type { Entry } from '../ledger/revision.ts'
import { fileOf, openStore } from '../storage/open.ts'
import { soundnessOf } from './soundness.ts'

/** More are in the file that is kept. */
const SHOWN = 50
const WORDS = 40

/** In the operator's words, to be read before and after; empty: nothing is lost. */
export async function lossesText(url: string, kept: readonly Entry[]): Promise<string> {
  if (!existsSync(fileOf(url))) return ''
  const present = await entriesOf(url)
  if (present === null) return '原数据文件读不出或台账不完整，无法列出其中比备份多的内容。'
  const same = present.findIndex((it, index) => kept[index]?.hash !== it.hash)
  if (same < 0) return ''
  const lost = present.slice(same)
  const [first, last] = [lost[0]?.number, lost.at(-1)?.number]
  const span = first === last ? `第${first}条` : `第${first}—${last}条`
  const more = lost.length > SHOWN ? [`另有${lost.length - SHOWN}条，见保留的原文件`] : []
  const lines = [...lost.slice(0, SHOWN).map(lineOf), ...more].map((it) => `  ${it}`)
  return [`比原数据少${lost.length}条（${span}），须请填报人重报：`, ...lines].join('\n')
}

/** Null: it cannot be read, or is not what was appended. */
async function entriesOf(url: string): Promise<readonly Entry[] | null> {
  let store: Store | undefined
  try {
    store = await openStore(url)
    const { faults, entries } = await soundnessOf(store)
    return faults.length > 0 ? null : entries
  } catch (error) {
    // A file that cannot be opened is why one restores.
    if (error instanceof Problem) return null
    throw error
  } finally {
    await store?.close()
  }
}

function lineOf({ number, recordedAt, origin, words }: Entry): string {
  const at = new Date(recordedAt)
  const who = `${origin.unit ?? ''}${words?.name ?? origin.person}`
  const text = (words?.text ?? '').replace(/\s+/g, ' ')
  const said = text.length > WORDS ? `${text.slice(0, WORDS)}……` : text
  return `第${number}条　${dayOf(at)} ${timeOf(at)}　${who}${said === '' ? '' : `：${said}`}`
}
