/** bulletin: 通报, 周调度 and 督导 as a draft marked 代拟稿, in text or as a file; nothing is issued or sent by it. */

import { compile } from '../../bulletins/compile.ts'
import { changesSince } from '../../bulletins/erratum.ts'
import { issuesOf } from '../../bulletins/issue.ts'
import { stranger } from '../access/strangers.ts'
import { judged, judgementsOf, readsFigures } from '../asking/states.ts'
import type { Enclosure } from '../turn/replies/enclosure.ts'
import type { State } from '../turn/replies/query.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { letterAgain } from './lettering.ts'
import { enclosuresFor, isOfOtherYear, type Wanted, wishOf } from './papers.ts'

export function bulletin(turn: Turn): Decision {
  if (!readsFigures(turn)) return stranger('bulletin')
  const drafted = letterAgain(turn)
  if (drafted !== null) return drafted
  const { books, reading } = turn
  const wish = wishOf(turn)
  const { spec } = wish
  if (isOfOtherYear(books.plan, spec))
    return { revisions: [], replies: [{ type: 'paper.cannot', why: 'other_year', number: null }] }
  const facts = compile(books, spec)
  const issue = issuesOf(books.standing, spec).at(-1)
  const enclosures = enclosuresFor(turn, wish)
  return {
    revisions: [],
    replies: [
      {
        type: 'bulletin',
        today: turn.today,
        bulletin: facts,
        fileOnly: wish.fileOnly,
        ...rowsOf(turn, wish),
        ...(wish.unfinished === null ? {} : { unfinished: wish.unfinished }),
        issued: issue === undefined ? null : { number: issue.number, changes: changesSince(issue, books) },
        enclosures: issue === undefined ? enclosures : enclosures.map((it) => ofIssue(it, issue.number)),
      },
    ],
    topic: {
      intent: 'bulletin',
      indicators: [],
      campaign: spec.campaign,
      unit: spec.unit,
      task: null,
      period: reading.period,
      paper: spec,
    },
  }
}

/** 水利局两项列个表: of one unit, what the table holds. */
function rowsOf({ books }: Turn, { spec, as, fileOnly }: Wanted): { readonly rows?: readonly State[] } {
  const { unit, period } = spec
  if (unit === null || !fileOnly || !as.includes('xlsx')) return {}
  const all = judgementsOf(books, (it) => it.owner_units.includes(unit), period)
  const told = all.filter((it) => it.figure !== null)
  return { rows: (told.length > 0 ? told : all).map(judged) }
}

/** Of what was issued there is one file, and no other is made. */
function ofIssue(enclosure: Enclosure, number: string): Enclosure {
  if (enclosure.type === 'paper') return { type: 'issued', as: enclosure.as, number }
  return enclosure.type === 'chart' ? { type: 'issued', as: 'png', number } : enclosure
}
