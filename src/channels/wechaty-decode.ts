/** What Wechaty says of a message, and what we send, apart from how it travels. Pure. */
import type { Incoming, IncomingFile, Outgoing } from './channel.ts'
import { neutral, neutralised } from './markup.ts'
import { isEnded, numbered, split, withoutControls, withoutMention } from './plain.ts'
import { WECHATY } from './wechaty-problems.ts'

/** A message as the gateway gives it, looked up. */
export interface Heard {
  readonly id: string
  readonly at: Date
  readonly talker: { readonly id: string; readonly name: string }
  readonly room: string | null
  readonly text: string
  /** Whether the account itself is called, and by which names it may be. */
  readonly calledMe: boolean
  readonly myNames: readonly string[]
  /** The files that it carries; null: it cannot be taken, such as a voice message. */
  readonly files: readonly IncomingFile[]
}

/**
 * By the ids where the puppet tells them: @督办助手小王 begins as @督办助手 does. Not every puppet tells who is mentioned,
 * and none where a name was typed by hand; then a name behind @ counts
 * where it ends there (@督办科张三 is another), but for an address (zhang@diaodu.cn).
 */
export function isCalled(
  me: { readonly id: string; readonly names: readonly string[] },
  mentioned: readonly string[],
  text: string,
): boolean {
  if (mentioned.length > 0) return mentioned.includes(me.id)
  const isAddress = (before: string, name: string) => before !== '' && /^\w/.test(name)
  return me.names.some((name) =>
    [...text.matchAll(/(\w?)@/g)].some(
      ({ 0: at, 1: before = '', index }) =>
        text.startsWith(name, index + at.length) &&
        isEnded(text.slice(index + at.length + name.length)) &&
        !isAddress(before, name),
    ),
  )
}

export interface Decoding {
  readonly channel: string
  /** Account ids change at a login: nobody can be known by one. */
  readonly fleeting: boolean
}

/** WeChat shows a quotation within the text: 「name：words」, a line of dashes, and the reply. */
const QUOTATION = /^「[^：:\n]*[：:]\s*([\s\S]*?)」\s*\n(?:-\s*){4,}\n([\s\S]*)$/u

export function decode(heard: Heard, { channel, fleeting }: Decoding): Incoming {
  const [, quoted = null, reply = heard.text] = QUOTATION.exec(heard.text) ?? []
  const inRoom = heard.room !== null
  return {
    id: heard.id,
    from: { channel, person: heard.talker.id, ...(heard.room === null ? {} : { room: heard.room }) },
    name: heard.talker.name === '' ? null : heard.talker.name,
    text: inRoom && heard.calledMe ? withoutMention(reply, heard.myNames) : tidy(reply),
    at: heard.at,
    addressed: !inRoom || heard.calledMe,
    quoted: quoted === null ? null : tidy(quoted),
    ...(heard.files.length > 0 ? { files: heard.files.map(readable) } : {}),
    ...(fleeting ? { fleeting: true } : {}),
  }
}

function tidy(text: string): string {
  return text.replaceAll('\u2005', ' ').trim()
}

/**
 * A file that a gateway has from an address is called as the address spells it: %E9%99%84%E4%BB%B6.xlsx. Only blanks
 * and what is beyond ASCII are read back, so that no name turns into a path.
 */
function readable(file: IncomingFile): IncomingFile {
  try {
    const name = file.name.replace(/(?:%20|%[89A-F][0-9A-F])+/gi, decodeURIComponent)
    return { ...file, name: withoutControls(name) }
  } catch {
    return file
  }
}

/** WeChat takes more, but folds what is longer. */
export const LONGEST_TEXT = 4096

export type Part =
  | { readonly text: string; readonly mention?: string }
  | { readonly file: { readonly name: string; readonly bytes: Uint8Array } }

/** `called`: how the person who is mentioned is named in the room. */
export function encode(outgoing: Outgoing, called: string): Part[] {
  const { text, choices = [], mention, picture, file } = neutralised(outgoing, WECHATY)
  const words = numbered(text, choices)
  const whole = mention === undefined ? words : `@${neutral(called, WECHATY, 'name')}\u2005${words}`
  const texts = whole.trim() === '' ? [] : split(whole, LONGEST_TEXT)
  return [
    ...texts.map((it, index) =>
      mention !== undefined && index === 0 ? { text: it, mention } : { text: it },
    ),
    ...(picture ? [{ file: { name: picture.name ?? '图.png', bytes: picture.png } }] : []),
    ...(file ? [{ file: { name: file.name, bytes: file.bytes } }] : []),
  ]
}
