/**
 * Values of what was just asked about or listed, by whoever files it: 5月底是96% after a question, 城市742 农村488 after an answer
 * about two, 渠系建筑物那一条先报：1-9月151处 after a list of what is still to come.
 */
import { isSamePeriod } from '../../plan/period.ts'
import { fitted } from '../binding/fit.ts'
import type { Line } from '../context.ts'
import type { Doing } from './act.ts'
import { Clause } from './clause.ts'
import type { Scene } from './scene.ts'
import type { Token } from './tokens.ts'

type Sibling = Extract<Doing, { act: 'report.sibling' }>

export function ofShown(scene: Scene): Doing[] | null {
  const { alone, context, plan, asking } = scene
  if (!context.files || context.asked || asking || alone.figures.length > 0) return null
  const { topic = [], listed = [] } = context
  const ids = topic.length > 0 ? topic : listed.flatMap((it) => it.indicator ?? [])
  const own = [...new Set(ids)].filter((id) => plan.indicator(id).owner_units.includes(context.unit ?? ''))
  if (own.length === 0) return null
  const lines = own.map((indicator): Line => ({ indicator, value: Number.NaN, period: null, scope: '' }))
  const clauses = scene.clauses(lines).map((it) => new Clause(it))
  if (clauses.some((it) => it.has(...STRANGE) || it.of('name').length > 0)) return null
  const figures = clauses.flatMap((clause) => clause.of('figure').map((figure) => ({ clause, figure })))
  const times = clauses.flatMap((it) => it.of('period'))
  const [time] = times
  const one = (a: Token & { kind: 'period' }, b: Token & { kind: 'period' }) =>
    a.period.period !== null && b.period.period !== null && isSamePeriod(a.period.period, b.period.period)
  if (figures.length === 0 || times.some((it) => time === undefined || !one(time, it))) return null
  const period = time?.period.period ?? null
  const told = figures.map(({ clause, figure }): Sibling | null => {
    const id = own[lineOf(clause, figure, own.length) ?? Number.NaN]
    if (id === undefined || figure.figure.noise !== null || /^\d$/.test(figure.text)) return null
    const fits = fitted(figure.figure, plan.indicator(id), '')
    if (fits === null || (clause.unknown !== '' && clause.lines.length === 0)) return null
    const value = { value: fits.value, text: figure.text }
    const sure = figures.length > 1 || isTold(clauses, figure, period !== null)
    return { act: 'report.sibling', indicator: id, value, period, ...(sure ? {} : { unsure: true }) }
  })
  const values = told.flatMap((it) => it ?? [])
  const distinct = new Set(values.map((it) => it.indicator)).size
  return values.length === told.length && distinct === values.length ? values : null
}

/** 费用占GDP比率 13.4 after a sister of it: nearly the name of what the sender files, and shown before it counts. */
export function nearlyNamed({ alone, context, plan, asking, names, clauses }: Scene): Doing[] | null {
  if (!context.files || context.asked || asking || alone.figures.length > 0) return null
  const near = names.flatMap(({ kind, ids: [id, ...more], from, to }) => {
    const own = id !== undefined && more.length === 0 && kind === 'indicator' && to - from >= LEAST
    return own && plan.indicator(id).owner_units.includes(context.unit ?? '') ? [id] : []
  })
  const lines = [...(context.receipt ?? []), ...(context.earlier ?? [])]
  const [id, ...others] = [...new Set(near)].filter((it) => lines.every(({ indicator }) => indicator !== it))
  const said = clauses([]).map((it) => new Clause(it))
  const [figure, ...more] = said.flatMap((it) => it.of('figure'))
  if (id === undefined || figure === undefined || others.length + more.length > 0) return null
  const fits = figure.figure.noise === null ? fitted(figure.figure, plan.indicator(id), '') : null
  const times = said.flatMap((it) => it.of('period')).map((it) => it.period.period)
  if (fits === null || times.length > 1 || said.some((it) => it.has(...STRANGE, 'part'))) return null
  const value = { value: fits.value, text: figure.text }
  return [{ act: 'report.sibling', indicator: id, value, period: times[0] ?? null, unsure: true }]
}

/** Characters of a name that are more than a word of it. */
const LEAST = 4

/** The line that is named before the number, in its clause; where one alone was spoken of, that. */
function lineOf(clause: Clause, figure: Token, count: number): number | null {
  const named = clause.of('lines').filter((it) => it.to <= figure.from)
  const [line, ...more] = named.at(-1)?.lines ?? clause.lines
  if (more.length > 0) return null
  return line ?? (count === 1 ? 0 : null)
}

/** A time with a unit, a piece of the name, or a word of reporting, makes it a report; a bare number may be anything. */
function isTold(clauses: readonly Clause[], { figure }: Token & { kind: 'figure' }, timed: boolean): boolean {
  const said = clauses.some((it) => it.has('reporting', 'total', 'checked', 'be', 'own'))
  return said || (timed && (figure.unit !== null || clauses.some((it) => it.lines.length > 0)))
}

const STRANGE = [
  'question',
  'deny',
  'past',
  'elsewhere',
  'hearsay',
  'withdraw',
  'change',
  'wrong',
  'hedge',
  'condition',
  'ahead',
  'hold',
] as const
