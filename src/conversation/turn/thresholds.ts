/** Where the conversation draws its lines. Margins are distances between the best and the second intent. */

/** Below this a query is answered, with the other reading offered in a line (您是想问…?). */
export const QUERY_MARGIN = 0.2
/** Below this nothing is written or sent before the sender has seen what was understood. */
export const WRITE_MARGIN = 0.4
/** How long a question waits for its answer. */
export const QUESTION_MINUTES = 10
/** How long after a question has lapsed its value may still be said, that day: later it is of nothing known. */
export const LATE_MINUTES = 600
/** How long a figure waits that was said not to be recorded yet, or to be looked into: the next working day after a weekend. */
export const HELD_HOURS = 72
/** How many choices a question lists. */
export const CHOICES = 6
/** How many names that come near are offered. */
export const NEAREST = 3
/** Questions kept behind the one that is open. */
export const QUESTIONS_KEPT = 3
/** How often an open question is called to mind under other answers, before it is about to lapse. */
export const REMINDED_MOST = 2
/** In the last minutes of its time it is called to mind once more. */
export const LAPSING_MINUTES = 2
