/** Promises as indicators: the same one printed in several places is one, of one name with other numbers each its own. */
import type { Conflict, Indicator } from '../plan/schema.ts'
import type { Promised } from './indicators.ts'
import { shortOf } from './naming.ts'

/** The same promise printed in several places is one indicator; of one name with other numbers each is its own. */
export function indicatorsOf(promised: readonly Promised[]): {
  indicators: Indicator[]
  conflicts: Conflict[]
  apart: string[]
} {
  const indicators: Indicator[] = []
  const conflicts: Conflict[] = []
  const apart: string[] = []
  const count = new Map<string, number>()
  for (const it of promised) {
    if (it.ground.owners.length === 0) continue
    const same = indicators.find(
      (own) => own.name === it.name && own.unit === it.unit && own.kind === it.kind,
    )
    const fits = same?.targets.every(
      (own) => own.deadline !== it.target.deadline || own.value === it.target.value,
    )
    if (same !== undefined && fits === true) {
      same.targets.push(it.target)
      continue
    }
    const taken = (name: string) => indicators.some((own) => own.name === name)
    const name =
      [
        it.name,
        `${it.ground.title}${it.name}`,
        ...[2, 3, 4, 5, 6, 7, 8, 9].map((no) => `${it.name}${no}`),
      ].find((own) => !taken(own)) ?? it.name
    if (name !== it.name) apart.push(`${it.name}：${it.target.location}另有一处，暂名“${name}”`)
    const next = (count.get(it.ground.campaign) ?? 0) + 1
    count.set(it.ground.campaign, next)
    indicators.push({
      ...{
        id: `${[...count.keys()].indexOf(it.ground.campaign) + 1}-n${next}`,
        name,
        aliases: [],
        loose: [],
        shared: [],
      },
      ...{
        campaign: it.ground.campaign,
        task: it.ground.task,
        kind: it.kind,
        unit: it.unit,
        better: it.better,
      },
      ...{ headline: it.ground.task === null, owner_units: [...it.ground.owners] },
      ...{
        owner_basis: it.ground.stated ? ('stated' as const) : ('inferred' as const),
        conflict: false,
        targets: [it.target],
      },
    })
  }
  const names = indicators.map((it) => it.name)
  const shorts = indicators.map((it) => shortOf(it.name))
  for (const [at, it] of indicators.entries()) {
    const short = shorts[at]
    const single = shorts.filter((own) => own === short).length === 1
    if (short != null && single && !names.includes(short)) it.aliases.push(short)
  }
  for (const it of indicators) {
    const quotes = [...new Set(it.targets.map((own) => own.quote))]
    const days = new Set(it.targets.map((own) => own.deadline))
    const wordings = new Set(quotes.map((own) => own.replace(/^(?:实现|确保)/, '')))
    if (wordings.size < 2 || days.size > 1) continue
    it.conflict = true
    conflicts.push({
      about: it.name,
      indicators: [it.id],
      differs: 'wording',
      quotes,
      note: '导入时列出：各处数值相同，表述不同，请核对。',
    })
  }
  return { indicators, conflicts, apart }
}
