/**
 * Lines by what they have in common, and how many they are: 两个专利的, 农业那两行, 亩的两个, 那个立方米的. A word in the names of
 * just as many lines as are spoken of, in the name of the unit that filed them, or what they are measured in.
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import type { Line } from '../context.ts'
import { handlesOf, holds } from '../names/handles.ts'
import { numberOf } from './pointing.ts'
import type { Token } from './tokens.ts'

const MANY = '[两俩二三四五六七八九]'
const MEASURE = '[个条项行]'
const WORD = '(?<word>[\\p{Script=Han}a-z0-9]{1,6}?)'
const SEVERAL: readonly RegExp[] = [
  new RegExp(`${WORD}(?:的|口|类)?(?:那|这)?(?<many>${MANY})${MEASURE}`, 'gu'),
  new RegExp(`(?<many>${MANY})${MEASURE}${WORD}(?=的|都|全|先|$)`, 'gu'),
]
const ONE: readonly RegExp[] = [
  new RegExp(`[那这]${MEASURE}${WORD}的`, 'gu'),
  new RegExp(`${WORD}的那${MEASURE}`, 'gu'),
]

/** What a percentage is called. */
const SHARES: ReadonlySet<string> = new Set(['百分比', '百分数', '百分之几', '比例'])

export function groupedLines(
  text: string,
  lines: readonly (Line & { readonly unit?: string | null })[],
  plan: Catalogue,
): Token[] {
  if (lines.length < 2) return []
  const tokens: Token[] = []
  const find = (pattern: RegExp, fits: (line: (typeof lines)[number], word: string) => boolean) => {
    for (const match of text.matchAll(pattern)) {
      const { word = '', many } = match.groups ?? {}
      const found = lines.flatMap((it, at) => (fits(it, word) ? [at] : []))
      const span = { from: match.index, to: match.index + match[0].length }
      const free = tokens.every((it) => span.to <= it.from || it.to <= span.from)
      if (free && found.length === (many === undefined ? 1 : numberOf(many)))
        tokens.push({ kind: 'lines', ...span, text: match[0], lines: found, by: 'name' })
    }
  }
  const measured = ({ indicator }: Line, word: string) =>
    indicator !== null && plan.indicator(indicator).unit.endsWith(SHARES.has(word) ? '%' : word)
  for (const pattern of ONE) find(pattern, measured)
  for (const pattern of SEVERAL)
    find(pattern, (line, word) => {
      const names = line.indicator === null || word.length < 2 ? [] : handlesOf(line.indicator, plan)
      const filed = word.length > 1 && line.unit?.includes(word) === true
      return filed || names.some((it) => holds(it, word)) || measured(line, word)
    })
  return tokens
}
