/**
 * JSON lines in, JSON lines out, for other programs: one line out for each line in, in the same order, a bad one
 * answered by its error in its place. Lines end at \n alone: JSON may hold U+2028, where readline would split.
 */
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { Problem } from '../base/problem.ts'

/** A line that cannot be answered: goes out as `{"error": {"code", "message"}}`. */
export class LineFault extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export interface Streams {
  readonly input: Readable
  readonly output: Writable
  readonly log: (what: string, error: unknown) => void
}

export async function answerLines(streams: Streams, answer: (value: unknown) => unknown): Promise<void> {
  let number = 0
  for await (const line of linesOf(streams.input)) {
    number++
    const text = JSON.stringify(await answered(line, number, streams.log, answer))
    // The reader may be slower than we are: wait, rather than keep everything in memory.
    if (!streams.output.write(`${text}\n`)) await once(streams.output, 'drain')
  }
}

async function answered(
  line: string,
  number: number,
  log: Streams['log'],
  answer: (value: unknown) => unknown,
): Promise<unknown> {
  try {
    return await answer(parsed(line))
  } catch (error) {
    if (error instanceof LineFault || error instanceof Problem)
      return { error: { code: error.code, message: error.message } }
    log(`line ${number}`, error)
    return { error: { code: 'internal', message: '处理这一行时出了错，详情见标准错误输出。' } }
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new LineFault('bad_json', '这一行不是有效的 JSON。')
  }
}

export async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const chunk of input) {
    const pieces = (
      rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    ).split('\n')
    rest = pieces.pop() ?? ''
    for (const piece of pieces) yield piece.replace(/\r$/, '')
  }
  rest += decoder.decode()
  if (rest !== '') yield rest.replace(/\r$/, '')
}

/** The value by its schema; what does not fit is one LineFault that names every place. */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  const faults = result.error.issues.map((it) => ({
    path: it.path.join('.') || '整行',
    missing: it.input === undefined,
    code: codeOf(it),
    message: it.message,
  }))
  const [first] = faults
  const text = faults.map((it) => `${it.path}: ${it.missing ? '缺少这一项' : it.message}`).join(';')
  throw new LineFault(first?.missing ? 'missing_field' : (first?.code ?? 'bad_field'), text)
}

function codeOf(issue: z.core.$ZodIssue): string {
  const field = issue.path.at(-1)
  if (field === 'at' || field === 'now') return 'bad_time'
  return field === 'role' ? 'unknown_role' : 'bad_field'
}

/** An instant with its offset, as 2025-04-12T09:00:00+08:00. */
export const instant = z.iso
  .datetime({ offset: true, error: '应为带时区的时间，例如 2025-04-12T09:00:00+08:00' })
  .transform((it) => new Date(it))

export const words = z.string({ error: '应为文字' })
