/** For which unit a message says that its figures are: 代工信局填一下, 工信局报来, 【市工信局】. Said before the first figure. */
import type { Indicator } from '../../plan/schema.ts'
import type { Reading } from '../../understanding/reading.ts'

/** 与工信局核对, 请工信局确认: the unit takes part, and it is not its report. */
const BESIDE = /(?:与|和|跟|同|经|向|商|请|让|催|给|问)(?:了)?$/

/** The one unit among those that answer for the indicator; null: none is named, or several. */
export function unitSaid({ text, names, figures }: Reading, { owner_units }: Indicator): string | null {
  const first = Math.min(...figures.map((it) => it.from))
  const named = names.filter(
    (it) =>
      it.kind === 'unit' &&
      it.ids.length === 1 &&
      it.how !== 'overlap' &&
      it.from < first &&
      owner_units.includes(it.ids[0] ?? '') &&
      !BESIDE.test(text.slice(0, Math.max(0, text.indexOf(it.text)))),
  )
  const units = new Set(named.flatMap((it) => it.ids))
  return units.size === 1 ? ([...units][0] ?? null) : null
}
