/** What a message does to the items of lists, as it was read: each act to its handler. */

import type { Decision, Turn } from '../turn/turn.ts'
import { amendItem, moveItem, withdrawItems } from './amending.ts'
import { chooseItem, reviseAsked } from './answering.ts'
import { askItems } from './asking.ts'
import { reportItems } from './reporting.ts'

/** Null: it has nothing to do with any. */
export function aboutItems(turn: Turn): Decision | null {
  const [act] = turn.reading.acts
  const { question } = turn
  switch (act?.act) {
    case 'item.report': {
      const [told, ...more] = act.told
      const asked = question !== null && more.length === 0 && told?.how === 'spoken' ? told : null
      return (
        (asked === null || question === null ? null : reviseAsked(turn, question, asked)) ??
        reportItems(turn, act.told)
      )
    }
    case 'item.amend':
      return (question !== null ? reviseAsked(turn, question, act.told) : null) ?? amendItem(turn, act.told)
    case 'item.withdraw':
      return withdrawItems(turn, act.meant, act.parts)
    case 'item.move':
      return moveItem(turn, act.wrong, act.told)
    case 'item.choose':
      return question === null ? null : chooseItem(turn, question, act.option)
    case 'item.ask':
      return askItems(turn, act.asked)
    case 'item.more': {
      const shown = turn.topic?.listing
      return shown === undefined
        ? { revisions: [], replies: [{ type: 'nothing_more' }] }
        : askItems(turn, shown.asked, shown.page + 1)
    }
    default:
      return null
  }
}
