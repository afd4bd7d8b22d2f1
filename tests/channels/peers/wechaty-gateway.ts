/**
 * A Wechaty gateway in a process of its own, so that it can be killed and frozen: the real gRPC server over TLS,
 * hosting the mock puppet. Told by its parent who says what; tells what the bot's account sent.
 */
import { EventEmitter, once } from 'node:events'
import { FileBox, type FileBoxInterface } from 'file-box'
import { log, types } from 'wechaty-puppet'
import { mock, PuppetMock } from 'wechaty-puppet-mock'
import { PuppetServer } from 'wechaty-puppet-service'
import type { Said } from '../peer.ts'

export type Order =
  | { readonly do: 'listen'; readonly port: number; readonly token: string }
  | { readonly do: 'say'; readonly number: number; readonly said: Said }
  | { readonly do: 'logout' }
  | { readonly do: 'busy'; readonly busy: boolean }

export type Told =
  | { readonly ready: true }
  | { readonly listening: true }
  | { readonly said: number }
  | { readonly login: true }
  | {
      readonly to: string
      readonly isRoom: boolean
      readonly text?: string
      readonly mention?: string
      readonly file?: SentFile
    }

export interface SentFile {
  readonly name: string
  readonly base64: string
}

log.level('silent')

const BOT = 'diaodu-bot'
const BOT_NAME = '督办助手'
const mocker = new mock.Mocker()
/** Takes no message from the bot. */
let busy = false

function tell(told: Told): void {
  process.send?.(told)
}

/** Messages whose words the client has fetched, which is as much of an acknowledgement as there is. */
const fetched = new EventEmitter().setMaxListeners(0)
const fetchedOnce = new Set<string>()

/** The mock drops who is mentioned, and keeps files where they cannot be read. */
class Hosted extends PuppetMock {
  override async messageRawPayload(id: string) {
    const payload = await super.messageRawPayload(id)
    setImmediate(() => {
      fetchedOnce.add(id)
      fetched.emit(id)
    })
    return payload
  }
  override async messageSendText(to: string, text: string, mentions: string[] = []): Promise<void> {
    if (!this.isLoggedIn || busy) throw new Error('not logged in')
    const [mention] = mentions
    tell({ to, isRoom: isRoom(to), text, ...(mention === undefined ? {} : { mention }) })
  }
  override async messageSendFile(to: string, file: FileBoxInterface): Promise<void> {
    if (!this.isLoggedIn || busy) throw new Error('not logged in')
    tell({ to, isRoom: isRoom(to), file: { name: file.name, base64: await file.toBase64() } })
  }
}

const puppet = new Hosted({ mocker })
const bot = mocker.createContact({ id: BOT, name: BOT_NAME })
puppet.on('error', () => {})
// As after a scan of the code: the account is in a moment after the puppet has been started.
puppet.on('start', () => {
  setTimeout(() => puppet.isLoggedIn || mocker.login(bot), 100)
})

function contact(id: string) {
  return mocker.cacheContactPayload.has(id)
    ? mocker.ContactMock.load(id)
    : mocker.createContact({ id, name: `用户${id}` })
}

function isRoom(id: string): boolean {
  return mocker.cacheRoomPayload.has(id)
}

function room(id: string, member: string) {
  const here = mocker.cacheRoomPayload.has(id)
    ? mocker.RoomMock.load(id)
    : mocker.createRoom({ id, topic: '专班群', memberIdList: [BOT] })
  if (!here.payload.memberIdList.includes(member)) here.payload.memberIdList.push(member)
  return here
}

puppet.on('login', () => tell({ login: true }))

// Somebody to push to.
contact('u1')
room('room1', 'u1')

/** The platform keeps what is said until the account is in and somebody listens. */
async function connected(): Promise<void> {
  while (!puppet.isLoggedIn || puppet.listenerCount('dong') === 0)
    await new Promise((resolve) => setTimeout(resolve, 5))
}

async function say({ id, person, room: place, text, quoted, addressed, file }: Said): Promise<void> {
  const talker = contact(person)
  const mentioned = place !== undefined && addressed !== false
  const words = `${mentioned ? `@${BOT_NAME}\u2005` : ''}${text}`
  const whole =
    quoted === undefined ? words : `「${BOT_NAME}：${quoted}」\n- - - - - - - - - - - - - - -\n${words}`
  await connected()
  // The same id again is a redelivery, which the mock cannot make by itself.
  if (!mocker.cacheMessagePayload.has(id))
    mocker.MessageMock.create({
      id,
      talkerId: talker.id,
      timestamp: Date.now(),
      type: file ? types.Message.Image : types.Message.Text,
      text: whole,
      ...(place === undefined
        ? { listenerId: BOT }
        : { roomId: room(place, person).id, mentionIdList: mentioned ? [BOT] : [] }),
    } as never)
  if (file) mocker.cacheFileBoxPayload.set(id, FileBox.fromBase64(String(file.bytes), file.name).toJSON())
  const taken = fetchedOnce.has(id) ? null : once(fetched, id)
  puppet.emit('message', { messageId: id })
  await taken
}

process.on('message', async (order: Order) => {
  if (order.do === 'listen') {
    await new PuppetServer({ endpoint: `127.0.0.1:${order.port}`, puppet, token: order.token }).start()
    tell({ listening: true })
  } else if (order.do === 'say') {
    await say(order.said)
    tell({ said: order.number })
  } else if (order.do === 'busy') {
    busy = order.busy
  } else {
    await puppet.logout('by another client')
  }
})
process.on('disconnect', () => process.exit())
tell({ ready: true })
