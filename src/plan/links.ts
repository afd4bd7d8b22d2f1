/** References of a plan's files that point nowhere, and names or ids given twice. */
import type { PlanData } from './catalogue.ts'
import type { LeftOut } from './folder.ts'

export function* brokenLinks(data: PlanData, leftOut: LeftOut): Generator<string> {
  const known = (file: string, names: readonly string[]) => new Known(file, names, leftOut)
  const campaigns = known(
    'campaigns.json',
    data.campaigns.map((it) => it.name),
  )
  const units = known(
    'units.json',
    data.units.map((it) => it.name),
  )
  const tasks = known(
    'tasks.json',
    data.tasks.map((it) => it.id),
  )
  const indicators = known(
    'indicators/',
    data.indicators.map((it) => it.id),
  )
  const unknownUnit = (name: string) => `units.json 中没有单位“${name}”${almost(name, units)}`
  const names = <T>(list: readonly T[], name: (thing: T) => string) => list.map(name)
  yield* repeated(
    'campaigns.json',
    names(data.campaigns, (it) => it.name),
  )
  yield* repeated(
    'units.json',
    names(data.units, (it) => it.name),
  )
  yield* repeated(
    'tasks.json',
    names(data.tasks, (it) => it.id),
  )
  yield* repeated(
    'indicators/',
    names(data.indicators, (it) => it.id),
  )
  yield* repeated(
    'indicators/',
    names(data.indicators, (it) => it.name),
  )
  for (const it of data.campaigns) {
    for (const unit of new Set([
      ...(it.office === null ? [] : [it.office]),
      ...it.deputy_units,
      ...it.members,
    ]))
      if (!units.has(unit)) yield `campaigns.json “${it.name}”: ${unknownUnit(unit)}`
  }
  for (const it of data.tasks) {
    const place = `tasks.json “${it.title}”（${it.id}）`
    if (!campaigns.has(it.campaign)) yield `${place}: campaigns.json 中没有“${it.campaign}”`
    for (const unit of new Set([...it.lead_units, ...it.joint_units]))
      if (!units.has(unit)) yield `${place}: ${unknownUnit(unit)}`
  }
  for (const it of data.indicators) {
    const place = `indicators/ “${it.name}”（${it.id}）`
    if (!campaigns.has(it.campaign)) yield `${place}: campaigns.json 中没有“${it.campaign}”`
    if (it.task !== null && !tasks.has(it.task)) yield `${place}: tasks.json 中没有任务“${it.task}”`
    for (const unit of it.owner_units) if (!units.has(unit)) yield `${place}: ${unknownUnit(unit)}`
  }
  yield* repeated(
    'calendar.json',
    names(data.calendar ?? [], (it) => it.indicator),
  )
  for (const it of data.calendar ?? [])
    if (!indicators.has(it.indicator)) yield `calendar.json: 没有指标“${it.indicator}”`
  for (const it of data.conflicts) {
    for (const id of it.indicators)
      if (!indicators.has(id)) yield `conflicts.json “${it.about}”: 没有指标“${id}”`
  }
}

/** The names that may be referred to: those that stand in a file, and those whose own fault is told already. */
class Known {
  readonly names: ReadonlySet<string>
  readonly #leftOut: LeftOut
  readonly #unread: boolean

  constructor(file: string, names: readonly string[], leftOut: LeftOut) {
    this.names = new Set(names)
    this.#leftOut = leftOut
    this.#unread = [...leftOut.files].some((it) => it.startsWith(file)) || names.length === 0
  }

  has(name: string): boolean {
    return this.#unread || this.names.has(name) || this.#leftOut.names.has(name)
  }
}

/** A space or a full stop too many is seen by nobody: the name that was meant is shown beside. */
function almost(name: string, { names }: Known): string {
  const bare = (it: string) => it.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
  const meant = [...names].find((it) => bare(it) === bare(name))
  return meant === undefined ? '' : `（是否为“${meant}”？多了或少了空格、标点）`
}

function* repeated(file: string, ids: readonly string[]): Generator<string> {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) yield `${file}: “${id}”出现了两次`
    seen.add(id)
  }
}
