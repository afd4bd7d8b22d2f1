/** A list in a chat: one page at a time, cut at a line, with what is left out counted. */

/** Bytes of UTF-8 that a list may fill: with its head and tail it stays under the 2048 of a robot's message. */
const LIST_BYTES = 1400

/** One page of a list, as many lines as fit, and how many come after it. `page` is given where 更多 goes on with it. */
export function listed<T>(
  items: readonly T[],
  line: (item: T, at: number) => string,
  {
    how,
    bytes = LIST_BYTES,
    of = '项',
    page,
  }: { how: string; bytes?: number; of?: string; page?: number | undefined },
): string[] {
  const pages = pagesOf(items.map(line), bytes)
  const lines = pages[page ?? 0]
  if (lines === undefined) return items.length === 0 ? [] : [NO_MORE]
  const left = pages.slice((page ?? 0) + 1).flat().length
  const go = page === undefined ? '' : '回复“更多”继续看，或'
  return left === 0 ? lines : [...lines, `另有${left}${of}未列出，${go}${how}。`]
}

/** A further page under its head. */
export function continued(head: string, lines: readonly string[]): string {
  return lines[0] === NO_MORE ? NO_MORE : [head, ...lines].join('\n')
}

export const NO_MORE = '已全部列出，没有更多了。'

function pagesOf(lines: readonly string[], bytes: number): string[][] {
  const pages: string[][] = []
  let left = 0
  for (const line of lines) {
    const size = new TextEncoder().encode(`${line}\n`).length
    const last = pages.at(-1)
    if (last === undefined || size > left) {
      pages.push([line])
      left = bytes - size
    } else {
      last.push(line)
      left -= size
    }
  }
  return pages
}
