/** Evidence, explanations and exceptions as they stand: a part of the fold; nothing of it changes a figure. */
import type { Day } from '../base/clock.ts'
import { isSamePeriod, type Period } from '../plan/period.ts'
import type { EvidenceFile } from './backing.ts'
import { listIn } from './indexes.ts'
import type { Noted } from './noted.ts'
import type { Origin, Revision } from './revision.ts'

export interface Evidence extends EvidenceFile {
  /** Of the revision that attached it. */
  readonly id: string
  readonly origin: Origin
}

type Explained = Extract<Revision, { type: 'lag_explained' }>

/** Why an indicator is behind and what is done about it, in the unit's own words. */
export interface Explanation extends Omit<Explained, 'type'> {
  readonly id: string
  readonly origin: Origin
  readonly recordedAt: string
}

/** 补报 of approved figures that the office has let a unit make. */
export interface Exception {
  readonly id: string
  readonly unit: string
  readonly period: Period
  readonly reason: string | null
  readonly revoked: boolean
  readonly origin: Origin
  readonly recordedAt: string
}

export interface Backings {
  /** What was attached to a report, by the ids of its revisions; oldest first. */
  evidenceFor(ids: readonly string[]): readonly Evidence[]
  /** Of an indicator, oldest first. */
  explanations(indicator: string): readonly Explanation[]
  /** The latest explanation that promises a day, with that day; null without one. */
  promise(indicator: string): { readonly day: Day; readonly by: Explanation } | null
  /** All, oldest first. */
  exceptions(): readonly Exception[]
  /** Whether an office has opened approved figures of a closed period to the unit. */
  isOpen(unit: string, period: Period, office: string | null): boolean
}

export class BackingsFold implements Backings {
  readonly #evidence = new Map<string, Evidence[]>()
  readonly #explanations = new Map<string, Explanation[]>()
  readonly #exceptions = new Map<string, Exception>()

  apply({ id, revision, origin, recordedAt }: Noted): void {
    switch (revision.type) {
      case 'evidence_attached':
        for (const to of revision.to)
          for (const file of revision.files) listIn(this.#evidence, to).push({ ...file, id, origin })
        break
      case 'lag_explained': {
        const { type: _, ...said } = revision
        listIn(this.#explanations, revision.indicator).push({ ...said, id, origin, recordedAt })
        break
      }
      case 'exception_granted': {
        const { unit, period, reason } = revision
        this.#exceptions.set(id, { id, unit, period, reason, revoked: false, origin, recordedAt })
        break
      }
      case 'exception_revoked': {
        const found = this.#exceptions.get(revision.of)
        if (found) this.#exceptions.set(found.id, { ...found, revoked: true })
        break
      }
    }
  }

  evidenceFor(ids: readonly string[]): readonly Evidence[] {
    return ids.flatMap((id) => this.#evidence.get(id) ?? [])
  }

  explanations(indicator: string): readonly Explanation[] {
    return this.#explanations.get(indicator) ?? []
  }

  promise(indicator: string): { day: Day; by: Explanation } | null {
    const by = this.explanations(indicator).findLast((it) => it.promised !== null)
    return by?.promised ? { day: by.promised, by } : null
  }

  exceptions(): readonly Exception[] {
    return [...this.#exceptions.values()]
  }

  isOpen(unit: string, period: Period, office: string | null): boolean {
    return this.exceptions().some(
      (it) =>
        !it.revoked &&
        it.unit === unit &&
        (office === null || it.origin.unit === office) &&
        isSamePeriod(it.period, period),
    )
  }
}
