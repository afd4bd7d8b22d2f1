/**
 * What the bot says as activities of the Bot Framework, in the forms that its clients show, seen in Microsoft's Agents
 * Playground (tests/clients): text that is called plain is drawn as markdown where it looks like it, and without its
 * line feeds where it does not, so that it is called markdown and is made harmless for it; an attached picture or file is
 * "not supported yet", and a card with an image shows. Pure.
 */
import { BOT_FRAMEWORK } from './bot-framework-service.ts'
import type { Outgoing } from './channel.ts'
import { neutral, neutralised } from './markup.ts'
import { split } from './plain.ts'

/** Teams shows 28 KB a message with everything in it but attached pictures. */
export const LONGEST_TEXT = 10_000

export interface Sendable {
  readonly type: 'message'
  readonly text?: string
  readonly textFormat?: 'markdown'
  /** For a list of chats, and for whoever has it read out. */
  readonly summary?: string
  readonly entities?: ReadonlyArray<{ type: string; [key: string]: unknown }>
  readonly attachments?: ReadonlyArray<{
    readonly contentType: string
    readonly contentUrl?: string
    readonly content?: unknown
    readonly name?: string
  }>
}

/** Who shows it. */
export interface Client {
  /** As the Bot Framework names it: `msteams`, `webchat`. */
  readonly platform: string
  /** Tried out on this machine: whatever the platform is called, it is the Playground or the Emulator. */
  readonly trial: boolean
}

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'
/** Microsoft's Web Chat, by its own service or by that of whoever put it on a page. */
const WEB_CHATS = ['webchat', 'directline']
/** Those that show no file of a bot, or only after it was asked for. */
const WITHOUT_FILES = ['msteams', 'emulator', 'agents']

/** `called`: the name of who is mentioned. */
export function encode(given: Outgoing, { platform, trial }: Client, called: string): Sendable[] {
  const { text, choices = [], mention: who, picture, file, to } = neutralised(given, BOT_FRAMEWORK)
  const takesFile = !WITHOUT_FILES.includes(platform)
  const note = file
    ? `\n[文件]${file.name}${takesFile ? '' : '（这里不能收文件，请在企业微信等渠道索取）'}`
    : ''
  const call =
    who !== undefined && to.room !== undefined ? `<at>${neutral(called, BOT_FRAMEWORK, 'name')}</at>` : ''
  const texts = split(`${call}${call && ' '}${text + note}`.trimStart(), LONGEST_TEXT - call.length)
  const messages = texts
    .filter((it) => it !== '')
    .map((it, index): Sendable => {
      const mentioned = { type: 'mention', mentioned: { id: who, name: called }, text: call }
      const entities = call && index === 0 ? { entities: [mentioned] } : {}
      return { type: 'message', text: withBreaks(it), textFormat: 'markdown', ...entities }
    })
  return [
    ...messages,
    ...(choices.length > 0 ? [buttonCard(choices, platform)] : []),
    // A card of Teams has no room for a picture, which it takes by itself:
    // https://learn.microsoft.com/microsoftteams/platform/bots/how-to/agents-inline-images
    ...(picture ? [platform === 'msteams' && !trial ? attachedPicture(picture) : pictureCard(picture)] : []),
    ...(file && takesFile ? [attached(file.type, file.name, file.bytes)] : []),
  ]
}

/** A single line feed is a blank in markdown; two blanks before it make a break. */
function withBreaks(text: string): string {
  return text.replace(/(?<=[^\n])\n(?=[^\n])/g, '  \n')
}

/**
 * By itself, below the text: a text that comes with a card is drawn without its lines. Buttons of simpler cards do
 * nothing in the Playground; these give back what they say as a value, and in Web Chat as words of whoever presses them.
 */
function buttonCard(choices: NonNullable<Outgoing['choices']>, platform: string): Sendable {
  const isWebChat = WEB_CHATS.includes(platform)
  const actions = choices.map(({ label, text }) => ({
    type: 'Action.Submit',
    title: label,
    data: isWebChat ? text : { say: text },
  }))
  return card({ body: [], actions })
}

type Picture = NonNullable<Outgoing['picture']>

function pictureCard({ png, alt }: Picture): Sendable {
  const image = { type: 'Image', url: dataUrl('image/png', png), altText: alt, size: 'stretch' }
  return { ...card({ body: [image] }), summary: alt }
}

function card(given: object): Sendable {
  const content = { type: 'AdaptiveCard', version: '1.2', ...given }
  return { type: 'message', attachments: [{ contentType: ADAPTIVE_CARD, content }] }
}

function attachedPicture({ png, alt }: Picture): Sendable {
  return attached('image/png', alt, png)
}

function attached(contentType: string, name: string, bytes: Uint8Array): Sendable {
  const contentUrl = dataUrl(contentType, bytes)
  return { type: 'message', summary: name, attachments: [{ contentType, contentUrl, name }] }
}

function dataUrl(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
}
