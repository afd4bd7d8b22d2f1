/**
 * Which revisions belong together, so that what stands for an indicator or a task can be found from its own revisions
 * alone, in their order: all that a figure went through, with those of every indicator that a correction moved a figure
 * to or from; all reports on a task; and in the first parcel whatever is neither.
 */
import type { Entry, Origin, Revision } from './revision.ts'
import { revisionId } from './revision.ts'

/** A revision with its place: entry, index, time, plan as written, origin. */
export type Packed = readonly [
  number: number,
  index: number,
  recordedAt: string,
  plan: string | null,
  origin: Origin,
  revision: Revision,
]

export interface ParcelLabel {
  /** Whose figures or reports are in it; of the first parcel, which holds all else, nobody's. */
  readonly indicators: readonly string[]
  readonly task: string | null
  readonly units: readonly string[]
  /** Of its packed text. */
  readonly digest: string
}

export interface Parcelled {
  /** The parcel of each revision, in their order. */
  readonly places: readonly number[]
  readonly labels: ReadonlyArray<Omit<ParcelLabel, 'digest'>>
  readonly parcels: readonly Packed[][]
}

const REST = 'rest'

export async function parcelled(entries: readonly Entry[], rest: () => Promise<void>): Promise<Parcelled> {
  const topics = new Topics()
  for (const { number, revisions } of entries) {
    for (const [index, it] of revisions.entries()) topics.add(revisionId(number, index), it)
    await rest()
  }
  const numbers = new Map<string, number>([[REST, 0]])
  const parcels: Packed[][] = [[]]
  const units: Array<Set<string>> = [new Set()]
  const places: number[] = []
  const into = (topic: string, packed: Packed) => {
    const at = numbers.get(topic) ?? parcels.length
    if (at === parcels.length) {
      numbers.set(topic, at)
      parcels.push([])
      units.push(new Set())
    }
    parcels[at]?.push(packed)
    const [, , , , , revision] = packed
    if (revision.type === 'figure_reported') units[at]?.add(revision.unit)
    return at
  }
  for (const { number, recordedAt, plan = null, origin, revisions } of entries) {
    for (const [index, revision] of revisions.entries()) {
      const packed: Packed = [number, index, recordedAt, plan, origin, revision]
      places.push(into(topics.of(revisionId(number, index)), packed))
      // It is evidence of figures and stands by itself as well; of several, in each one's parcel for that one alone.
      if (revision.type === 'evidence_attached')
        for (const topic of new Set(revision.to.map((it) => topics.of(it)))) {
          const to = revision.to.filter((it) => topics.of(it) === topic)
          if (topic.startsWith(FIGURES))
            into(topic, [number, index, recordedAt, plan, origin, { ...revision, to }])
        }
    }
    await rest()
  }
  const labels = [...numbers.keys()].map((topic, at) => ({
    indicators: topics.indicatorsOf(topic),
    task: topic.startsWith(TASK) ? topic.slice(TASK.length) : null,
    units: [...(units[at] ?? [])],
  }))
  return { places, labels, parcels }
}

const FIGURES = 'figures '
const TASK = 'task '

/** What each revision is about; indicators that share a figure are one topic. */
class Topics {
  readonly #ofRevision = new Map<string, string>()
  /** Towards the one that stands for all that are joined. */
  readonly #joined = new Map<string, string>()

  add(id: string, revision: Revision): void {
    this.#ofRevision.set(id, this.#topicOf(revision))
  }

  of(id: string): string {
    return this.#root(this.#ofRevision.get(id) ?? REST)
  }

  indicatorsOf(topic: string): string[] {
    return [...this.#joined.keys()]
      .filter((it) => it.startsWith(FIGURES) && this.#root(it) === topic)
      .map((it) => it.slice(FIGURES.length))
  }

  #topicOf(revision: Revision): string {
    switch (revision.type) {
      case 'figure_reported':
        return this.#known(FIGURES + revision.figure.indicator)
      case 'figure_corrected': {
        const before = this.of(revision.of)
        const now = this.#known(FIGURES + revision.figure.indicator)
        if (before.startsWith(FIGURES)) this.#joined.set(this.#root(now), before)
        return before
      }
      case 'progress_reported':
        return TASK + revision.task
      case 'figure_withdrawn':
      case 'correction_withdrawn':
      case 'figure_approved':
      case 'figure_returned':
      case 'review_withdrawn':
      case 'progress_withdrawn':
        return this.of(revision.of)
      default:
        return REST
    }
  }

  #known(topic: string): string {
    if (!this.#joined.has(topic)) this.#joined.set(topic, topic)
    return topic
  }

  #root(topic: string): string {
    let root = topic
    for (
      let next = this.#joined.get(root);
      next !== undefined && next !== root;
      next = this.#joined.get(root)
    )
      root = next
    return root
  }
}
