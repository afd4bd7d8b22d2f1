/**
 * What the bot says as activities of the Bot Framework, in the forms that its clients show, seen in Microsoft's Agents
 * Playground (tests/clients): text of any format is read as markdown there, a single line feed is a blank, an attached
 * picture or file is "not supported yet", and a card with an image shows. Pure.
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
  readonly textFormat?: 'plain'
  /** For a list of chats, and for whoever has it read out. */
  readonly summary?: string
  readonly entities?: ReadonlyArray<{ type: string; [key: string]: unknown }>
  readonly suggestedActions?: { readonly to: string[]; readonly actions: Action[] }
  readonly attachments?: ReadonlyArray<{
    readonly contentType: string
    readonly contentUrl?: string
    readonly content?: unknown
    readonly name?: string
  }>
}

interface Action {
  readonly type: 'imBack'
  readonly title: string
  readonly value: string
}

/** Who shows it. */
export interface Client {
  /** As the Bot Framework names it: `msteams`, `webchat`. */
  readonly platform: string
  /** Tried out on this machine: whatever the platform is called, it is the Playground or the Emulator. */
  readonly trial: boolean
}

const HERO_CARD = 'application/vnd.microsoft.card.hero'
const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'
/** Those that show no file of a bot, or only after it was asked for. */
const WITHOUT_FILES = ['msteams', 'emulator', 'agents']

/** `called`: the name of who is mentioned. */
export function encode(given: Outgoing, { platform, trial }: Client, called: string): Sendable[] {
  const outgoing = neutralised(given, BOT_FRAMEWORK)
  const { text, choices = [], mention: who, picture, file, to } = outgoing
  const takesFile = !WITHOUT_FILES.includes(platform)
  const note = file
    ? `\n[文件]${file.name}${takesFile ? '' : '（这里不能收文件，请在企业微信等渠道索取）'}`
    : ''
  const call =
    who !== undefined && to.room !== undefined ? `<at>${neutral(called, BOT_FRAMEWORK, 'name')}</at>` : ''
  const buttons = choices.map((it): Action => ({ type: 'imBack', title: it.label, value: it.text }))
  const texts = split(`${call}${call && ' '}${text + note}`.trimStart(), LONGEST_TEXT - call.length).filter(
    (it) => it !== '' || buttons.length > 0,
  )
  const messages = texts.map((it, index): Sendable => {
    const isLast = index === texts.length - 1
    return {
      type: 'message',
      text: withBreaks(it),
      textFormat: 'plain',
      ...(call && index === 0
        ? { entities: [{ type: 'mention', mentioned: { id: who, name: called }, text: call }] }
        : {}),
      ...(isLast && buttons.length > 0 ? offered(buttons, outgoing) : {}),
    }
  })
  return [
    ...messages,
    // A card of Teams has no room for a picture, which it takes by itself:
    // https://learn.microsoft.com/microsoftteams/platform/bots/how-to/agents-inline-images
    ...(picture ? [platform === 'msteams' && !trial ? attachedPicture(picture) : pictureCard(picture)] : []),
    ...(file && takesFile ? [attached(file.type, file.name, file.bytes)] : []),
  ]
}

/** Two blanks before a line feed are a break to whoever reads markdown, and nothing to others. */
function withBreaks(text: string): string {
  return text.replace(/(?<=[^\n])\n(?=[^\n])/g, '  \n')
}

/** Suggested actions are for one person; in a room a card has the buttons. */
function offered(actions: Action[], { to }: Outgoing): Partial<Sendable> {
  if (to.room === undefined) return { suggestedActions: { to: [to.person], actions } }
  return { attachments: [{ contentType: HERO_CARD, content: { buttons: actions } }] }
}

type Picture = NonNullable<Outgoing['picture']>

function pictureCard({ png, alt }: Picture): Sendable {
  const image = { type: 'Image', url: dataUrl('image/png', png), altText: alt, size: 'stretch' }
  const content = { type: 'AdaptiveCard', version: '1.2', body: [image], msteams: { width: 'Full' } }
  return { type: 'message', summary: alt, attachments: [{ contentType: ADAPTIVE_CARD, content }] }
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
