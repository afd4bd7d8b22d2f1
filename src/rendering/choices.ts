/**
 * What may be chosen by a button instead of typed, where the platform has buttons: the words that the answer itself
 * asks for. Numbers stand for what the text has listed under them.
 */
import type { Reply } from '../conversation/turn/reply.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { periodText } from './numbers.ts'

export interface Offer {
  readonly label: string
  /** What it sends, as if it were typed. */
  readonly text: string
}

/** Cards hold six buttons, one of them 取消. */
const MOST = 5
const CANCEL: Offer = { label: '取消', text: '取消' }
const YES: readonly Offer[] = [{ label: '确认', text: '确认' }, CANCEL]

/** Empty where nothing is asked, or where the answer must be written. */
export function choicesOf(replies: readonly Reply[], plan: Catalogue): readonly Offer[] {
  return replies.map((it) => asked(it, plan)).find((it) => it.length > 0) ?? []
}

function asked(reply: Reply, plan: Catalogue): readonly Offer[] {
  switch (reply.type) {
    case 'figures':
      if (reply.need === null) return []
      if (reply.need.type === 'confirm') return YES
      if (reply.need.type === 'indicator') return numbers(reply.need.options.length)
      return named(reply.need.options.map((it) => periodText(it, plan.plan.year)))
    case 'understood_as':
      return reply.second === null ? YES : numbers(2)
    case 'which_task':
      return numbers(reply.tasks.length)
    case 'which_figure':
      return numbers(reply.figures.length)
    case 'letter.which':
      return numbers(reply.options.length)
    case 'reminder.which_change':
      return numbers(reply.own.length)
    case 'urged':
      return reply.stage === 'preview' ? YES : []
    default:
      return []
  }
}

function numbers(count: number): readonly Offer[] {
  return named(Array.from({ length: count }, (_, at) => String(at + 1)))
}

function named(labels: readonly string[]): readonly Offer[] {
  if (labels.length === 0 || labels.length > MOST) return []
  return [...labels.map((label, at) => ({ label, text: String(at + 1) })), CANCEL]
}
