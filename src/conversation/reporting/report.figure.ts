/**
 * report.figure: one or more figures reported. A complete and plausible one from a unit that answers for the
 * indicator is recorded at once; every other one is asked about or refused, for itself.
 *
 * @example 社零一季度增长6.8% → recorded, 待审核
 */

import { isStranger, stranger } from '../access/strangers.ts'
import { nearestIndicators } from '../nearest.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { draftsOf } from './drafting.ts'
import { report } from './reporting.ts'

export function reportFigure(turn: Turn): Decision {
  if (isStranger(turn.sender)) return stranger('report')
  const drafts = draftsOf(turn.reading, turn.books.plan)
  return drafts.length === 0 ? withoutFigure(turn) : report(turn, drafts)
}

/** Numbers that fit no indicator, or an indicator without its number. */
function withoutFigure({ reading, books }: Turn): Decision {
  const texts = reading.unexplained.map((it) => it.text)
  const named = reading.names.filter((it) => it.kind === 'indicator').flatMap((it) => it.ids.slice(0, 1))
  const indicators = [...new Set([...reading.indicators, ...named])]
  const nearest = indicators.length > 0 ? [] : nearestIndicators(books.plan, reading.text)
  const places = [...new Set(reading.leftOut.flatMap((it) => it.place ?? []))]
  const changes = reading.leftOut.flatMap(({ text, changeOf }) =>
    changeOf === undefined ? [] : [{ text, indicator: changeOf }],
  )
  const said = changes.length > 0 ? { changes } : {}
  return { revisions: [], replies: [{ type: 'no_figure', indicators, texts, nearest, places, ...said }] }
}
