/**
 * From a message to what was meant: a row of pure stages, each in its own file —
 * normalise, names, periods, figures (slots.ts), features, classify, decide, bind.
 */

import type { Catalogue } from '../plan/catalogue.ts'
import { CITY, countyOf, ownWordsOf } from '../plan/counties.ts'
import { ACCOUNTS } from './acts/account-words.ts'
import { ASKING } from './acts/asking-words.ts'
import { Classifier, type Models } from './acts/classifier.ts'
import { decide } from './acts/decide.ts'
import { DUTIES } from './acts/duty-words.ts'
import { featuresOf } from './acts/features.ts'
import { guarded, LONGEST_MESSAGE } from './acts/guards.ts'
import { type Dictionaries, interpret } from './acts/interpret.ts'
import { known } from './acts/nearby.ts'
import { PAPERS } from './acts/paper-words.ts'
import { RECORDS } from './acts/record-words.ts'
import { REMINDING } from './acts/reminding-words.ts'
import { REVIEWING } from './acts/reviewing-words.ts'
import { courtesyIn, helpTopicIn } from './acts/small-talk.ts'
import { Words } from './acts/tokens.ts'
import { firstClause, questionBehind, questionStart, whyIn } from './acts/two-parts.ts'
import { wishIn } from './acts/wishes.ts'
import { WORDS } from './acts/words.ts'
import { about } from './binding/about.ts'
import { bind } from './binding/bind.ts'
import type { Context } from './context.ts'
import { isOver } from './deed.ts'
import { INTENTS, type Intent } from './intent.ts'
import { ListReader } from './lists/lists.ts'
import { afterOf } from './moves/after.ts'
import { type Guess, Mover } from './moves/mover.ts'
import { overlapOf } from './names/overlap.ts'
import { Pieces } from './names/pieces.ts'
import { respellingOf } from './names/respelling.ts'
import { type Vocabulary, vocabularyOf } from './names/vocabulary.ts'
import type { Reading, Span } from './reading.ts'
import { accounted } from './rest/account.ts'
import { placesElsewhere } from './rest/elsewhere.ts'
import { countyNamed, stageOf } from './rest/marks.ts'
import { type Lexicon, type Slots, slotsOf, toldSlots } from './slots.ts'
import { covered, MASK } from './text/mask.ts'
import { spanAsSent } from './text/normalise.ts'
import { type Step, traceOf } from './trace.ts'

export function lexiconOf(plan: Catalogue): Lexicon {
  return lexiconAmong(vocabularyOf(plan))
}

export function lexiconAmong(vocabulary: Vocabulary): Lexicon {
  return { vocabulary, overlap: overlapOf(vocabulary), respelling: respellingOf(vocabulary.sounds) }
}

export class Understanding {
  readonly #plan: Catalogue
  readonly #lexicon: Lexicon
  readonly #classifier: Classifier<Intent>
  readonly #mover: Mover
  readonly #lists: ListReader
  readonly #pieces: Pieces
  readonly #words: Dictionaries = {
    common: new Words(WORDS),
    reviewing: new Words(WORDS, REVIEWING),
    asking: new Words(WORDS, ASKING),
    accounts: new Words(WORDS, ACCOUNTS),
    duties: new Words(WORDS, DUTIES),
    papers: new Words(WORDS, PAPERS),
    records: new Words(WORDS, RECORDS),
    reminding: new Words(WORDS, REMINDING),
  }

  constructor(plan: Catalogue, models: Models) {
    this.#plan = plan
    this.#lexicon = lexiconOf(plan)
    this.#classifier = new Classifier(INTENTS, models.intents)
    this.#mover = new Mover(models.moves)
    this.#lists = new ListReader(plan, this.#lexicon.vocabulary.sounds)
    this.#pieces = new Pieces(plan)
  }

  /** Text beyond LONGEST_MESSAGE is not read. Never throws, whatever the text. */
  read(text: string, context: Context): Reading {
    const guard = guarded(text)
    const whole = this.#one(text, context)
    if (guard !== null) return { ...whole, acts: [{ ...guard, from: 0, to: text.length }] }
    const answer = whole.acts.length > 0 || !context.asked ? null : this.#answerFirst(text, context)
    if (answer !== null) return answer
    return this.#thenAsked(text, context, whole) ?? this.#thenWhy(text, context, whole) ?? whole
  }

  /** 社零1-8月6.2，外资怎么样了; 更正为463场，还差多少: what is told, and what is asked behind it. */
  #thenAsked(text: string, context: Context, whole: Reading): Reading | null {
    const one = whole.acts.length === 0 || whole.acts.every((it) => it.act === 'amend')
    const moves = questionBehind(text, (part) => this.#guess(part, context))
    const from = moves ?? (one ? questionStart(text, this.#words.common) : null)
    if (from === null) return null
    const told = this.#one(text.slice(0, from), context)
    const doing = told.acts.length > 0 && told.acts.every((it) => it.act === 'amend' || DONE.has(it.act))
    const amends = doing && (moves !== null || told.acts.every((it) => it.act === 'amend'))
    // 外资5860万美元，同比是涨是跌? asks about a number; a report says of when it is, or goes on with a time that was said.
    const timed = told.period !== null || (context.receipt ?? []).length > 0
    const reports = told.intent === 'report.figure' && told.figures.length > 0 && timed
    if (!amends && !reports) return null
    const topic = told.indicators.length > 0 ? told.indicators : context.topic
    const asked = this.#one(text.slice(from), { ...context, asked: null, ...(topic ? { topic } : {}) })
    const asks =
      asked.intent.startsWith('query.') || asked.acts.some((it) => /^ask|^review\.ask/.test(it.act))
    return asks ? { ...told, beside: asked } : null
  }

  /** 固投1-8月增长4.8%，偏低的原因是房地产投资降18.6%: the numbers of a reason are no report, and nothing in it makes one doubtful. */
  #thenWhy(text: string, context: Context, whole: Reading): Reading | null {
    if (whole.acts.length > 0 || whole.intent !== 'report.figure' || whole.figures.length === 0) return null
    const why = whyIn(text, this.#words.common)
    if (why === null) return null
    const before = this.#one(text.slice(0, why.from), context)
    const of = before.figures.at(-1)?.indicator
    if (of === undefined || before.intent !== 'report.figure' || before.acts.length > 0) return null
    for (const end of why.ends) {
      const behind = text.slice(end).trim()
      const told = behind === '' ? before : this.#one(`${text.slice(0, why.from)}${behind}`, context)
      // What the reason would have had bound to an indicator is one's own number.
      if (told.figures.length < whole.figures.length) continue
      const words = text.slice(why.said, end).replace(/^[\s：:，,]+|[。.；;，,\s]+$/g, '')
      return { ...told, remark: { of, words } }
    }
    return null
  }

  /** 1-8月的，旅游收入也是，13.1%: what was asked is answered, and another figure is told. */
  #answerFirst(text: string, context: Context): Reading | null {
    const end = firstClause(text)
    if (end === null) return null
    const answer = this.#one(text.slice(0, end), context)
    if (!answer.acts.some((it) => ANSWERS.has(it.act))) return null
    const told = this.#one(text.slice(end), { ...context, asked: null })
    return told.intent === 'report.figure' && told.figures.length > 0 ? { ...answer, beside: told } : null
  }

  #guess(text: string, context: Context): Guess | null {
    const after = afterOf(context)
    return after === null ? null : this.#mover.guess(slotsOf(text, this.#lexicon, context.now), after)
  }

  #one(text: string, context: Context): Reading {
    const { decision, slots, bound } = this.#stages(text, context)
    const read = about(decision.intent, slots, bound, context, this.#plan)
    const alone = { ...decision, ...read, figures: known(read.figures, context, this.#plan) }
    const { message, names } = slots
    const stage = stageOf(message.text)
    const home = countyOf(this.#plan, context.unit)
    const county = countyNamed(message.text, names, this.#plan, home)
    // What an answer or an amendment tells lies behind, like what a report tells.
    const told = () =>
      alone.intent.startsWith('report.') ? slots : toldSlots(slots, this.#lexicon, context.now)
    const ofItems = this.#lists.read(
      slots,
      { intent: alone.intent, county: county ?? null, figures: alone.figures.length },
      context,
    )
    const listed = ofItems === null ? null : readAsListed(alone, ofItems, context)
    if (listed !== null)
      return { text, names, ...listed, ...(home === null ? {} : { home }), disturbs: false, rest: [] }
    const after = afterOf(context)
    const guess = (stretch?: Span) => {
      const part = stretch === undefined ? null : message.text.slice(stretch.from, stretch.to)
      const seen = part === null ? slots : slotsOf(part, this.#lexicon, context.now)
      return after === null ? null : this.#mover.guess(seen, after)
    }
    const acted = interpret(told, alone, context, this.#plan, this.#words, this.#pieces, guess)
    const unexplained = alone.unexplained.map((it) => spanAsSent(message, it))
    return {
      text,
      ...alone,
      names,
      ...this.#said(slots, alone),
      ...acted,
      rest: acted.acts.length > 0 ? acted.rest : [...acted.rest, ...unexplained],
      ...(stage === undefined ? {} : { stage }),
      ...(county === undefined ? {} : { county }),
      ...(home === null ? {} : { home }),
    }
  }

  /** What words anywhere in it say, whatever is made of it. */
  #said({ message, names }: Slots, { intent, second }: Pick<Reading, 'intent' | 'second'>): Partial<Reading> {
    const wish = wishIn(message.text)
    const elsewhere = placesElsewhere({ text: message.raw, names }, this.#plan)
    const help = intent === 'help' || second === 'help' ? helpTopicIn(message.text) : null
    const greets = intent === 'greet' || second === 'greet'
    return {
      ...(isOver(message.text) ? { done: true } : {}),
      ...(wish === null ? {} : { wish }),
      ...(elsewhere.length === 0 ? {} : { elsewhere }),
      ...(help === null ? {} : { help }),
      ...(greets ? { courtesy: courtesyIn(message.text) } : {}),
    }
  }

  /** What each stage made of a message. */
  explain(text: string, context: Context): Step[] {
    const { ranking, slots, bound } = this.#stages(text, context)
    return traceOf(this.#plan, slots, ranking, bound)
  }

  #stages(text: string, context: Context) {
    const home = countyOf(this.#plan, context.unit)
    const first = slotsOf(text.slice(0, LONGEST_MESSAGE), this.#lexicon, context.now)
    const ranking = this.#classifier.rank(featuresOf(asOfTheCity(first, home)))
    const decision = decide(ranking, first)
    const reporting = decision.intent.startsWith('report.')
    const slots = reporting ? toldSlots(first, this.#lexicon, context.now) : first
    const scene = {
      text: slots.message.text,
      said: slots.message.said,
      words: slots.figures.reduce((text, it) => covered(text, it, MASK.figure), slots.masked),
      names: slots.names,
      periods: slots.periods,
      figures: slots.figures,
      plan: this.#plan,
      home,
      unit: context.unit,
    }
    const bound = bind(scene)
    const figures = reporting ? accounted(scene, slots.message, bound.pairs) : bound.figures
    return { ranking, decision, slots, bound: { ...bound, figures } }
  }
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

/** A county's report reads as the city's would: the sentences that the classifier has seen say 全市 where this says 我县. */
function asOfTheCity(slots: Slots, home: string | null): Slots {
  if (home === null || slots.figures.every((it) => it.noise !== null)) return slots
  return { ...slots, sentence: slots.sentence.replace(ownWordsOf(home), CITY) }
}

const OF_NO_FIGURE = {
  task: null,
  indicators: [],
  figures: [],
  leftOut: [],
  unexplained: [],
  unbound: [],
  ambiguous: [],
  comparisons: [],
} as const

/**
 * What is told of an item of a list is progress, and no figure of the city's. Where no list stands, only that is known:
 * what else could be meant by it is left to the reading of the message by itself. Null: it is read as it was.
 */
function readAsListed<R extends Pick<Reading, 'intent' | 'figures'>>(
  alone: R,
  acts: Reading['acts'],
  { lists = [] }: Context,
): (R & Pick<Reading, 'acts'>) | null {
  const [act] = acts
  const told = act?.act === 'item.report'
  if (lists.length === 0)
    return told && alone.intent === 'report.figure'
      ? { ...alone, ...OF_NO_FIGURE, intent: 'report.progress', acts: [] }
      : null
  const intent: Intent = told
    ? 'report.progress'
    : act?.act === 'item.amend'
      ? 'report.correct'
      : act?.act === 'item.withdraw'
        ? 'report.withdraw'
        : alone.intent.startsWith('query.')
          ? alone.intent
          : 'query.task'
  return { ...alone, ...OF_NO_FIGURE, intent, margin: 1, acts }
}
