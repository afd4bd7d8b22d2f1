/** A message as what it consists of, seen for lists: units, times, amounts and the closed classes, items masked. */
import { dayOf } from '../../base/clock.ts'
import { isWord, type Token, tokensOf, type Words } from '../acts/tokens.ts'
import type { Context } from '../context.ts'
import { findFigures } from '../figures/figures.ts'
import { findPeriods } from '../periods/periods.ts'
import type { FigureHit } from '../reading.ts'
import type { Slots } from '../slots.ts'
import { covered, MASK, maskNames } from '../text/mask.ts'
import { type Mention, masked } from './sections.ts'

export type Cover = (
  words: Words,
  from: number,
  to: number,
) => {
  readonly tokens: readonly Token[]
  readonly has: (...classes: Parameters<typeof isWord>[1][]) => boolean
}

/** What a stretch of the message consists of, its items masked, in the words of a dictionary. */
export function coverOf(slots: Slots, mentions: readonly Mention[], context: Context): Cover {
  const { text } = slots.message
  const others = slots.names.filter(
    (it) =>
      it.kind === 'unit' &&
      (it.how === 'exact' || it.how === 'context') &&
      mentions.every((m) => it.to <= m.from || m.to <= it.from),
  )
  // 8.1个亿 is 8.1亿, and no longer.
  const named = maskNames(masked(written(text), mentions), others)
  const periods = findPeriods(named, dayOf(context.now), true)
  const timed = periods.reduce((rest, it) => covered(rest, it, MASK.period), named)
  const figures = spoken(findFigures(timed, periods), timed)
  const within = <T extends { from: number; to: number }>(all: readonly T[], from: number, to: number) =>
    all.filter((it) => from <= it.from && it.to <= to)
  const known = new Map<Words, Map<string, ReturnType<Cover>>>()
  return (words, from, to) => {
    const own = known.get(words) ?? new Map<string, ReturnType<Cover>>()
    const key = `${from}-${to}`
    const made = own.get(key) ?? coverIn(words, from, to)
    known.set(words, own.set(key, made))
    return made
  }

  function coverIn(words: Words, from: number, to: number): ReturnType<Cover> {
    const token = (kind: Token['kind']) => (it: { from: number; to: number }) => ({
      kind,
      from: it.from - from,
      to: it.to - from,
      text: text.slice(it.from, it.to),
    })
    const found = {
      text: named.slice(from, to),
      names: within(others, from, to).map((it): Token => ({ ...token('name')(it), kind: 'name', name: it })),
      lines: [],
      periods: within(periods, from, to).map(
        (it): Token => ({ ...token('period')(it), kind: 'period', period: it }),
      ),
      figures: within(figures, from, to).map(
        (it): Token => ({ ...token('figure')(it), kind: 'figure', figure: it }),
      ),
    }
    const tokens = tokensOf(found, words).flatMap((it) =>
      isMasked(it) ? [] : [{ ...it, from: it.from + from, to: it.to + from }],
    )
    return { tokens, has: (...classes) => tokens.some((it) => isWord(it, ...classes)) }
  }
}

/** 六千万 behind a name is found as 6千万 is. */
const NUMERAL =
  /(?<![十百千零一二两三四五六七八九点\d])[一二两三四五六七八九](?=[千百]?[万亿](?![一二三四五六七八九\d]))/g

function written(text: string): string {
  return text
    .replace(/(?<=[\d一二两三四五六七八九十几])个亿/g, '亿元')
    .replace(NUMERAL, (digit) => String('零一二三四五六七八九'.indexOf(digit === '两' ? '二' : digit)))
}

/** 1亿2: two figures that stand together are one of 1.2亿. */
function spoken(figures: readonly FigureHit[], text: string): FigureHit[] {
  const all: FigureHit[] = []
  for (const it of figures) {
    const last = all.at(-1)
    const ends = !/[\d.万千百亿年月日%个]/.test(text.charAt(it.to))
    if (last?.to !== it.from || !/^\d+亿$/.test(last.text) || !/^\d$/.test(it.text) || !ends) {
      all.push(it)
      continue
    }
    const value = last.value + it.value * TENTH
    all[all.length - 1] = { ...last, to: it.to, text: `${last.text.slice(0, -1)}.${it.text}亿`, value }
  }
  return all
}

const TENTH = 1e7

/** The places of the items themselves. */
function isMasked({ kind, text }: Token): boolean {
  return kind === 'gap' && [...text].every((it) => it === MASK.task)
}
