/** Doubts that need what stands in the ledger; those that the words alone raise come with the reading. */
import type { Caution } from '../understanding/reading.ts'

/** 由6.5%改为6.9% where 6.6 % stands: the sender has another old figure in mind. Null: none is named, or it is that one. */
export function oldValueDiffers(text: string, old: { readonly value: number }): Caution | null {
  const [, words, number] = OLD_VALUE.exec(text.normalize('NFKC')) ?? []
  if (words === undefined || number === undefined) return null
  return Math.abs(Number(number) - Math.abs(old.value)) < 1e-9 ? null : { kind: 'old_value', text: words }
}

const OLD_VALUE =
  /((?:由|从|不是|并非|原(?:来|报|数|登记)?(?:是|为)?)(?:增长|下降)?(\d+(?:\.\d+)?)(?!\d*\s*[-~至到月年日号季])(?!\s*[万亿]))/
