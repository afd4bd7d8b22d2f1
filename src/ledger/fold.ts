/**
 * From entries to what stands. `fold(entries)` gives the whole; the ledger keeps one `Fold` and applies each new
 * entry as it comes. It depends on the entries alone: not on the clock, the time zone or who asks.
 * A revision that names nothing known has no effect; the ledger appends none.
 */
import { type Admissions, AdmissionsFold } from './admissions.ts'
import { type Arrangements, ArrangementsFold } from './arrangements.ts'
import { type Backings, BackingsFold } from './backings.ts'
import { FiguresFold } from './figures.ts'
import { listIn, setIn } from './indexes.ts'
import { type Items, ItemsFold } from './items.ts'
import type { Noted } from './noted.ts'
import { type Papers, PapersFold } from './papers.ts'
import { type Entry, type Fact, revisionId } from './revision.ts'
import type { LastOwn, ProgressReport, Ruling, Standing, StandingFigure } from './standing.ts'

/** `only`: these revisions alone, by id; all else in the entries is passed over. */
export function fold(entries: Iterable<Entry>, only?: ReadonlySet<string>): Standing {
  const standing = new Fold(only)
  for (const entry of entries) standing.apply(entry)
  return standing
}

export class Fold implements Standing {
  readonly #only: ReadonlySet<string> | undefined
  #head = 0
  readonly #noted = new Map<string, Noted>()
  readonly #byPerson = new Map<string, number[]>()
  readonly #progress = new Map<string, Of<ProgressReport>>()
  readonly #byTask = new Map<string, Set<Of<ProgressReport>>>()
  readonly #rulings = new Map<string, Of<Ruling>[]>()
  readonly #figures = new FiguresFold()
  readonly #arrangements = new ArrangementsFold()
  readonly #papers = new PapersFold()
  readonly #admissions = new AdmissionsFold()
  readonly #backings = new BackingsFold()
  readonly #items = new ItemsFold()

  constructor(only?: ReadonlySet<string>) {
    this.#only = only
  }

  /** Takes in the next entry. */
  apply(entry: Entry): void {
    this.#head = entry.number
    for (const [index, revision] of entry.revisions.entries()) {
      const { origin, recordedAt, words: said } = entry
      const noted = { id: revisionId(entry.number, index), revision, origin, recordedAt, said }
      if (this.#only?.has(noted.id) === false) continue
      this.#noted.set(noted.id, noted)
      this.#take(noted, entry.plan)
    }
    if (
      entry.revisions.some(
        ({ type }) =>
          type === 'figure_reported' || type === 'figure_corrected' || type === 'progress_reported',
      )
    ) {
      listIn(this.#byPerson, personKey(entry.origin.channel, entry.origin.person)).push(entry.number)
    }
  }

  #take(noted: Noted, plan: string | undefined): void {
    const { revision } = noted
    switch (revision.type) {
      case 'figure_reported':
      case 'figure_corrected':
      case 'figure_withdrawn':
      case 'correction_withdrawn':
      case 'figure_approved':
      case 'figure_returned':
      case 'review_withdrawn':
        this.#figures.apply(noted)
        break
      case 'progress_reported': {
        const { task, unit, words, percent } = revision
        const { id, origin, recordedAt } = noted
        const report = { plan, it: { id, task, unit, words, percent, origin, recordedAt } }
        this.#progress.set(id, report)
        setIn(this.#byTask, task).add(report)
        break
      }
      case 'progress_withdrawn': {
        const report = this.#progress.get(revision.of)
        if (report) this.#byTask.get(report.it.task)?.delete(report)
        this.#progress.delete(revision.of)
        break
      }
      case 'target_ruled': {
        const { indicator, value, basis } = revision
        const { id, origin, recordedAt } = noted
        listIn(this.#rulings, indicator).push({
          plan,
          it: { id, indicator, value, basis, origin, recordedAt },
        })
        break
      }
      case 'evidence_attached':
        this.#figures.apply(noted)
        this.#backings.apply(noted)
        break
      default:
        this.#arrangements.apply(noted)
        this.#papers.apply(noted, this.#head)
        this.#admissions.apply(noted)
        this.#backings.apply(noted)
        this.#items.apply(noted)
    }
  }

  get head(): number {
    return this.#head
  }

  get revisions(): number {
    return this.#noted.size
  }

  figures(): readonly StandingFigure[] {
    return this.#figures.figures()
  }

  ofIndicator(indicator: string): readonly StandingFigure[] {
    return this.#figures.ofIndicator(indicator)
  }

  ofUnit(unit: string): readonly StandingFigure[] {
    return this.#figures.ofUnit(unit)
  }

  figure(fact: Fact): StandingFigure | undefined {
    return this.#figures.figure(fact)
  }

  byId(id: string): StandingFigure | undefined {
    return this.#figures.byId(id)
  }

  replacedBy(id: string): StandingFigure | undefined {
    return this.#figures.replacedBy(id)
  }

  below(id: string): StandingFigure | undefined {
    return this.#figures.below(id)
  }

  history(fact: Fact): readonly Noted[] {
    return this.#figures.history(fact)
  }

  revision(id: string): Noted | undefined {
    return this.#noted.get(id)
  }

  lastOf(channel: string, person: string): LastOwn | undefined {
    for (const number of (this.#byPerson.get(personKey(channel, person)) ?? []).toReversed()) {
      const figures: StandingFigure[] = []
      const progress: ProgressReport[] = []
      for (let index = 0; this.#noted.has(revisionId(number, index)); index++) {
        const figure = this.byId(revisionId(number, index))
        const report = this.#progress.get(revisionId(number, index))?.it
        if (figure) figures.push(figure)
        if (report) progress.push(report)
      }
      if (figures.length + progress.length > 0) return { number, figures, progress }
    }
    return undefined
  }

  progress(task: string, plan?: string): readonly ProgressReport[] {
    return [...(this.#byTask.get(task) ?? [])].filter(under(plan)).map(({ it }) => {
      const evidence = this.#backings.evidenceFor([it.id]).length
      return evidence === 0 ? it : { ...it, evidence }
    })
  }

  ruling(indicator: string, plan?: string): Ruling | undefined {
    return this.#rulings.get(indicator)?.findLast(under(plan))?.it
  }

  get papers(): Papers {
    return this.#papers
  }

  get arrangements(): Arrangements {
    return this.#arrangements
  }

  get admissions(): Admissions {
    return this.#admissions
  }

  get backings(): Backings {
    return this.#backings
  }

  get items(): Items {
    return this.#items
  }
}

/** Something with the plan that its entry belongs to, which is no part of it. */
interface Of<T> {
  readonly plan: string | undefined
  readonly it: T
}

/** What is of a plan; of one that nobody named, of any. */
function under(plan: string | undefined): (of: Of<unknown>) => boolean {
  return (of) => plan === undefined || of.plan === undefined || of.plan === plan
}

function personKey(channel: string, person: string): string {
  return JSON.stringify([channel, person])
}
