/** From facts to the text of a message: every member of Reply has its words, or this does not compile. */
import type { Reply } from '../conversation/turn/reply.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { admissionWords } from './words/admission.ts'
import { reminderWords } from './words/arranging.ts'
import { askedWords } from './words/asked.ts'
import { evidenceWords } from './words/evidence.ts'
import { exceptionWords } from './words/exception.ts'
import { listWords } from './words/items.ts'
import { lagWords } from './words/lag.ts'
import { letterWords } from './words/letter.ts'
import { pageWords } from './words/page.ts'
import { paperWords } from './words/paper.ts'
import { queryWords } from './words/query.ts'
import { reportWords } from './words/report.ts'
import { responseWords } from './words/response.ts'
import { trailWords } from './words/trail.ts'
import { previewBubbles } from './words/urge-preview.ts'

/** The messages that a reply is read in, in their order: most are one. */
export function bubblesOf(reply: Reply, plan: Catalogue): readonly string[] {
  const previews = reply.type === 'urged' && reply.stage === 'preview' && reply.units.length > 0
  return previews ? previewBubbles(reply, { plan }) : [say(reply, plan)]
}

export function say(reply: Reply, given: Catalogue): string {
  // A paper of last year speaks of last year's plan.
  const plan = 'bulletin' in reply ? given.telling(reply.bulletin.spec) : given
  switch (reply.type) {
    case 'page':
      return pageWords(reply, { plan })
    case 'asked':
    case 'meaning':
    case 'brief':
    case 'beside':
    case 'returns':
    case 'soon':
    case 'changed':
      return askedWords(reply, { plan })
    case 'indicators':
    case 'counties':
    case 'county':
    case 'unknown':
    case 'campaign':
    case 'convener':
    case 'overview':
    case 'lagging':
    case 'of_light':
    case 'missing':
    case 'reported':
    case 'ranking':
    case 'rank':
    case 'trend':
    case 'task':
    case 'unit':
    case 'units':
    case 'bulletin':
    case 'help':
      return queryWords(reply, { plan })
    case 'digest':
    case 'urge':
    case 'own':
    case 'urged':
    case 'urge.past':
    case 'urge.cannot':
    case 'urge.explanation':
    case 'reminder.set':
    case 'reminder.unclear':
    case 'reminder.list':
    case 'reminder.dropped':
    case 'reminder.which':
    case 'reminder.which_change':
    case 'reminder.changed':
    case 'reminder.paused':
    case 'reminder.resumed':
    case 'extension.asked':
    case 'extension.cannot':
    case 'extension.which':
    case 'extension.how':
    case 'extension.list':
    case 'extension.decided':
    case 'extension.none':
    case 'extension.told_office':
    case 'extension.told':
    case 'days_left':
    case 'date':
    case 'watch':
    case 'calendar_missing':
      return reminderWords(reply, { plan })
    case 'paper.preview':
    case 'paper.issued':
    case 'paper.cannot':
    case 'paper.consulted':
    case 'paper.asked':
    case 'paper.opinion':
    case 'paper.register':
      return paperWords(reply, { plan })
    case 'lag.explained':
    case 'lag.which':
    case 'lag.cannot':
    case 'promises':
      return lagWords(reply, { plan })
    case 'evidence':
    case 'evidence.nothing':
    case 'evidence.again':
    case 'evidence.held':
    case 'evidence.linked':
    case 'evidence.list':
      return evidenceWords(reply, { plan })
    case 'exception.opened':
    case 'exception.closed':
    case 'exception.none':
    case 'exception.list':
    case 'exception.unclear':
    case 'exception.needed':
      return exceptionWords(reply, { plan })
    case 'letter.draft':
    case 'letter.file':
    case 'letter.which':
    case 'letter.issued':
    case 'letter.told':
    case 'letter.cannot':
      return letterWords(reply, { plan })
    case 'response.known':
    case 'response.unchanged':
    case 'response.cannot':
    case 'disclaimer.asked':
    case 'disclaimer.list':
    case 'disclaimer.none':
    case 'disclaimer.decided':
    case 'disclaimer.told_office':
    case 'disclaimer.told':
      return responseWords(reply, { plan })
    case 'list.received':
    case 'list.proposed':
    case 'list.refused':
    case 'list.none':
    case 'items':
    case 'items.rates':
    case 'items.changed':
    case 'items.sum':
    case 'item.reported':
    case 'item.story':
    case 'item.which':
    case 'item.asked_for_help':
    case 'item.helped':
      return listWords(reply, { plan })
    case 'trail':
    case 'late':
    case 'recent':
    case 'filed':
      return trailWords(reply, { plan })
    case 'bind':
    case 'bind.list':
    case 'bind.none':
    case 'bind.asked':
    case 'bind.done':
    case 'bind.proposed':
    case 'bind.second':
    case 'bind.given':
    case 'bind.told':
    case 'room':
    case 'room.notices':
    case 'answer_in_room':
      return admissionWords(reply, { plan })
    default:
      return reportWords(reply, { plan })
  }
}
