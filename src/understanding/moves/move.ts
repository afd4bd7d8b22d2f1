/**
 * What somebody wants who goes on in a dialogue, as a kind: the move that a message makes after what was said to them
 * just before. It tells nothing of which line, value or time; the acts do that.
 */

/** What was said to the sender just before. */
export const AFTER = [
  /** It was asked whether figures are right; nothing is recorded yet. */
  'confirm',
  /** One of numbered options was asked for: a period, an indicator, a line. */
  'choice',
  /** Figures were recorded or put right. */
  'receipt',
  /** A figure was taken back. */
  'withdrawn',
  /** A question was answered, or a list shown. */
  'answer',
  /** An own figure came back from the office. */
  'returned',
  /** The office was shown what waits for it. */
  'review',
  'idle',
] as const
export type After = (typeof AFTER)[number]

export const MOVES = [
  /** What was asked is right. */
  'yes',
  /** What was asked about is dropped. */
  'no',
  /** It stays open: it is looked into first. */
  'hold',
  /** Half a yes, which is none. */
  'doubt',
  /** Something of what was asked or recorded is other than it stands; what it is may be left out. */
  'amend',
  'withdraw',
  /** What was taken back, or the value before, is to stand again. */
  'restore',
  /** What is recorded stays as it is. */
  'keep',
  /** A comment, a reason, a number of others: nothing is to be done. */
  'remark',
  'thanks',
  /** What was recorded, and whether it was. */
  'standing',
  /** Asked back about what was asked or answered. */
  'back',
  'choose',
  'report',
  /** Told, and not to be recorded. */
  'aside',
  /** Something else is asked. */
  'ask',
  'approve',
  'return',
  /** Something is to be sent, drafted or reminded of. */
  'order',
] as const
export type Move = (typeof MOVES)[number]
