/** What was not understood, with its place, and what was only proposed: for the person who goes on from the draft. */
import { clausesOf } from '../proving/duties.ts'
import { around } from '../proving/print.ts'
import type { FoundCampaign, Head } from './heads.ts'
import type { Promised } from './indicators.ts'
import { type Node, nodesOf, placeOfNode, textOf } from './outline.ts'
import { isClaimed } from './spans.ts'
import type { FoundTask } from './tasks.ts'
import type { FoundUnit } from './units.ts'

export interface Note {
  readonly about: string
  readonly lines: readonly string[]
}

export interface Findings {
  readonly head: Head
  readonly document: string
  readonly root: Node
  readonly found: readonly FoundTask[]
  readonly promised: readonly Promised[]
  readonly apart: readonly string[]
  readonly open: readonly string[]
  readonly judged: readonly string[]
  readonly left: readonly string[]
  readonly units: readonly FoundUnit[]
  readonly campaigns: readonly FoundCampaign[]
}

export function notes(it: Findings): Note[] {
  const spans = it.found.flatMap((own) => own.lines)
  const brackets = clausesOf(it.document).filter((own) => !isClaimed(spans, own))
  const nobody = it.found.filter((own) => own.leads.length + own.joins.length === 0)
  const untaken = [...nodesOf(it.root)].filter(
    (own) => own.level === 'item' && own.children.length === 0 && !it.found.some((task) => task.node === own),
  )
  const all: [string, readonly string[]][] = [
    ['没有看懂的责任括注（不属于任何任务）', brackets.map((own) => around(it.document, own.from, own.to))],
    ['有编号而没有作为任务的', untaken.map((own) => `${placeOfNode(own)}：${textOf(own).slice(0, 40)}`)],
    ['没有责任单位的任务', nobody.map((own) => `${placeOfNode(own.node)}：${own.title}`)],
    ['表格中没有读出任务的行和栏', it.left],
    ['不知道是不是目标的数', it.open],
    ['任务和目标中判为不是目标的数，请核对', it.judged],
    ['同名而数值不同，或重名的指标', it.apart],
    ['代表多个单位的名称，请核对所指', it.units.filter((own) => own.each).map((own) => own.name)],
    [
      '没有读出、须填写的',
      [
        ...(it.head.number === null ? ['文号（没有的留 null）'] : []),
        ...(it.head.issued === null ? ['成文日期'] : []),
        ...(it.head.city === '' ? ['城市名（city）'] : []),
      ],
    ],
    [
      '负责单位为推定的目标',
      [
        ...new Set(
          it.promised
            .filter((own) => !own.ground.stated)
            .map((own) => `${own.name}：${own.ground.owners.join('、')}`),
        ),
      ],
    ],
  ]
  return all.flatMap(([about, lines]) => (lines.length === 0 ? [] : [{ about, lines }]))
}
