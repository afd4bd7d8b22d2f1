/**
 * From entries to what stands. `fold(entries)` gives the whole; the ledger keeps one `Fold` and applies each new
 * entry as it comes. It depends on the entries alone: not on the clock, the time zone or who asks.
 *
 * A report opens a record; corrections amend it, wherever their figure belongs; a withdrawal takes the whole
 * record away, so withdrawing a corrected figure withdraws the fact and does not bring the old value back. For a
 * fact with several records (a new report was let replace a standing one) the one set last stands, and when that
 * is withdrawn, the one before. Approval and return hold only for the value they name: on one that was corrected
 * meanwhile they have no effect. A revision that names nothing known has none either; the ledger appends none.
 */
import { type Admissions, AdmissionsFold } from './admissions.ts'
import { type Arrangements, ArrangementsFold } from './arrangements.ts'
import { type Backings, BackingsFold } from './backings.ts'
import { drop, listIn, setIn } from './indexes.ts'
import { type Papers, PapersFold } from './papers.ts'
import type { Entry, Fact, Figure, Revision } from './revision.ts'
import { revisionId } from './revision.ts'
import type { LastOwn, Noted, ProgressReport, Ruling, Standing, StandingFigure } from './standing.ts'
import { factKey } from './standing.ts'

interface FigureRecord {
  key: string
  now: StandingFigure
  /** Rises with each value set in the whole ledger. */
  turn: number
  withdrawn: boolean
}

export function fold(entries: Iterable<Entry>): Standing {
  const standing = new Fold()
  for (const entry of entries) standing.apply(entry)
  return standing
}

export class Fold implements Standing {
  #head = 0
  #turn = 0
  readonly #noted = new Map<string, Noted>()
  readonly #trails = new Map<string, Noted[]>()
  /** By the id of each report and correction. */
  readonly #records = new Map<string, FigureRecord>()
  /** Of each fact, its records that were not withdrawn, in the order in which their values were set. */
  readonly #stacks = new Map<string, FigureRecord[]>()
  readonly #standing = new Map<string, FigureRecord>()
  readonly #byIndicator = new Map<string, Set<FigureRecord>>()
  readonly #byUnit = new Map<string, Set<FigureRecord>>()
  readonly #byPerson = new Map<string, number[]>()
  readonly #progress = new Map<string, ProgressReport>()
  readonly #byTask = new Map<string, Set<ProgressReport>>()
  readonly #rulings = new Map<string, Ruling>()
  readonly #arrangements = new ArrangementsFold()
  readonly #papers = new PapersFold()
  readonly #admissions = new AdmissionsFold()
  readonly #backings = new BackingsFold()

  /** Takes in the next entry. */
  apply(entry: Entry): void {
    this.#head = entry.number
    for (const [index, revision] of entry.revisions.entries()) {
      const { origin, recordedAt } = entry
      const noted = { id: revisionId(entry.number, index), revision, origin, recordedAt }
      this.#noted.set(noted.id, noted)
      this.#take(noted, revision)
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

  #take(noted: Noted, revision: Revision): void {
    switch (revision.type) {
      case 'figure_reported':
        this.#report(noted, revision.figure, revision.unit, revision.onBehalf)
        break
      case 'figure_corrected':
        this.#correct(noted, revision.of, revision.figure)
        break
      case 'figure_withdrawn':
        this.#withdraw(noted, revision.of)
        break
      case 'figure_approved':
        this.#review(noted, revision.of, 'approved')
        break
      case 'figure_returned':
        this.#review(noted, revision.of, 'returned', revision.reason)
        break
      case 'progress_reported': {
        const { task, unit, words, percent } = revision
        const { id, origin, recordedAt } = noted
        const report = { id, task, unit, words, percent, origin, recordedAt }
        this.#progress.set(id, report)
        setIn(this.#byTask, task).add(report)
        break
      }
      case 'progress_withdrawn': {
        const report = this.#progress.get(revision.of)
        if (report) this.#byTask.get(report.task)?.delete(report)
        this.#progress.delete(revision.of)
        break
      }
      case 'target_ruled': {
        const { indicator, value, basis } = revision
        const { id, origin, recordedAt } = noted
        this.#rulings.set(indicator, { id, indicator, value, basis, origin, recordedAt })
        break
      }
      default:
        this.#arrangements.apply(noted)
        this.#papers.apply(noted, this.#head)
        this.#admissions.apply(noted)
        this.#backings.apply(noted)
    }
  }

  #report(noted: Noted, figure: Figure, unit: string, onBehalf: boolean): void {
    const { id, origin, recordedAt } = noted
    const key = factKey(figure)
    const record: FigureRecord = {
      key,
      now: {
        id,
        figure,
        unit,
        status: 'pending',
        onBehalf,
        origin,
        recordedAt,
        reportedAt: recordedAt,
        history: [id],
      },
      turn: ++this.#turn,
      withdrawn: false,
    }
    this.#records.set(id, record)
    listIn(this.#trails, key).push(noted)
    this.#change(key, () => listIn(this.#stacks, key).push(record))
  }

  #correct(noted: Noted, of: string, figure: Figure): void {
    const record = this.#records.get(of)
    if (!record || record.withdrawn) return
    const { id, origin, recordedAt } = noted
    const { unit, reportedAt, history } = record.now
    const [from, to] = [record.key, factKey(figure)]
    this.#records.set(id, record)
    listIn(this.#trails, to).push(noted)
    // A correction may say that the figure was of another period: it leaves one fact and joins the other.
    if (from !== to) listIn(this.#trails, from).push(noted)
    this.#change(from, () => drop(this.#stacks.get(from), record))
    this.#change(to, () => {
      const onBehalf = origin.unit !== null && origin.unit !== unit
      record.now = {
        id,
        figure,
        unit,
        status: 'pending',
        onBehalf,
        origin,
        recordedAt,
        reportedAt,
        history: [...history, id],
      }
      record.key = to
      record.turn = ++this.#turn
      listIn(this.#stacks, to).push(record)
    })
  }

  #withdraw(noted: Noted, of: string): void {
    const record = this.#records.get(of)
    if (!record || record.withdrawn) return
    record.withdrawn = true
    listIn(this.#trails, record.key).push(noted)
    this.#change(record.key, () => drop(this.#stacks.get(record.key), record))
  }

  #review(noted: Noted, of: string, status: 'approved' | 'returned', reason?: string): void {
    const record = this.#records.get(of)
    if (!record || record.withdrawn || record.now.id !== of) return
    listIn(this.#trails, record.key).push(noted)
    const { returnedReason: _, ...now } = record.now
    const history = [...now.history, noted.id]
    record.now = { ...now, status, history, ...(reason === undefined ? {} : { returnedReason: reason }) }
  }

  /** Changes the records of one fact, and keeps the indexes on what stands for it. */
  #change(key: string, change: () => void): void {
    const before = this.#standing.get(key)
    if (before) {
      this.#standing.delete(key)
      this.#byIndicator.get(before.now.figure.indicator)?.delete(before)
      this.#byUnit.get(before.now.unit)?.delete(before)
    }
    change()
    const after = this.#stacks.get(key)?.at(-1)
    if (after) {
      this.#standing.set(key, after)
      setIn(this.#byIndicator, after.now.figure.indicator).add(after)
      setIn(this.#byUnit, after.now.unit).add(after)
    }
  }

  get head(): number {
    return this.#head
  }

  get revisions(): number {
    return this.#noted.size
  }

  figures(): readonly StandingFigure[] {
    return inOrder(this.#standing.values())
  }

  ofIndicator(indicator: string): readonly StandingFigure[] {
    return inOrder(this.#byIndicator.get(indicator) ?? [])
  }

  ofUnit(unit: string): readonly StandingFigure[] {
    return inOrder(this.#byUnit.get(unit) ?? [])
  }

  figure(fact: Fact): StandingFigure | undefined {
    return this.#standing.get(factKey(fact))?.now
  }

  byId(id: string): StandingFigure | undefined {
    const record = this.#records.get(id)
    return record && record.now.id === id && this.#standing.get(record.key) === record
      ? record.now
      : undefined
  }

  history(fact: Fact): readonly Noted[] {
    return this.#trails.get(factKey(fact)) ?? []
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
        const report = this.#progress.get(revisionId(number, index))
        if (figure) figures.push(figure)
        if (report) progress.push(report)
      }
      if (figures.length + progress.length > 0) return { number, figures, progress }
    }
    return undefined
  }

  progress(task: string): readonly ProgressReport[] {
    return [...(this.#byTask.get(task) ?? [])]
  }

  ruling(indicator: string): Ruling | undefined {
    return this.#rulings.get(indicator)
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
}

function inOrder(records: Iterable<FigureRecord>): StandingFigure[] {
  return [...records].sort(byPeriod).map((record) => record.now)
}

function byPeriod(a: FigureRecord, b: FigureRecord): number {
  const [first, second] = [a.now.figure.period, b.now.figure.period]
  if (first.to !== second.to) return first.to < second.to ? -1 : 1
  if (first.from !== second.from) return first.from < second.from ? -1 : 1
  return a.turn - b.turn
}

function personKey(channel: string, person: string): string {
  return JSON.stringify([channel, person])
}
