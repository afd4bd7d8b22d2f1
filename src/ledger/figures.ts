/**
 * The figures that stand: a part of the fold.
 *
 * A report opens a record; corrections amend it, wherever their figure belongs; a withdrawal takes the whole
 * record away, so withdrawing a corrected figure withdraws the fact and does not bring the old value back; taking
 * back the correction alone (`correction_withdrawn`) does, with the review status that the old value had. For a
 * fact with several records (a new report was let replace a standing one) the one set last stands, and when that
 * is withdrawn, the one before. Approval and return hold only for the value they name: on one that was corrected
 * meanwhile they have no effect.
 */
import { drop, listIn, setIn } from './indexes.ts'
import type { Noted } from './noted.ts'
import type { Fact, Figure } from './revision.ts'
import { factKey, type StandingFigure } from './standing.ts'

interface FigureRecord {
  key: string
  now: StandingFigure
  /** Rises with each value set in the whole ledger: by the place of the revision that set it. */
  turn: number
  withdrawn: boolean
  /** What the corrections that still hold replaced, oldest first. */
  readonly before: Pick<FigureRecord, 'key' | 'now' | 'turn'>[]
}

export class FiguresFold {
  readonly #trails = new Map<string, Noted[]>()
  /** By the id of each report and correction. */
  readonly #records = new Map<string, FigureRecord>()
  /** Of each fact, its records that were not withdrawn, in the order in which their values were set. */
  readonly #stacks = new Map<string, FigureRecord[]>()
  readonly #standing = new Map<string, FigureRecord>()
  readonly #byIndicator = new Map<string, Set<FigureRecord>>()
  readonly #byUnit = new Map<string, Set<FigureRecord>>()

  apply(noted: Noted): void {
    const { revision } = noted
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
      case 'correction_withdrawn':
        this.#restore(noted, revision.of)
        break
      case 'figure_approved':
        this.#review(noted, revision.of, 'approved')
        break
      case 'figure_returned':
        this.#review(noted, revision.of, 'returned', revision.reason)
        break
      case 'review_withdrawn':
        this.#review(noted, revision.of, 'pending')
        break
      case 'evidence_attached':
        for (const id of revision.to) this.#attach(noted, id, revision.files.length)
        break
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
      turn: turnOf(id),
      withdrawn: false,
      before: [],
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
    record.before.push({ key: from, now: record.now, turn: record.turn })
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
      record.turn = turnOf(id)
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

  /** Back to the place that the value had among the records of its fact: one set later stays above it. */
  #restore(noted: Noted, of: string): void {
    const record = this.#records.get(of)
    const before = !record || record.withdrawn || record.now.id !== of ? undefined : record.before.pop()
    if (!record || before === undefined) return
    const { history } = record.now
    const [from, to] = [record.key, before.key]
    listIn(this.#trails, from).push(noted)
    if (from !== to) listIn(this.#trails, to).push(noted)
    this.#change(from, () => drop(this.#stacks.get(from), record))
    this.#change(to, () => {
      Object.assign(record, before)
      record.now = { ...before.now, history: [...history, noted.id] }
      const stack = listIn(this.#stacks, to)
      const at = stack.findLastIndex((it) => it.turn < record.turn)
      stack.splice(at + 1, 0, record)
    })
  }

  #review(noted: Noted, of: string, status: StandingFigure['status'], reason?: string): void {
    const record = this.#records.get(of)
    if (!record || record.withdrawn || record.now.id !== of) return
    listIn(this.#trails, record.key).push(noted)
    const { returnedReason: _, ...now } = record.now
    const history = [...now.history, noted.id]
    record.now = { ...now, status, history, ...(reason === undefined ? {} : { returnedReason: reason }) }
  }

  /** Evidence is for the value that it came with: a corrected one needs its own, and so does one that came later. */
  #attach(noted: Noted, id: string, files: number): void {
    const record = this.#records.get(id)
    if (record?.now.id === id && turnOf(id) < turnOf(noted.id))
      record.now = { ...record.now, evidence: (record.now.evidence ?? 0) + files }
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

  replacedBy(id: string): StandingFigure | undefined {
    return this.byId(id) && this.#records.get(id)?.before.at(-1)?.now
  }

  below(id: string): StandingFigure | undefined {
    const figure = this.byId(id)
    return figure && this.#stacks.get(factKey(figure.figure))?.at(-2)?.now
  }

  history(fact: Fact): readonly Noted[] {
    return this.#trails.get(factKey(fact)) ?? []
  }
}

/** More revisions than this are in no entry. */
const MOST_IN_ENTRY = 1_000_000

function turnOf(id: string): number {
  const point = id.indexOf('.')
  return Number(id.slice(0, point)) * MOST_IN_ENTRY + Number(id.slice(point + 1))
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
