/** What a revision names must be there, and of the kind that it is done to: anything else is a programmer's error. */
import type { Revision } from './revision.ts'
import type { Standing } from './standing.ts'

/** Where a revision would be written. */
export interface Site {
  readonly standing: Pick<Standing, 'revision'>
  /** Number of its entry. */
  readonly next: number
  /** What stands before it in that entry. */
  readonly before: readonly Revision[]
}

export function refuseDangling(revision: Revision, { standing, next, before }: Site): void {
  if (revision.type === 'evidence_attached') {
    // To what stands already, or to what is said in this very message.
    const lost = revision.to.find((id) => !standing.revision(id) && !id.startsWith(`${next}.`))
    if (lost !== undefined) throw new Error(`evidence_attached names ${lost}, which is nothing`)
  }
  if (!('of' in revision)) return
  const [entry, at] = revision.of.split('.').map(Number)
  // What is filed without review is approved in the very entry that files it.
  const beside = entry === next ? before[at ?? 0] : undefined
  const type = (beside ?? standing.revision(revision.of)?.revision)?.type
  const fits = (NAMES[revision.type] ?? ['figure_reported', 'figure_corrected']).includes(type ?? '')
  if (!fits) throw new Error(`${revision.type} names ${revision.of}, which is ${type ?? 'nothing'}`)
}

/** What a revision may name, where that is not a figure. */
const NAMES: Readonly<Partial<Record<Revision['type'], readonly string[]>>> = {
  correction_withdrawn: ['figure_corrected'],
  progress_withdrawn: ['progress_reported'],
  extension_granted: ['extension_requested'],
  extension_refused: ['extension_requested'],
  reminder_dropped: ['reminder_set'],
  binding_confirmed: ['binding_requested'],
  binding_proposed: ['binding_requested'],
  binding_refused: ['binding_requested'],
  binding_ended: ['binding_requested'],
  exception_revoked: ['exception_granted'],
  disclaimer_agreed: ['duties_disclaimed'],
  disclaimer_rejected: ['duties_disclaimed'],
  item_corrected: ['item_reported'],
  item_withdrawn: ['item_reported'],
  item_answered: ['item_reported'],
  item_approved: ['item_reported'],
  item_returned: ['item_reported'],
  review_withdrawn: ['figure_reported', 'figure_corrected', 'item_reported'],
}
