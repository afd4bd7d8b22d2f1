/**
 * The log of a running bot: one JSON object a line, to be collected by whatever collects logs. It holds what happened,
 * to which message id, by which channel; never what somebody wrote, and nobody's name. Secrets are struck out of every
 * line, wherever they came from.
 *
 *     {"level":"warn","time":"2025-04-12T01:00:00.000Z","what":"message m1: the answer was not sent","problem":"wecom-app.rate","message":"…","remedy":"…"}
 */
import { pino } from 'pino'
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'

export const LEVELS = ['debug', 'info', 'warn', 'error'] as const
export type Level = (typeof LEVELS)[number]

export interface JournalOptions {
  readonly level: Level
  /** Struck out wherever they stand. */
  readonly secrets: readonly string[]
  readonly clock: Clock
  readonly write: (line: string) => void
  /** In every line: which plan of several. */
  readonly plan?: string | undefined
}

export type Fields = Readonly<Record<string, string | number | boolean | null>>

export interface Journal {
  note(what: string, fields?: Fields): void
  /** A Problem is a warning with its remedy; anything else is a fault of the program, with its place. */
  readonly log: (what: string, error: unknown) => void
}

/** What tokens and keys look like in an address, should one ever stand in an error's text. */
const IN_ADDRESS = /\b(access_token|corpsecret|secret|token|key|code)=[^&\s"'\\]+/gi
const STRUCK = '***'
/** Shorter ones would strike out ordinary words. */
const SHORTEST_SECRET = 4

export function openJournal({ level, secrets, clock, write, plan }: JournalOptions): Journal {
  const known = secrets
    .filter((it) => it.length >= SHORTEST_SECRET)
    .flatMap((it) => [it, JSON.stringify(it).slice(1, -1), encodeURIComponent(it)])
  const struck = (line: string) =>
    known.reduce((text, it) => text.replaceAll(it, STRUCK), line).replace(IN_ADDRESS, `$1=${STRUCK}`)
  const logger = pino(
    {
      level,
      base: plan === undefined ? null : { plan },
      messageKey: 'what',
      timestamp: () => `,"time":"${clock.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => write(struck(line)) },
  )
  return {
    note: (what, fields = {}) => logger.info(fields, what),
    log(what, error) {
      if (error instanceof Problem) {
        const { code, message, remedy, cause } = error
        return logger.warn({ problem: code, message, remedy, ...causeOf(cause) }, what)
      }
      logger.error({ ...placeOf(error), ...(level === 'debug' ? { message: String(error) } : {}) }, what)
    },
  }
}

/** Where it happened. What an error says may quote what somebody wrote (JSON.parse does), so it is left out. */
function placeOf(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = error.stack?.split('\n').filter((it) => /^\s+at /.test(it)) ?? []
  return {
    error: error.name,
    ...codeOf(error),
    at: frames.slice(0, 8).map((it) => it.trim()),
    ...causeOf(error.cause),
  }
}

function causeOf(cause: unknown) {
  return cause instanceof Error ? { cause: { error: cause.name, ...codeOf(cause) } } : {}
}

function codeOf(error: Error) {
  return 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
    ? { code: error.code }
    : {}
}
