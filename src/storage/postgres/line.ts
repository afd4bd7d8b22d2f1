/**
 * One connection, made when it is needed and again after it was lost. Nothing is tried twice here: who asks knows what
 * may be asked again. A server that does not answer in time is a lost connection.
 */
import pg from 'pg'
import type { DatabaseAddress } from './address.ts'

export interface LineTimes {
  /** To connect, and for each answer. */
  readonly connectMs: number
  readonly answerMs: number
}

const IDLE_MS = 4_000
export const USUAL_TIMES: LineTimes = { connectMs: 5_000, answerMs: 15_000 }

/** Who is told what the database says unasked, and that the connection is lost. */
export interface LineWatch {
  readonly told: (said: string) => void
  readonly lost: () => void
}

export interface Answer {
  readonly rows: ReadonlyArray<Readonly<Record<string, unknown>>>
  readonly count: number
  /** What was done: `COMMIT`, or `ROLLBACK` where a transaction had failed before. */
  readonly command: string
}

export class Line {
  readonly #address: DatabaseAddress
  readonly #times: LineTimes
  readonly #watch: LineWatch | null
  #client: Promise<pg.Client> | null = null
  #current: pg.Client | null = null
  #last: Promise<void> = Promise.resolve()

  constructor(address: DatabaseAddress, times: LineTimes = USUAL_TIMES, watch: LineWatch | null = null) {
    this.#address = address
    this.#times = times
    this.#watch = watch
  }

  /** One question after the other, in their order. */
  ask(text: string, values: readonly unknown[] = []): Promise<Answer> {
    const answer = this.#last.then(() => this.#asked(text, values))
    this.#last = answer.then(
      () => {},
      () => {},
    )
    return answer
  }

  async #asked(text: string, values: readonly unknown[]): Promise<Answer> {
    this.#client ??= this.#connected()
    const client = await this.#client
    const { rows, rowCount, command } = await client.query(text, [...values])
    return { rows, count: rowCount ?? 0, command }
  }

  /** The next question is asked on a new connection. */
  drop(): void {
    const client = this.#client
    this.#client = null
    client?.then((it) => it.end()).catch(() => {})
  }

  async close(): Promise<void> {
    const client = this.#client
    this.#client = null
    if (client === null) return
    try {
      await (await client).end()
    } catch {
      // It is gone already.
    }
  }

  async #connected(): Promise<pg.Client> {
    const { connectMs, answerMs } = this.#times
    const client = new pg.Client({
      connectionString: this.#address.connectionString,
      application_name: 'diaodu',
      connectionTimeoutMillis: connectMs,
      query_timeout: answerMs,
      keepAlive: true,
    })
    // Idle, and lost: the next who asks connects anew.
    const lost = () => {
      if (this.#current !== client) return
      this.#client = null
      this.#watch?.lost()
    }
    this.#current = client
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => this.#watch?.told(payload ?? ''))
    try {
      await client.connect()
      await client.query(`SET search_path TO ${this.#address.schema}`)
      // What a client that is gone, or sleeps, has left open must not keep others waiting: less than a membership lasts.
      await client.query(`SET idle_in_transaction_session_timeout TO ${Math.min(answerMs, IDLE_MS)}`)
      await client.query(`SET statement_timeout TO ${answerMs}`)
      await client.query(`SET lock_timeout TO ${Math.ceil(answerMs / 2)}`)
      return client
    } catch (error) {
      lost()
      client.end().catch(() => {})
      throw error
    }
  }
}
