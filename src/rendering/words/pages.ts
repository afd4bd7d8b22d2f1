/** A list in a chat: five lines, and on 更多 as many as a message carries; what is left out is counted. */

/** Bytes of UTF-8 that the first page may fill: with its head and tail no bubble is above 400 characters. */
const FIRST_BYTES = 900

/** Of a screen of 200 characters, less head and tail. */
const SCREEN_BYTES = 400

/** Bytes that a further page may fill: with its head and tail it stays under the 2048 of a robot's message. */
const LIST_BYTES = 1400

/** Lines of a list that nobody has asked more of. */
const FIRST = 5

/** One page of a list, and how many come after it. `page` is given where 更多 goes on with it. */
export function listed<T>(
  items: readonly T[],
  line: (item: T, at: number) => string,
  {
    how,
    first = FIRST,
    bytes,
    of = '项',
    page,
    screen = false,
  }: {
    how: string
    first?: number
    /** Of a push or a preview, which is no answer on a phone: as many lines as this holds. */
    bytes?: number
    of?: string
    page?: number | undefined
    /** As many of the first lines as a phone shows with the head: a question's answer, not somebody's work list. */
    screen?: boolean
  },
): string[] {
  const pages = pagesOf(
    items.map(line),
    bytes === undefined
      ? { lines: first, bytes: screen && items.length > first ? SCREEN_BYTES : FIRST_BYTES }
      : { lines: items.length, bytes },
  )
  const lines = pages[page ?? 0]
  if (lines === undefined) return items.length === 0 ? [] : [NO_MORE]
  const left = pages.slice((page ?? 0) + 1).flat().length
  return left === 0
    ? lines
    : [...lines, `另有${left}${of}，${page === undefined ? how : '回复“更多”继续看'}。`]
}

/** A further page under its head. */
export function continued(head: string, lines: readonly string[]): string {
  return lines[0] === NO_MORE ? NO_MORE : [head, ...lines].join('\n')
}

export const NO_MORE = '已全部列出，没有更多了。'

function pagesOf(lines: readonly string[], first: { lines: number; bytes: number }): string[][] {
  const pages: string[][] = []
  let left = first.bytes
  for (const line of lines) {
    const size = new TextEncoder().encode(`${line}\n`).length
    const last = pages.at(-1)
    const full = pages.length === 1 && last !== undefined && last.length >= first.lines
    if (last === undefined || full || size > left) {
      pages.push([line])
      left = (pages.length === 1 ? first.bytes : LIST_BYTES) - size
    } else {
      last.push(line)
      left -= size
    }
  }
  return pages
}
