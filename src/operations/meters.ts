/**
 * What a running bot counts, for Prometheus. Labels are names of channels, classes of intents and states: no text, no
 * person, no room. The share that was not understood is `diaodu_messages_total{intent="none"}` over all of them.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** One message, handled. `intent` is null where it never came to be read. */
export interface Handled {
  readonly channel: string
  readonly intent: string | null
  readonly outcome: 'answered' | 'failed' | 'repeated'
  readonly ms: number
}

/** Messages of the outbox in one state. */
export interface Waiting {
  readonly state: string
  readonly count: number
  /** Of the oldest of them, since it was to go out. */
  readonly oldestMs: number
}

/** What is asked when somebody looks, rather than counted. */
export interface Gauged {
  readonly channels: () => ReadonlyArray<{ readonly name: string; readonly live: boolean }>
  readonly outbox: () => Promise<readonly Waiting[]>
  readonly lastTick: () => Promise<Date | null>
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export class Meters {
  readonly #registry = new Registry()
  readonly #received = this.#counter('messages_received_total', 'Messages taken in', ['channel'])
  readonly #handled = this.#counter('messages_total', 'Messages by what became of them', [
    'channel',
    'intent',
    'outcome',
  ])
  readonly #turns = new Histogram({
    name: 'diaodu_turn_seconds',
    help: 'From a message taken in to its answer sent',
    labelNames: ['channel'],
    buckets: SECONDS,
    registers: [this.#registry],
  })

  /** `plan`: one of several; what is the process's is counted by another. */
  constructor(plan?: string) {
    if (plan !== undefined) this.#registry.setDefaultLabels({ plan })
    else collectDefaultMetrics({ register: this.#registry, prefix: 'diaodu_' })
  }

  received(channel: string): void {
    this.#received.inc({ channel })
  }

  handled({ channel, intent, outcome, ms }: Handled): void {
    this.#handled.inc({ channel, intent: classOf(intent), outcome })
    this.#turns.observe({ channel }, ms / 1000)
  }

  gauge({ channels, outbox, lastTick }: Gauged): void {
    this.#gauge('channel_up', 'Whether messages pass', ['channel'], (it) => {
      for (const { name, live } of channels()) it.set({ channel: name }, live ? 1 : 0)
    })
    this.#gauge('outbox_messages', 'Messages to be sent unasked, by state', ['state'], async (it) => {
      it.reset()
      for (const { state, count } of await outbox()) it.set({ state }, count)
    })
    this.#gauge('outbox_oldest_seconds', 'Age of the oldest of each state', ['state'], async (it) => {
      it.reset()
      for (const { state, oldestMs } of await outbox()) it.set({ state }, oldestMs / 1000)
    })
    this.#gauge('last_tick_timestamp_seconds', 'When the scheduler last made its round', [], async (it) => {
      const at = await lastTick()
      if (at) it.set(at.getTime() / 1000)
    })
  }

  get type(): string {
    return this.#registry.contentType
  }

  text(): Promise<string> {
    return this.#registry.metrics()
  }

  #counter(name: string, help: string, labelNames: string[]) {
    return new Counter({ name: `diaodu_${name}`, help, labelNames, registers: [this.#registry] })
  }

  /**
   * A gauge that cannot be looked at says nothing, for the library would answer nothing at all: where the store is
   * down, what else is known is wanted most.
   */
  #gauge(name: string, help: string, labelNames: string[], look: (gauge: Gauge) => void | Promise<void>) {
    new Gauge({
      name: `diaodu_${name}`,
      help,
      labelNames,
      registers: [this.#registry],
      async collect() {
        try {
          await look(this)
        } catch {
          if (labelNames.length > 0) this.reset()
          else this.remove()
        }
      },
    })
  }
}

/** `query.indicator` is `query`. */
function classOf(intent: string | null): string {
  return intent?.split('.')[0] ?? 'unread'
}
