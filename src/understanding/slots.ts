/** Everything found in a message before its intent is known: names, periods, figures, each masked for the next. */
import { dayOf } from '../base/clock.ts'
import { findFigures } from './figures/figures.ts'
import { findNames } from './names/names.ts'
import type { Overlap } from './names/overlap.ts'
import { type Respelling, respelt } from './names/respelling.ts'
import type { Vocabulary } from './names/vocabulary.ts'
import { findPeriods } from './periods/periods.ts'
import type { FigureHit, NameHit, PeriodHit } from './reading.ts'
import { covered, MASK, maskNames } from './text/mask.ts'
import { type Normalised, normalise } from './text/normalise.ts'
import { inWordsOfAnyCity, raised } from './text/vantage.ts'

export interface Slots {
  /** Its text in a city's words: of a county's plan one level up, `raised`. */
  readonly message: Normalised
  readonly names: readonly NameHit[]
  readonly periods: readonly PeriodHit[]
  readonly figures: readonly FigureHit[]
  /** The normalised text with names, periods and figures masked. */
  readonly masked: string
  /** The same with misspelt words of the trade put right: what the classifier reads. */
  readonly sentence: string
}

export interface Lexicon {
  readonly respelling: Respelling
  readonly vocabulary: Vocabulary
  readonly overlap: Overlap
}

export function slotsOf(text: string, lexicon: Lexicon, now: Date): Slots {
  const said = normalise(text)
  const message = { ...said, text: raised(said.text, lexicon.vocabulary.vantage), said: said.text }
  const names = findNames(message.text, lexicon.vocabulary, lexicon.overlap)
  const named = maskNames(message.text, names)
  return slotsAmong(message, names, named, findPeriods(named, dayOf(now), false), lexicon)
}

/** The same, told as in a report: what is told lies behind, and a month that has not begun is one of the year before. */
export function toldSlots(slots: Slots, lexicon: Lexicon, now: Date): Slots {
  // Told or not, times stand where they stand.
  if (slots.periods.length === 0) return slots
  const { message, names } = slots
  const named = maskNames(message.text, names)
  const periods = findPeriods(named, dayOf(now), true)
  const same =
    periods.length === slots.periods.length && periods.every((it, at) => isSame(it, slots.periods[at]))
  return same ? slots : slotsAmong(message, names, named, periods, lexicon)
}

function isSame(one: PeriodHit, other: PeriodHit | undefined): boolean {
  return (
    one.from === other?.from &&
    one.to === other.to &&
    one.role === other.role &&
    one.period?.from === other.period?.from &&
    one.period?.to === other.period?.to
  )
}

/** `named`: the text with its names masked. */
function slotsAmong(
  message: Normalised,
  names: readonly NameHit[],
  named: string,
  periods: readonly PeriodHit[],
  { respelling, vocabulary }: Lexicon,
): Slots {
  const timed = periods.reduce((text, it) => covered(text, it, MASK.period), named)
  const figures = findFigures(timed, periods)
  const masked = figures.reduce(
    (text, it) => (it.noise === null ? covered(text, it, MASK.figure) : text),
    timed,
  )
  const ofAnyCity = inWordsOfAnyCity(masked, vocabulary.vantage)
  return { message, names, periods, figures, masked: ofAnyCity, sentence: respelt(ofAnyCity, respelling) }
}
