/** Whether two names may be those of one project: the same without marks and blanks, one within the other, or nearly alike. */

const MARKS = /[\s()（）【】“”"'·、，,.\-—–]|建设项目$|项目$|工程$/g
/** Of the longer name's characters, in order. */
const ALIKE = 0.8

export function isNearName(one: string, other: string): boolean {
  const [a, b] = [one, other].map((it) => it.normalize('NFKC').replace(MARKS, '')) as [string, string]
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 4 && long.includes(short)) return true
  return short.length >= 4 && common(a, b) / long.length >= ALIKE
}

/** The longest run of characters that both have in the same order. */
function common(a: string, b: string): number {
  let before = new Array<number>(b.length + 1).fill(0)
  for (const char of a) {
    const now = [0]
    for (let at = 0; at < b.length; at++)
      now.push(char === b[at] ? (before[at] ?? 0) + 1 : Math.max(now[at] ?? 0, before[at + 1] ?? 0))
    before = now
  }
  return before[b.length] ?? 0
}
