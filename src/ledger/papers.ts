/** Drafts and issued bulletins as they stand: a part of the fold; nothing of it touches a figure. */
import type { LetterSpec } from './letter.ts'
import type { Noted } from './noted.ts'
import type { BulletinSpec } from './paper.ts'
import type { Origin } from './revision.ts'

/** A draft that was shown to the units it names, and what they said of it. */
export interface Consultation {
  readonly id: string
  readonly spec: BulletinSpec
  readonly digest: string
  readonly units: readonly string[]
  readonly opinions: readonly Opinion[]
  readonly origin: Origin
  readonly recordedAt: string
}

export interface Opinion {
  readonly unit: string
  readonly words: string
  readonly origin: Origin
}

/** A bulletin that a named person issued. */
export interface IssuedBulletin {
  readonly id: string
  readonly number: string
  readonly spec: BulletinSpec
  /** Of its facts. */
  readonly digest: string
  /** The figures that it prints, by the revision that set each. */
  readonly printed: readonly { readonly indicator: string; readonly figure: string; readonly light: string }[]
  readonly revisions: readonly string[]
  /** Number of the last entry that it stands on. */
  readonly head: number
  readonly origin: Origin
  readonly recordedAt: string
}

/** A 提示函, 督办单 or 约谈通知 that a named person issued. */
export interface IssuedLetter {
  readonly id: string
  readonly number: string
  readonly spec: LetterSpec
  readonly digest: string
  /** Number of the last entry that it stands on. */
  readonly head: number
  readonly origin: Origin
  readonly recordedAt: string
}

export interface Papers {
  /** Oldest first. */
  consultations(): readonly Consultation[]
  /** Oldest first. */
  issued(): readonly IssuedBulletin[]
  /** Oldest first. */
  letters(): readonly IssuedLetter[]
}

export class PapersFold implements Papers {
  readonly #consultations = new Map<string, Consultation>()
  readonly #issued: IssuedBulletin[] = []
  readonly #letters: IssuedLetter[] = []

  /** `number` is that of the entry. */
  apply({ id, revision, origin, recordedAt }: Noted, number: number): void {
    switch (revision.type) {
      case 'bulletin_consulted': {
        const { spec, digest, units } = revision
        this.#consultations.set(id, { id, spec, digest, units, opinions: [], origin, recordedAt })
        break
      }
      case 'opinion_given': {
        const { on, unit, words } = revision
        const draft = this.#consultations.get(on)
        const opinions = [...(draft?.opinions ?? []), { unit, words, origin }]
        if (draft) this.#consultations.set(on, { ...draft, opinions })
        break
      }
      case 'bulletin_issued': {
        const { type: _, ...bulletin } = revision
        this.#issued.push({ ...bulletin, id, head: number - 1, origin, recordedAt })
        break
      }
      case 'letter_issued': {
        const { type: _, ...letter } = revision
        this.#letters.push({ ...letter, id, head: number - 1, origin, recordedAt })
        break
      }
    }
  }

  consultations(): readonly Consultation[] {
    return [...this.#consultations.values()]
  }

  issued(): readonly IssuedBulletin[] {
    return this.#issued
  }

  letters(): readonly IssuedLetter[] {
    return this.#letters
  }
}
