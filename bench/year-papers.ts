/** Of bench/year.ts: which papers stand in a message, and its bulletins made again from the entries they stood on. */
import { type Day, dayOf } from '../src/base/clock.ts'
import { compileAt, compileIssued, digestOfFacts } from '../src/bulletins/issue.ts'
import type { Ledger } from '../src/ledger/ledger.ts'
import type { Catalogue } from '../src/plan/catalogue.ts'
import { daysBetween } from '../src/plan/period.ts'
import type { PaperDue } from '../src/reminders/paper-due.ts'
import { bulletinWords } from '../src/rendering/words/bulletin.ts'

export interface Message {
  readonly at: Date
  readonly text: string
  readonly file: { readonly bytes: Uint8Array } | undefined
  /** The ledger's last entry when it went out. */
  readonly head: number
  readonly papers: readonly PaperDue[]
}

/** Each bulletin of the year compiled twice, and compared with what went out. */
export function bulletinsAgain(plan: Catalogue, ledger: Ledger, messages: readonly Message[]) {
  return messages.flatMap(({ text, file, at, head, papers }) => {
    if (!papers.some((it) => it.kind === 'bulletin')) return []
    const today = dayOf(at)
    const spec = { kind: 'bulletin', campaign: null, unit: null, period: null, today, pending: true } as const
    const entry = (it: number) => ledger.entry(it)
    const once = compileAt(plan, entry, spec, head)
    // The second time from the revisions that the first names, at the year's end.
    const made = [once, compileIssued(plan, entry, { spec, head, revisions: once.revisions })]
    const facts = { today, fileOnly: false, issued: null, enclosures: [] } as const
    const [first = '', second] = made.map((bulletin) =>
      bulletinWords({ type: 'bulletin', bulletin, ...facts }, { plan }),
    )
    const same = first === second && text.includes(first)
    return [{ today, head, same, digests: made.map(digestOfFacts), file: file?.bytes.length ?? 0 }]
  })
}

/** How a paper begins in the text of a message. */
export function titleOf({ kind, campaign }: PaperDue): string {
  if (kind === 'dispatch') return `【周调度】${campaign}攻坚`
  return kind === 'supervision' ? '【双周督导】' : '【月通报·代拟稿】'
}

/** Weeks are counted from a Monday of the plan's first month; of a bulletin the month in which it goes out. */
export function spanOf({ kind }: PaperDue, day: Day): string {
  if (kind === 'bulletin') return day.slice(0, 7)
  const days = daysBetween('2025-02-10', day)
  return String(Math.floor(days / (kind === 'dispatch' ? 7 : 14)))
}
