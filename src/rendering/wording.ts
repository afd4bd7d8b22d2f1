/** From facts to the text of a message: every member of Reply has its words, or this does not compile. */
import type { Reply } from '../conversation/reply.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { queryWords } from './words/query.ts'
import { reportWords } from './words/report.ts'

export function say(reply: Reply, plan: Catalogue): string {
  switch (reply.type) {
    case 'indicators':
    case 'unknown':
    case 'campaign':
    case 'convener':
    case 'overview':
    case 'lagging':
    case 'missing':
    case 'reported':
    case 'ranking':
    case 'rank':
    case 'trend':
    case 'task':
    case 'unit':
    case 'remind':
    case 'schedule':
    case 'bulletin':
    case 'help':
      return queryWords(reply, { plan })
    default:
      return reportWords(reply, { plan })
  }
}
