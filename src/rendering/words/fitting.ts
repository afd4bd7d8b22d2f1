/**
 * Answers that have to fit a phone: each line in as few words as it can do with, said in full where there is room, the
 * first before the last.
 *
 *     fitted(80, [said('已登记：…'), short('滞后，低于目标0.9个百分点，完成40.8%', '滞后，低于目标0.9个百分点'), may('有误可撤回、更正')])
 */

/** Characters, as a reader counts them. */
export const MOST = {
  brief: 100,
  receipt: 80,
  indicator: 120,
  answer: 180,
  screen: 200,
  bubble: 400,
} as const

export interface Line {
  readonly whole: string
  /** In fewer words; null: it may be left out. */
  readonly least: string | null
}

/** What no room is too small for. */
export function said(whole: string): Line {
  return { whole, least: whole }
}

export function short(whole: string, least: string): Line {
  return { whole, least }
}

export function may(whole: string): Line {
  return { whole, least: null }
}

export function fitted(most: number, lines: readonly Line[]): string {
  const chosen = lines.map((it) => it.least)
  const text = () => chosen.filter((it) => it !== null).join('\n')
  for (const [at, { whole, least }] of lines.entries()) {
    chosen[at] = whole
    if (lengthOf(text()) > most) chosen[at] = least
  }
  return text()
}

export function lengthOf(text: string): number {
  return [...text].length
}

/** The beginning of what somebody wrote, where it is too long to be quoted whole. */
export function begun(text: string, most: number): string {
  const signs = [...text.replace(/\s+/g, ' ').trim()]
  return signs.length <= most ? signs.join('') : `${signs.slice(0, most - 1).join('')}…`
}
