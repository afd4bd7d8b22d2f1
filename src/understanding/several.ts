/**
 * A message that does several things: what is told and what is asked behind it, an answer and another figure, a report and
 * why. Each part is read by itself, and the later one goes along as `beside`.
 */

import type { Words } from './acts/tokens.ts'
import { firstClause, type Part, partsOf, questionBehind, questionStart, whyIn } from './acts/two-parts.ts'
import type { Context } from './context.ts'
import { afterOf } from './moves/after.ts'
import type { Guess } from './moves/mover.ts'
import type { Reading } from './reading.ts'

interface Reader {
  readonly one: (text: string, context: Context) => Reading
  /** Which move a part makes by itself. */
  readonly guess: (part: string) => Guess | null
  readonly words: Words
}

/** Null: it does one thing, as it was read whole. */
export function inSeveral(text: string, context: Context, whole: Reading, reader: Reader): Reading | null {
  const answer = whole.acts.length > 0 || !context.asked ? null : answerFirst(text, context, reader)
  return (
    answer ??
    inParts(text, context, reader) ??
    thenAsked(text, context, whole, reader) ??
    thenWhy(text, context, whole, reader)
  )
}

/** 固投那个改5.6；水产补报2.6%；这两个审了没: each part is read by itself, the later ones in the light of nothing that was asked. */
function inParts(text: string, context: Context, { one, guess, words }: Reader): Reading | null {
  // A first message without a question is a report, or one order.
  if (afterOf(context) === 'idle' && !/[?？]/.test(text) && !words.speaks(text, ['question'])) return null
  const parts = partsOf(text, guess)
  if (parts === null) return null
  const read: Reading[] = []
  for (const [at, part] of parts.entries()) {
    const topic = read.at(-1)?.indicators ?? []
    const spoken = topic.length > 0 ? { topic } : {}
    const it = one(part.text, at === 0 ? context : { ...context, asked: null, ...spoken })
    if (!does(it, part)) return null
    read.push(it)
  }
  return read.reduceRight((beside, it) => ({ ...it, beside }))
}

/** It does what the move says, and is of something that it names where it is not the first. */
function does({ acts, intent, figures, margin }: Reading, { kind }: Part): boolean {
  if (acts.some((it) => it.act === 'amend.open' || (it.act === 'amend' && it.unsure === true))) return false
  switch (kind) {
    case 'ask':
      return intent.startsWith('query.') || acts.some((it) => /^ask|^review\.(?:ask|list)/.test(it.act))
    case 'order':
      return acts.length > 0 || ((intent === 'bulletin' || intent.startsWith('remind.')) && margin >= PLAIN)
    case 'report':
      return acts.some((it) => TELLS.has(it.act)) || (intent === 'report.figure' && figures.length > 0)
    default:
      return acts.length > 0
  }
}

const PLAIN = 0.5
const TELLS: ReadonlySet<string> = new Set(['report.sibling', 'report.value', 'amend', 'restore.withdrawn'])

/** 社零1-8月6.2，外资怎么样了; 更正为463场，还差多少: what is told, and what is asked behind it. */
function thenAsked(
  text: string,
  context: Context,
  whole: Reading,
  { one, guess, words }: Reader,
): Reading | null {
  const single = whole.acts.length === 0 || whole.acts.every((it) => it.act === 'amend')
  const moves = questionBehind(text, guess)
  const from = moves ?? (single ? questionStart(text, words) : null)
  if (from === null) return null
  const told = one(text.slice(0, from), context)
  const doing = told.acts.length > 0 && told.acts.every((it) => it.act === 'amend' || DONE.has(it.act))
  const amends = doing && (moves !== null || told.acts.every((it) => it.act === 'amend'))
  // 外资5860万美元，同比是涨是跌? asks about a number; a report says of when it is, or goes on with a time that was said.
  const timed = told.period !== null || (context.receipt ?? []).length > 0
  const reports = told.intent === 'report.figure' && told.figures.length > 0 && timed
  if (!amends && !reports) return null
  const topic = told.indicators.length > 0 ? told.indicators : context.topic
  const asked = one(text.slice(from), { ...context, asked: null, ...(topic ? { topic } : {}) })
  const asks = asked.intent.startsWith('query.') || asked.acts.some((it) => /^ask|^review\.ask/.test(it.act))
  return asks ? { ...told, beside: asked } : null
}

/** 固投1-8月增长4.8%，偏低的原因是房地产投资降18.6%: the numbers of a reason are no report, and nothing in it makes one doubtful. */
function thenWhy(text: string, context: Context, whole: Reading, { one, words }: Reader): Reading | null {
  if (whole.acts.length > 0 || whole.intent !== 'report.figure' || whole.figures.length === 0) return null
  const why = whyIn(text, words)
  if (why === null) return null
  const before = one(text.slice(0, why.from), context)
  const of = before.figures.at(-1)?.indicator
  if (of === undefined || before.intent !== 'report.figure' || before.acts.length > 0) return null
  for (const end of why.ends) {
    const behind = text.slice(end).trim()
    const told = behind === '' ? before : one(`${text.slice(0, why.from)}${behind}`, context)
    // What the reason would have had bound to an indicator is one's own number.
    if (told.figures.length < whole.figures.length) continue
    const words = text.slice(why.said, end).replace(/^[\s：:，,]+|[。.；;，,\s]+$/g, '')
    return { ...told, remark: { of, words } }
  }
  return null
}

/** 1-8月的，旅游收入也是，13.1%: what was asked is answered, and another figure is told. */
function answerFirst(text: string, context: Context, { one }: Reader): Reading | null {
  const end = firstClause(text)
  if (end === null) return null
  const answer = one(text.slice(0, end), context)
  if (!answer.acts.some((it) => ANSWERS.has(it.act))) return null
  const told = one(text.slice(end), { ...context, asked: null })
  return told.intent === 'report.figure' && told.figures.length > 0 ? { ...answer, beside: told } : null
}

/** What is done with what was asked, recorded or filed, and may stand before a question: 社零通过，限上的报了没有. */
const DONE: ReadonlySet<string> = new Set([
  'answer.some',
  'answer.yes',
  'report.sibling',
  'report.value',
  'review.verdict',
  'withdraw.figure',
])

/** A bare yes before a report is as likely a courtesy. */
const ANSWERS: ReadonlySet<string> = new Set(['answer.period', 'answer.choice', 'answer.indicator'])
