/**
 * From entries to what stands. `fold(entries)` gives the whole; the ledger keeps one `Fold` and applies each new
 * entry as it comes. It depends on the entries alone: not on the clock, the time zone or who asks.
 * A revision that names nothing known has no effect; the ledger appends none.
 *
 * One that begins with a checkpoint has what that knows asleep: a parcel of revisions is taken in when something of it is
 * asked for, and before anything that is about it is added. The order in which parcels come makes no difference.
 */
import { type Admissions, AdmissionsFold } from './admissions.ts'
import { type Arrangements, ArrangementsFold } from './arrangements.ts'
import type { Parcels, Woken } from './asleep.ts'
import { type Backings, BackingsFold } from './backings.ts'
import { isReport, personKey } from './checkpoint.ts'
import { FiguresFold } from './figures.ts'
import { listIn, setIn } from './indexes.ts'
import { type Items, ItemsFold } from './items.ts'
import type { Noted } from './noted.ts'
import { type Papers, PapersFold } from './papers.ts'
import { type Entry, type Fact, type Revision, revisionId } from './revision.ts'
import type { LastOwn, ProgressReport, Ruling, Standing, StandingFigure } from './standing.ts'

/** The parcel of what is neither a figure's nor a task's: always awake. */
const REST = 0

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
  readonly #parcels: Parcels | null
  readonly #asleep: Set<number>
  #revisions = 0

  constructor(only?: ReadonlySet<string>, parcels: Parcels | null = null) {
    this.#only = only
    this.#parcels = parcels
    this.#asleep = new Set(parcels?.all)
    if (parcels === null) return
    const { number, revisions, persons } = parcels.head
    this.#revisions = revisions
    for (const [key, numbers] of Object.entries(persons)) this.#byPerson.set(key, [...numbers])
    this.#asleep.delete(REST)
    for (const { noted, plan } of parcels.open(REST)) {
      this.#head = Number(noted.id.split('.')[0])
      this.#noted.set(noted.id, noted)
      this.#take(noted, plan)
    }
    this.#head = number
  }

  /** Takes in the next entry. */
  apply(entry: Entry): void {
    this.#head = entry.number
    for (const [index, revision] of entry.revisions.entries()) {
      const { origin, recordedAt, words: said } = entry
      const noted = { id: revisionId(entry.number, index), revision, origin, recordedAt, said }
      if (this.#only?.has(noted.id) === false) continue
      if (this.#asleep.size > 0) this.#wakeFor(revision)
      this.#revisions += 1
      this.#noted.set(noted.id, noted)
      this.#take(noted, entry.plan)
    }
    if (entry.revisions.some(isReport)) {
      listIn(this.#byPerson, personKey(entry.origin.channel, entry.origin.person)).push(entry.number)
    }
  }

  #wake(parcels: Iterable<number> | undefined): void {
    if (this.#asleep.size === 0) return
    for (const at of parcels ?? []) if (this.#asleep.delete(at)) this.#takeIn(this.#parcels?.open(at) ?? [])
  }

  #takeIn(woken: readonly Woken[]): void {
    for (const { noted, plan } of woken) {
      // It was taken in with the rest; here it only belongs to its figures.
      if (noted.revision.type === 'evidence_attached') this.#figures.apply(noted)
      else {
        this.#noted.set(noted.id, noted)
        this.#take(noted, plan)
      }
    }
  }

  #wakeFor(revision: Revision): void {
    const parcels = this.#parcels
    if (parcels === null) return
    if ('figure' in revision) this.#wake(parcels.ofIndicator(revision.figure.indicator))
    if (revision.type === 'progress_reported') this.#wake(parcels.ofTask(revision.task))
    if ('of' in revision) this.#wake(parcels.ofRevision(revision.of))
    if (revision.type === 'evidence_attached')
      for (const it of revision.to) this.#wake(parcels.ofRevision(it))
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
        this.#figures.apply(noted)
        break
      case 'review_withdrawn':
        this.#figures.apply(noted)
        this.#items.apply(noted)
        break
      case 'progress_reported': {
        const { task, unit, words, percent, done } = revision
        const { id, origin, recordedAt } = noted
        const over = done === undefined ? {} : { done }
        const report = { plan, it: { id, task, unit, words, percent, ...over, origin, recordedAt } }
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
    return this.#revisions
  }

  figures(): readonly StandingFigure[] {
    this.#wake(this.#parcels?.all)
    return this.#figures.figures()
  }

  ofIndicator(indicator: string): readonly StandingFigure[] {
    this.#wake(this.#parcels?.ofIndicator(indicator))
    return this.#figures.ofIndicator(indicator)
  }

  ofUnit(unit: string): readonly StandingFigure[] {
    this.#wake(this.#parcels?.ofUnit(unit))
    return this.#figures.ofUnit(unit)
  }

  figure(fact: Fact): StandingFigure | undefined {
    this.#wake(this.#parcels?.ofIndicator(fact.indicator))
    return this.#figures.figure(fact)
  }

  byId(id: string): StandingFigure | undefined {
    this.#wake(this.#parcels?.ofRevision(id))
    return this.#figures.byId(id)
  }

  replacedBy(id: string): StandingFigure | undefined {
    this.#wake(this.#parcels?.ofRevision(id))
    return this.#figures.replacedBy(id)
  }

  below(id: string): StandingFigure | undefined {
    this.#wake(this.#parcels?.ofRevision(id))
    return this.#figures.below(id)
  }

  history(fact: Fact): readonly Noted[] {
    this.#wake(this.#parcels?.ofIndicator(fact.indicator))
    return this.#figures.history(fact)
  }

  revision(id: string): Noted | undefined {
    this.#wake(this.#parcels?.ofRevision(id))
    return this.#noted.get(id)
  }

  lastOf(channel: string, person: string): LastOwn | undefined {
    for (const number of (this.#byPerson.get(personKey(channel, person)) ?? []).toReversed()) {
      const figures: StandingFigure[] = []
      const progress: ProgressReport[] = []
      for (let index = 0; this.revision(revisionId(number, index)) !== undefined; index++) {
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
    this.#wake(this.#parcels?.ofTask(task))
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
