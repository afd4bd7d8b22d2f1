/**
 * From a message to what was meant: a row of pure stages, each in its own file —
 * normalise, names, periods, figures (slots.ts), features, classify, decide, bind.
 */

import { dayOf } from '../base/clock.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { CITY, countyOf, ownWordsOf } from '../plan/counties.ts'
import { ACCOUNTS } from './acts/account-words.ts'
import { ASKING } from './acts/asking-words.ts'
import { Classifier, type Models } from './acts/classifier.ts'
import { decide } from './acts/decide.ts'
import { DUTIES } from './acts/duty-words.ts'
import { enclosingIn } from './acts/enclosing.ts'
import { featuresOf } from './acts/features.ts'
import { guarded, LONGEST_MESSAGE } from './acts/guards.ts'
import { type Dictionaries, interpret } from './acts/interpret.ts'
import { known } from './acts/nearby.ts'
import { PAPERS } from './acts/paper-words.ts'
import { percentIn } from './acts/percent.ts'
import { RECORDS } from './acts/record-words.ts'
import { REMINDING } from './acts/reminding-words.ts'
import { REVIEWING } from './acts/reviewing-words.ts'
import { SIDES } from './acts/side-words.ts'
import { sidesIn } from './acts/sides.ts'
import { courtesyIn, helpTopicIn } from './acts/small-talk.ts'
import { Words } from './acts/tokens.ts'
import { wishIn } from './acts/wishes.ts'
import { WORDS } from './acts/words.ts'
import { about } from './binding/about.ts'
import { bind } from './binding/bind.ts'
import type { Context } from './context.ts'
import { isOver, reachedIn } from './deed.ts'
import { INTENTS, type Intent } from './intent.ts'
import { tellsMuch } from './lists/changing.ts'
import { ListReader } from './lists/lists.ts'
import { afterOf } from './moves/after.ts'
import { type Guess, Mover } from './moves/mover.ts'
import { Nearest } from './names/nearest.ts'
import { overlapOf } from './names/overlap.ts'
import { Pieces } from './names/pieces.ts'
import { respellingOf } from './names/respelling.ts'
import { type Vocabulary, vocabularyOf } from './names/vocabulary.ts'
import { quotedIn } from './quoted.ts'
import type { Reading, Span } from './reading.ts'
import { accounted } from './rest/account.ts'
import { placesElsewhere } from './rest/elsewhere.ts'
import { countyNamed, stageOf } from './rest/marks.ts'
import { inSeveral } from './several.ts'
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

  readonly #sides = new Words(SIDES)
  readonly #nearest: Nearest

  constructor(plan: Catalogue, models: Models) {
    this.#plan = plan
    this.#lexicon = lexiconOf(plan)
    this.#classifier = new Classifier(INTENTS, models.intents)
    this.#mover = new Mover(models.moves)
    this.#lists = new ListReader(plan, this.#lexicon.vocabulary.sounds)
    this.#pieces = new Pieces(plan)
    this.#nearest = new Nearest(plan)
  }

  /** Text beyond LONGEST_MESSAGE is not read. Never throws, whatever the text. */
  read(text: string, context: Context): Reading {
    const guard = guarded(text)
    const one = (part: string, light: Context) => this.#one(part, light)
    const whole = one(text, context)
    if (guard !== null) return { ...whole, acts: [{ ...guard, from: 0, to: text.length }] }
    const guess = (part: string) => this.#guess(part, context)
    return inSeveral(text, context, whole, { one, guess, words: this.#words.common }) ?? whole
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
    const after = afterOf(context)
    const guess = (stretch?: Span) => {
      const part = stretch === undefined ? null : message.text.slice(stretch.from, stretch.to)
      const seen = part === null ? slots : slotsOf(part, this.#lexicon, context.now)
      return after === null ? null : this.#mover.guess(seen, after)
    }
    const interpreted = () => interpret(told, alone, context, this.#plan, this.#words, this.#pieces, guess)
    const listed = ofItems === null ? null : readAsListed(alone, ofItems, context)
    const decided = listed !== null && mayDecide(listed.acts, context) ? interpreted() : null
    if (listed !== null && decided?.acts.some((it) => it.act === 'review.verdict') !== true)
      return {
        text,
        names,
        ...listed,
        ...(home === null ? {} : { home }),
        sides: sidesIn(message.text, this.#sides),
        disturbs: false,
        rest: [],
      }
    const acted = decided ?? interpreted()
    const unexplained = alone.unexplained.map((it) => spanAsSent(message, it))
    const rest = acted.acts.length > 0 ? acted.rest : [...acted.rest, ...unexplained]
    const [foreign] = rest
    return {
      text,
      ...alone,
      names,
      ...this.#said(slots, alone),
      ...(context.quoted === undefined
        ? {}
        : { quoted: quotedIn(context.quoted, this.#plan, dayOf(context.now)) }),
      ...acted,
      rest,
      // A report of figures asks for no side of anything, unless it is set beside a number of others.
      ...(alone.figures.length > 0 && (alone.comparisons ?? []).length === 0
        ? {}
        : { sides: sidesIn(message.text, this.#sides) }),
      ...(foreign === undefined ? {} : { unknown: text.slice(foreign.from, foreign.to).trim() }),
      ...(mayBeNear(alone, names)
        ? { near: this.#nearest.to(text, alone.intent === 'report.progress') }
        : {}),
      ...(stage === undefined ? {} : { stage }),
      ...(county === undefined ? {} : { county }),
      ...(home === null ? {} : { home }),
    }
  }

  /** What words anywhere in it say, whatever is made of it. */
  #said(
    { message, names, figures }: Slots,
    { intent, second, figures: reported }: Pick<Reading, 'intent' | 'second' | 'figures'>,
  ): Partial<Reading> {
    const wish = wishIn(message.text)
    const elsewhere = placesElsewhere({ text: message.raw, names }, this.#plan)
    const help = intent === 'help' || second === 'help' ? helpTopicIn(message.text) : null
    const percent = percentIn(message.text, figures)
    const reached = reported.length > 0 ? null : reachedIn(message.text)
    const encloses = enclosingIn(message.text)
    const greets = intent === 'greet' || second === 'greet'
    return {
      ...(isOver(message.text) ? { done: true } : {}),
      ...(percent === null ? {} : { percent }),
      ...(reached === null ? {} : { reached }),
      ...(encloses === null ? {} : { encloses }),
      ...(wish === null ? {} : { wish }),
      ...(elsewhere.length === 0 ? {} : { elsewhere }),
      ...(help === null ? {} : { help }),
      ...(greets ? { courtesy: courtesyIn(message.text) } : {}),
    }
  }

  /** What each stage made of a message. */
  explain(text: string, context: Context): Step[] {
    const { ranking, slots, bound } = this.#stages(text, context)
    const after = afterOf(context)
    const guess = this.#guess(text, context)
    const move = guess === null ? '' : `${after} → ${guess.move} ${(100 * guess.share).toFixed(1)}%`
    return [
      ...traceOf(this.#plan, slots, ranking, bound),
      { stage: '在做什么', found: move === '' ? [] : [move] },
    ]
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

/** A county's report reads as the city's would: the sentences that the classifier has seen say 全市 where this says 我县. */
function asOfTheCity(slots: Slots, home: string | null): Slots {
  if (home === null || slots.figures.every((it) => it.noise !== null)) return slots
  return { ...slots, sentence: slots.sentence.replace(ownWordsOf(home), CITY) }
}

/** 紫光项目通过: of an office that a report on an item waits for, what tells no more than a remark may be its verdict. */
function mayDecide(acts: Reading['acts'], { review, asked }: Context): boolean {
  if (asked || !review?.lines.some((it) => it.waits && it.called !== undefined)) return false
  return acts.every((it) => it.act === 'item.ask' || (it.act === 'item.report' && !it.told.some(tellsMuch)))
}

/** Where no name is found, and the answer would be that it is not known. */
function mayBeNear({ intent }: Pick<Reading, 'intent'>, names: Reading['names']): boolean {
  if (names.some((it) => it.kind === 'indicator')) return false
  return names.every((it) => it.kind === 'unit')
    ? NAMING.has(intent)
    : intent === 'none' || intent.startsWith('report.')
}

const NAMING: ReadonlySet<Intent> = new Set([
  'none',
  'query.overview',
  'query.indicator',
  'query.trend',
  'query.task',
  'report.figure',
  'report.progress',
])

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
