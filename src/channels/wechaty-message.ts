/**
 * Looks up at the gateway what belongs to a message. Its words are one call; what is only for show, such as a
 * name, is left out where the gateway no longer answers, so that a message is not lost for it.
 */
import type { WechatyInterface } from 'wechaty/impls'
import type { PuppetService } from 'wechaty-puppet-service'
import type { IncomingFile } from './channel.ts'
import { within } from './deadline.ts'
import { type Heard, isCalled } from './wechaty-decode.ts'

const FILE_BYTES = 20 * 1024 * 1024

export interface Lookup {
  readonly bot: WechatyInterface
  readonly puppet: PuppetService
  readonly callMs: number
}

/** Null for what is not meant for a bot: its own messages, which echo, and what neither is text nor carries a file. */
export async function lookUp({ bot, puppet, callMs }: Lookup, id: string): Promise<Heard | null> {
  const {
    type,
    talkerId,
    roomId,
    text = '',
    timestamp,
    ...rest
  } = await within(callMs, puppet.messagePayload(id))
  const me = puppet.currentUserId
  if (!talkerId || talkerId === me) return null
  const { Text, Image, Attachment, Audio, Video } = bot.Message.Type
  const carries = type === Image || type === Attachment
  if (!(carries || type === Text || type === Audio || type === Video)) return null

  const ask = <T>(question: Promise<T>): Promise<T | undefined> =>
    within(callMs, question).catch(() => undefined)
  const nameOf = async (who: string) => (await ask(puppet.contactPayload(who)))?.name ?? ''
  const [name, myName, myAlias] = await Promise.all([
    nameOf(talkerId),
    roomId ? nameOf(me) : '',
    roomId ? ask(puppet.roomMemberPayload(roomId, me)) : undefined,
  ])
  const myNames = [myAlias?.roomAlias ?? '', myName].filter((it) => it !== '')
  const mentioned = 'mentionIdList' in rest ? (rest.mentionIdList ?? []) : []
  const file = carries && !roomId ? fileOf(puppet, id, callMs) : UNHEARD
  return {
    id,
    at: new Date(timestamp > LATEST_IN_SECONDS ? timestamp : timestamp * 1000),
    talker: { id: talkerId, name },
    room: roomId || null,
    text: type === Text ? text : '',
    calledMe: isCalled({ id: me, names: myNames }, mentioned, text),
    myNames,
    // In a room a file cannot be addressed to anybody, therefore it is not fetched.
    files: type === Text || roomId ? [] : [await file],
  }
}

/** Puppets differ in whether they count seconds. */
const LATEST_IN_SECONDS = 1e11

/** A voice or a film: there is nobody to listen to it. */
const UNHEARD: IncomingFile = { name: '语音或视频', type: 'application/octet-stream', bytes: null }

async function fileOf(puppet: PuppetService, id: string, callMs: number): Promise<IncomingFile> {
  try {
    const box = await within(callMs, puppet.messageFile(id))
    const bytes = await within(callMs, box.toBuffer())
    const type = box.mediaType || 'application/octet-stream'
    return { name: box.name, type, bytes: bytes.length > FILE_BYTES ? null : bytes }
  } catch {
    return { name: '文件', type: 'application/octet-stream', bytes: null }
  }
}
