/** A duty as it is asked for: of whom, and by the day that counts now. */
import type { Asked } from '../conversation/turn/replies/reminder.ts'
import { dueOf } from '../judging/obligation.ts'
import type { Duty } from '../ledger/revision.ts'
import type { Ladder } from './ladder.ts'
import type { Desk } from './recipients.ts'

export function askedOf({ books }: Pick<Desk, 'books'>, ladder: Ladder, duty: Duty): Asked {
  const found = ladder.find(duty)
  const due = found === undefined ? duty.period.to : dueOf(books, found)
  return {
    duty,
    unit: found?.unit ?? '',
    due,
    provisional: !ladder.plan.workdays.isCovered(due),
    extended: books.standing.arrangements.extendedTo(duty) !== null,
  }
}
