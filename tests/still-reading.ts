/**
 * Files outside understanding/ that still open the words of a message. It only shrinks: what a message wants is read
 * there as acts with slots, and a handler is given those.
 */
export const STILL_READING: readonly string[] = [
  'src/conversation/cautions.ts',
  'src/conversation/reporting/comparing.ts',
  'src/conversation/reporting/doubts.ts',
  'src/conversation/reporting/drafting.ts',
  'src/conversation/reporting/report.correct.ts',
  'src/conversation/reporting/report.progress.ts',
  'src/conversation/reporting/report.withdraw.ts',
  'src/conversation/reporting/whose.ts',
  'src/conversation/turn/quote.ts',
]
