/** An open question in a few words, for 另有一条待您确认 and for 已取消. */
import type { Question } from '../turn/question.ts'
import type { OpenView } from '../turn/replies/report.ts'
import type { Turn } from '../turn/turn.ts'
import { settle } from './settling.ts'

export function viewOf(turn: Turn, { matter }: Question): OpenView {
  switch (matter.type) {
    case 'drafts': {
      const drafts = matter.drafts.map(({ indicator, value, unit, period }) => ({
        indicator,
        value,
        unit,
        period,
      }))
      return { type: 'drafts', drafts, need: settle(turn, matter.drafts).need?.type ?? 'confirm' }
    }
    case 'amend': {
      const drafts = matter.ids.flatMap((id) => turn.books.standing.byId(id)?.figure ?? [])
      return { type: 'drafts', drafts, need: 'confirm' }
    }
    case 'readings':
      return { type: 'readings', sentence: matter.options[0]?.text ?? '', options: matter.options.length }
    case 'review':
      return { type: 'review', count: matter.ids.length }
    case 'reason':
      return matter.of.type === 'ruling'
        ? { type: 'reason', of: 'ruling', indicators: [matter.of.indicator] }
        : {
            type: 'reason',
            of: 'return',
            indicators: matter.of.ids.flatMap((id) => turn.books.standing.byId(id)?.figure.indicator ?? []),
          }
    case 'urge':
      return { type: 'urge', units: matter.urgings.map((it) => it.unit) }
    case 'extend':
      return { type: 'extend', count: matter.duties.length, until: matter.until }
    case 'letter':
      return { type: 'letter', count: matter.options.length, unit: matter.options[0]?.unit ?? '' }
    case 'items':
      return { type: 'items', names: matter.drafts.map((it) => it.options[0]?.item ?? it.name) }
    case 'list':
      return { type: 'list', name: matter.list.name, total: matter.list.items.length }
    case 'rearrange':
      return { type: 'rearrange', count: matter.of.length, to: matter.to }
  }
}
