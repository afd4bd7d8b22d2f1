/**
 * What every channel does to text, in one place: taking the mention off what comes in, and making what goes out plain
 * and short enough; `markup.ts` makes it harmless. Pure.
 */
import type { Choice } from './channel.ts'

/** Control characters but the line end, and the marks that turn or hide text; a tab is a space. */
const CONTROLS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu

/** Well-formed, one kind of line end, nothing invisible that could turn, hide or end the text. */
export function withoutControls(text: string): string {
  const wellFormed = Buffer.from(text, 'utf8').toString('utf8')
  return wellFormed
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROLS, '')
}

/**
 * Without the mention of the bot. Clients put a space, or U+2005, or nothing behind it. With names: wherever one
 * of them is mentioned; without: what the text begins or ends with.
 */
export function withoutMention(text: string, names: readonly string[] = []): string {
  const space = '[\\s\\u2005]'
  if (names.length === 0) {
    return text
      .replace(new RegExp(`^${space}*@[^\\s\\u2005]+(?:${space}+|$)`, 'u'), '')
      .replace(new RegExp(`${space}@[^\\s\\u2005]+${space}*$`, 'u'), '')
      .replaceAll('\u2005', ' ')
      .trim()
  }
  const mention = new RegExp(`${space}*@(?:${oneOf(names)})(?:${ENDED})${space}*`, 'gu')
  const without = text.replace(mention, ' ')
  // Where the platform says that it is called, and it is called only so: nothing stands behind the name.
  const bare = new RegExp(`^${space}*@(?:${oneOf(names)})`, 'u')
  return (without === text ? text.replace(bare, ' ') : without).replaceAll('\u2005', ' ').trim()
}

/** Whether a name ends before this: `@调度科张三` calls nobody named 调度. */
export function isEnded(rest: string): boolean {
  return new RegExp(`^(?:${ENDED})`, 'u').test(rest)
}

/** What a client puts behind a mention, or a person behind a name. */
const ENDED = '(?=[\\s\\u2005\\p{P}])|$'

function oneOf(names: readonly string[]): string {
  const longestFirst = names.toSorted((a, b) => b.length - a.length)
  return longestFirst.map(escaped).join('|')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The choices as numbered lines below the text, for a platform without buttons. */
export function numbered(text: string, choices: readonly Choice[]): string {
  const lines = choices.map(({ label, text }, index) => {
    const number = String(index + 1)
    return text === number || text === label ? `${number}. ${label}` : `${number}. ${label}(回复“${text}”)`
  })
  return [text, ...lines].filter((it) => it !== '').join('\n')
}

/**
 * The text in parts of at most `bytes` bytes of UTF-8, broken at a line end where there is one, never within a
 * character, and numbered: `(1/3)`. A text that fits stays as it is.
 */
export function split(text: string, bytes: number): string[] {
  if (bytesOf(text) <= bytes) return [text]
  // The number's own room depends on how many parts there are.
  for (let digits = 1; digits <= 4; digits += 1) {
    const parts = broken(text, bytes - ('(/)\n'.length + 2 * digits))
    if (String(parts.length).length <= digits)
      return parts.map((part, index) => `(${index + 1}/${parts.length})\n${part}`)
  }
  throw new RangeError(`a text of ${bytesOf(text)} bytes in parts of ${bytes}`)
}

function broken(text: string, room: number): string[] {
  if (room < 4) throw new RangeError('parts have no room for a character')
  const parts: string[] = []
  let part: string[] = []
  let used = 0
  const close = () => {
    const closed = part.join('\n').trim()
    if (closed !== '') parts.push(closed)
    part = []
    used = 0
  }
  for (const line of text.split('\n').flatMap((it) => piecesOf(it, room))) {
    const size = bytesOf(line) + (part.length > 0 ? 1 : 0)
    if (used + size > room) close()
    used += part.length > 0 ? size : bytesOf(line)
    part.push(line)
  }
  close()
  return parts
}

/** A line longer than a part, cut between characters. */
function piecesOf(line: string, room: number): string[] {
  if (bytesOf(line) <= room) return [line]
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const character of line) {
    const size = bytesOf(character)
    if (used + size > room) {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += character
    used += size
  }
  pieces.push(piece)
  return pieces
}

export function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}
