/** The chat for trial: browsers that post its forms, and a shelf that can be lost and can hang. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { systemClock } from '../../../src/base/clock.ts'
import { Problem } from '../../../src/base/problem.ts'
import type { Shelf } from '../../../src/base/store.ts'
import { chatApp } from '../../../src/channels/web-chat/app.ts'
import type { Said } from '../../../src/channels/web-chat/transcript.ts'
import { WebChat } from '../../../src/channels/web-chat/web-chat.ts'
import type { Peer, Received, Said as Spoken } from '../peer.ts'

export async function webChatPeer(): Promise<Peer> {
  const received: Received[] = []
  const shelf = new LostShelf((said) => {
    if (said.bot) received.push(shownBy(said))
  })
  let current: WebChat | null = null
  let opening: Promise<void> | null = null
  let server: Server | null = null
  let port = 0
  const served = async (chat: WebChat) => {
    const host = {
      chat,
      people: [],
      rooms: ['room1'],
      clock: systemClock,
      day: () => '2025-04-12',
      moveTo: () => {},
    }
    server?.closeAllConnections()
    server?.close()
    const app = new Hono().route('/chat', chatApp(host))
    server = createServer(getRequestListener(app.fetch))
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  const post = async (form: FormData) => {
    if (current === null) throw new Error('no channel')
    opening ??= served(current)
    await opening
    const url = `http://127.0.0.1:${port}/chat/say`
    const response = await fetch(url, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { connection: 'close' },
    })
    if (response.status !== 303) throw new Error(`the page answered ${response.status}`)
  }
  return {
    channel() {
      opening = null
      current = new WebChat({ shelf, clock: systemClock, log: () => {}, deadlineMs: 500 })
      return current
    },
    say: (said) => post(formOf(said)),
    async choose({ card, person, room }, label) {
      const choice = (card as Said).choices?.find((it) => it.label === label)
      await post(
        formOf({
          id: `c${label}`,
          person: person ?? '',
          ...(room === undefined ? {} : { room }),
          text: choice?.text ?? '',
        }),
      )
    },
    received,
    async kill() {
      shelf.lost = true
    },
    async revive() {
      shelf.lost = false
    },
    async freeze() {
      shelf.freeze()
    },
    async thaw() {
      shelf.thaw()
    },
    async close() {
      server?.closeAllConnections()
      server?.close()
    },
    target: { person: 'u1' },
    lacks: { 'wrong credential': 'whoever sits at the machine may use it' },
  }
}

function formOf({ id, person, room = '', text, quoted = '', addressed, file }: Spoken): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries({
    id,
    as: person,
    room,
    text,
    quoted,
    addressed: addressed === false ? '' : 'yes',
  }))
    form.set(key, value)
  if (file) form.set('file', new File([new Uint8Array(file.bytes)], file.name, { type: 'image/png' }))
  return form
}

function shownBy(said: Said): Received {
  const { person, room, text, picture, file, choices, mention } = said
  return {
    ...(room === undefined ? { person } : { room }),
    text,
    ...(picture === undefined ? {} : { picture: Buffer.from(picture.base64, 'base64') }),
    ...(file === undefined ? {} : { file: { name: file.name, bytes: Buffer.from(file.base64, 'base64') } }),
    ...(choices === undefined ? {} : { choices: choices.map((it) => it.label), card: said }),
    ...(mention === undefined ? {} : { mention }),
  }
}

/** Values in memory; lost, it refuses; frozen, it takes nothing before it is thawed. */
class LostShelf implements Shelf<Said> {
  lost = false
  readonly #values = new Map<string, Said>()
  readonly #put: (said: Said) => void
  #frozen: Promise<void> | null = null
  #thaw = () => {}

  constructor(put: (said: Said) => void) {
    this.#put = put
  }
  freeze(): void {
    this.#frozen ??= new Promise((resolve) => {
      this.#thaw = resolve
    })
  }
  thaw(): void {
    this.#frozen = null
    this.#thaw()
  }
  async set(key: string, value: Said): Promise<void> {
    await this.#frozen
    await new Promise((resolve) => setImmediate(resolve))
    if (this.lost) throw new Problem('store.gone', '数据文件不在了', '请检查磁盘。')
    this.#values.set(key, value)
    this.#put(value)
  }
  async get(key: string) {
    return this.#values.get(key)
  }
  async delete(key: string) {
    this.#values.delete(key)
  }
  async putIfAbsent(): Promise<boolean> {
    throw new Error('not used')
  }
  async compareAndSet(): Promise<boolean> {
    throw new Error('not used')
  }
  async *entries() {
    yield* this.#values
  }
  async highest() {
    return [...this.#values.keys()].sort().at(-1)
  }
}
