/** Words for every answer to a question: one place where the compiler names a missing one. */

import type { QueryReply } from '../../conversation/turn/replies/query.ts'
import { bulletinWords } from './bulletin.ts'
import type { WordsContext } from './context.ts'
import { countiesWords, countyWords } from './counties.ts'
import { taskWords, unitsWords, unitWords, unknownWords } from './duties.ts'
import { helpWords } from './help.ts'
import { indicatorsWords } from './indicator.ts'
import { campaignWords, convenerWords, laggingWords, lightWords, overviewWords } from './lists.ts'
import { missingWords, reportedWords } from './missing.ts'
import { rankingWords, rankWords } from './ranking.ts'
import { trendWords } from './trend.ts'

export function queryWords(reply: QueryReply, words: WordsContext): string {
  switch (reply.type) {
    case 'indicators':
      return indicatorsWords(reply, words)
    case 'counties':
      return countiesWords(reply, words)
    case 'county':
      return countyWords(reply, words)
    case 'unknown':
      return unknownWords(reply, words)
    case 'campaign':
      return campaignWords(reply, words)
    case 'convener':
      return convenerWords(reply, words)
    case 'overview':
      return overviewWords(reply, words)
    case 'lagging':
      return laggingWords(reply, words)
    case 'of_light':
      return lightWords(reply, words)
    case 'missing':
      return missingWords(reply, words)
    case 'reported':
      return reportedWords(reply, words)
    case 'ranking':
      return rankingWords(reply, words)
    case 'rank':
      return rankWords(reply, words)
    case 'trend':
      return trendWords(reply, words)
    case 'task':
      return taskWords(reply, words)
    case 'unit':
      return unitWords(reply, words)
    case 'units':
      return unitsWords(reply, words)
    case 'bulletin':
      return bulletinWords(reply, words)
    case 'help':
      return helpWords(reply, words)
  }
}
