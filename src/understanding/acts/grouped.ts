/**
 * Several lines by what they have in common, and how many they are: 两个专利的, 农业那两行, 铁山的三条. A word in the names of
 * just as many lines as are spoken of, or in the name of the unit that filed them.
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import type { Line } from '../context.ts'
import { handlesOf, holds } from '../names/handles.ts'
import { numberOf } from './pointing.ts'
import type { Token } from './tokens.ts'

const MANY = '[两俩二三四五六七八九]'
const MEASURE = '[个条项行]'
const GROUPS: readonly RegExp[] = [
  new RegExp(`(?<word>[\\p{Script=Han}a-z0-9]{2,6}?)(?:的|口|类)?(?:那|这)?(?<many>${MANY})${MEASURE}`, 'gu'),
  new RegExp(`(?<many>${MANY})${MEASURE}(?<word>[\\p{Script=Han}a-z0-9]{2,6}?)(?=的|都|全|先|$)`, 'gu'),
]

export function groupedLines(
  text: string,
  lines: readonly (Line & { readonly unit?: string | null })[],
  plan: Catalogue,
): Token[] {
  if (lines.length < 2) return []
  const tokens: Token[] = []
  for (const group of GROUPS)
    for (const match of text.matchAll(group)) {
      const { word = '', many } = match.groups ?? {}
      const fits = lines.flatMap(({ indicator, unit }, at) => {
        const names = indicator === null ? [] : handlesOf(indicator, plan)
        return names.some((it) => holds(it, word)) || unit?.includes(word) === true ? [at] : []
      })
      const span = { from: match.index, to: match.index + match[0].length }
      const free = tokens.every((it) => span.to <= it.from || it.to <= span.from)
      if (fits.length === numberOf(many) && free)
        tokens.push({ kind: 'lines', ...span, text: match[0], lines: fits, by: 'name' })
    }
  return tokens
}
