/** A paper that belongs into a person's digest, by what it is of; its facts are compiled when it is sent. */
import type { BulletinSpec } from '../ledger/paper.ts'

export type PaperDue = Pick<BulletinSpec, 'kind' | 'campaign' | 'unit' | 'year'>

export function samePaper(a: PaperDue, b: PaperDue): boolean {
  return a.kind === b.kind && a.campaign === b.campaign && a.unit === b.unit
}
