/**
 * Text of one person that reaches another carries no markup, no link and no call to everybody, whatever the platform
 * makes of text. One table says how each channel reads each kind of text; nothing leaves a channel but through it. Pure.
 *
 * A link of the bot's own has a field of its own, and never a place within text: it is put below what is harmless.
 */
import type { Outgoing } from './channel.ts'
import { withoutControls } from './plain.ts'

/** words: the message itself; label: of buttons and cards; name: of files, pictures and people. */
export type Kind = 'words' | 'label' | 'name'

/** How a client reads it: as it stands, though it makes links of addresses; with `<a href>` and its kind; as markdown. */
export type Reads = 'plain' | 'tags' | 'markdown'

export const READS: Readonly<Record<string, Readonly<Record<Kind, Reads>>>> = {
  terminal: { words: 'plain', label: 'plain', name: 'plain' },
  // Escaped where it is drawn.
  'web-chat': { words: 'plain', label: 'plain', name: 'plain' },
  // 90236: a text message of an app shows <a href>; a card's texts do not say.
  'wecom-app': { words: 'tags', label: 'tags', name: 'tags' },
  'wecom-aibot': { words: 'markdown', label: 'markdown', name: 'tags' },
  'wecom-robot': { words: 'tags', label: 'tags', name: 'tags' },
  wechaty: { words: 'tags', label: 'tags', name: 'tags' },
  // Its clients read markdown with tags, whatever a text is called; <at> is the platform's own.
  'bot-framework': { words: 'markdown', label: 'markdown', name: 'tags' },
}

/** A channel that is not in the table is taken for the worst. */
export function neutral(text: string, channel: string, kind: Kind): string {
  const reads = READS[channel]?.[kind] ?? 'markdown'
  const plain = withoutLinks(withoutControls(text).replace(EVERYBODY, '＠'))
  if (reads === 'plain') return plain
  return reads === 'tags' ? plain.replace(/[<>]/g, twin) : withoutMarkdown(plain)
}

/** A message with all its texts made harmless. */
export function neutralised<T extends Outgoing>(outgoing: T, channel: string): T {
  const { text, choices, picture, file, link } = outgoing
  return {
    ...outgoing,
    text: `${neutral(text, channel, 'words')}${link === undefined ? '' : `\n${link}`}`,
    ...(choices && { choices: choices.map((it) => ({ ...it, label: neutral(it.label, channel, 'label') })) }),
    ...(picture && { picture: { ...picture, alt: neutral(picture.alt, channel, 'name') } }),
    ...(file && { file: { ...file, name: neutral(file.name, channel, 'name').replace(/[/\\]/g, twin) } }),
  }
}

/** What platforms take for everybody: the sign before it becomes full-width, which calls nobody. */
const EVERYBODY = /@(?=\s*(?:所有人|全体成员|全体人员|all\b|everyone\b|channel\b|here\b))/giu

const TWINS: Readonly<Record<string, string>> = {
  '*': '＊',
  _: '＿',
  '`': '｀',
  '~': '～',
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '\\': '＼',
  '/': '／',
  ':': '：',
  '.': '．',
}

function twin(sign: string): string {
  return TWINS[sign] ?? sign
}

/** Every sign of markdown becomes its twin, since platforms differ in what they take for an escape. A line begins no heading and no renumbered list. */
function withoutMarkdown(text: string): string {
  return text
    .replace(/[*_`~[\]<>\\]/g, twin)
    .replace(/^(\s*)(#+)/gm, (_, space: string, signs: string) => space + '＃'.repeat(signs.length))
    .replace(/^(\s*\d+)\.(?=\s)/gm, '$1．')
}

/** `https://`, `weixin://`: no client makes a link of it with a full-width colon. */
const SCHEME = /\b([a-z][a-z0-9+.-]*)(:)(?=\/\/)/giu
/** A host's name, which clients make a link of even without a scheme. */
const HOST = /(?<![\w.@-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?![\w-])/giu
/** The endings of file names, which look like hosts. */
const FILES = /\.(?:docx?|xlsx?|pptx?|pdf|png|jpe?g|txt|csv|json|zip|md|sqlite|bak|wps|et)$/i

function withoutLinks(text: string): string {
  return text
    .replace(SCHEME, '$1：')
    .replace(HOST, (host) => (FILES.test(host) ? host : host.replaceAll('.', twin)))
}
