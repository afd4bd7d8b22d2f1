/**
 * What this year's draft goes on with from last year's folder: the same indicator under another id says what it was
 * (`was`), so that figures and 同比 go across, and keeps the short forms that people use and who may see it. Proposed by
 * name, kind and unit; every pair is in the report, and so is what found none. An id of last year that nothing here goes
 * on with is given to nothing else.
 *
 * @example lineageOf(merged, previous.indicators, 2026).indicators // [{ id: '1-n1', was: '1-retail-growth', … }]
 */
import type { Conflict, Indicator } from '../plan/schema.ts'
import type { Note } from './report.ts'

export interface Lineage {
  readonly indicators: Indicator[]
  readonly conflicts: Conflict[]
  readonly notes: readonly Note[]
}

interface Pair {
  readonly now: Indicator
  readonly before: Indicator
  readonly likeness: number
}

/** Below it two names are of two things; a name beside another as near as this is not chosen. */
const ALIKE = 0.7
const APART = 0.1

export function lineageOf(
  { indicators, conflicts }: { indicators: readonly Indicator[]; conflicts: readonly Conflict[] },
  previous: readonly Indicator[],
  year: number,
): Lineage {
  const { pairs, open } = paired(indicators, previous)
  const known = new Set(previous.map(idOf))
  const beforeOf = new Map(pairs.map(({ now, before }) => [now.id, before]))
  const ids = new Map(
    indicators.map(({ id }) => {
      const before = beforeOf.get(id)
      const strange = known.has(id) && (before === undefined || idOf(before) !== id)
      return [id, strange ? `${id}-${year}` : id]
    }),
  )
  const names = new Set(indicators.flatMap((it) => [it.name, ...it.aliases]))
  const own = indicators.map((it): Indicator => {
    const before = beforeOf.get(it.id)
    const id = ids.get(it.id) ?? it.id
    if (before === undefined) return { ...it, id }
    const free = (short: string) => !names.has(short)
    const seen = before.class === undefined ? {} : { class: before.class }
    return {
      ...{ id, ...(idOf(before) === id ? {} : { was: idOf(before) }) },
      ...{ ...it, id, ...seen },
      aliases: [...new Set([...it.aliases, ...[before.name, ...before.aliases].filter(free)])],
      loose: [...new Set([...it.loose, ...before.loose.filter(free)])],
    }
  })
  const gone = previous.filter((it) => !pairs.some(({ before }) => before === it))
  const renamed = pairs.filter(
    ({ now, before }) => now.name !== before.name || idOf(before) !== ids.get(now.id),
  )
  return {
    indicators: own,
    conflicts: conflicts.map((it) => ({ ...it, indicators: it.indicators.map((id) => ids.get(id) ?? id) })),
    notes: [
      {
        about: '按名称认作上年同一指标的（was），请核对',
        lines: renamed.map(
          ({ now, before }) => `${now.name}（${ids.get(now.id)}）：上年 ${before.name}（${idOf(before)}）`,
        ),
      },
      { about: '上年指标中有几个相近、没有选定的，请自行写 was', lines: open },
      {
        about: '上年有而这份文件中没有找到的指标',
        lines: gone.map((it) => `${it.name}（${idOf(it)}）`),
      },
    ].filter((it) => it.lines.length > 0),
  }
}

/** The nearest first, each once; where two are as near, neither. */
function paired(
  indicators: readonly Indicator[],
  previous: readonly Indicator[],
): { pairs: Pair[]; open: string[] } {
  const all = indicators
    .flatMap((now) => previous.map((before): Pair => ({ now, before, likeness: likeness(now, before) })))
    .filter((it) => it.likeness >= ALIKE)
    .toSorted((a, b) => b.likeness - a.likeness)
  const pairs: Pair[] = []
  const open: string[] = []
  const settled = new Set<Indicator>()
  for (const it of all) {
    if (settled.has(it.now) || settled.has(it.before)) continue
    const rivals = all.filter(
      (other) =>
        other !== it &&
        (other.now === it.now || other.before === it.before) &&
        !settled.has(other.now) &&
        !settled.has(other.before) &&
        it.likeness - other.likeness < APART,
    )
    if (rivals.length === 0 || it.likeness === 1) {
      pairs.push(it)
      settled.add(it.now).add(it.before)
    } else {
      const names = [...new Set([it, ...rivals].map(({ before }) => `${before.name}（${idOf(before)}）`))]
      open.push(`${it.now.name}：上年 ${names.join('、')}`)
      settled.add(it.now)
    }
  }
  return { pairs, open }
}

/** 1: the same name; else the share of pairs of characters that both hold, of their names and short forms the nearest. */
function likeness(now: Indicator, before: Indicator): number {
  if (now.kind !== before.kind || now.unit !== before.unit) return 0
  if (now.name === before.name) return 1
  const near = (a: string, b: string) => {
    const [one, other] = [pairsOf(a), pairsOf(b)]
    const both = one.filter((it) => other.includes(it)).length
    return one.length + other.length === 0 ? 0 : (2 * both) / (one.length + other.length)
  }
  // A short form is one of several things less surely than a name is.
  return Math.min(
    0.99,
    Math.max(
      near(bare(now.name), bare(before.name)),
      ...before.aliases.map((it) => near(bare(now.name), bare(it)) * 0.95),
    ),
  )
}

/** What a count is called before its thing says how, not what: 新增上云企业, 上云企业. */
function bare(name: string): string {
  return name
    .replace(/^(?:全市|全县|新增|新建|新改建|建成|引进|完成|培育|累计)+/, '')
    .replace(/(?:数量|总数|个数)$/, '')
}

function pairsOf(text: string): string[] {
  return [...text].slice(1).map((_, at) => text.slice(at, at + 2))
}

/** As last year's folder writes it. */
function idOf(it: Indicator): string {
  return it.written ?? it.id
}
