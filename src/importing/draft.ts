/**
 * A document as a plan's folder, in draft: tasks with their units and days, numbers with their quotes, and in the report
 * what was not understood and what was only proposed. Everything verbatim is cut from the document itself.
 *
 * @example draftOf(document) // { files: Map { 'plan.json' → …, 'tasks.json' → … }, report: ['未看懂 …'] }
 */
import type { Indicator, Task } from '../plan/schema.ts'
import { clausesOf } from '../proving/duties.ts'
import type { Stretch } from '../proving/print.ts'
import { behindNames, campaignsIn, type FoundCampaign, type Head, headOf, isGoals } from './heads.ts'
import { type Ground, type Promised, promisedIn } from './indicators.ts'
import { lineageOf } from './lineage.ts'
import { indicatorsOf } from './merging.ts'
import { above, type Node, nodesOf, outlineOf, placeOfNode } from './outline.ts'
import type { OtherNumber } from './promises.ts'
import { reasonsFor } from './reasons.ts'
import { type Note, notes } from './report.ts'
import { type FoundTask, tasksIn } from './tasks.ts'
import { nameOf, unitsOf } from './units.ts'

export interface Draft {
  readonly head: Head
  readonly tasks: readonly FoundTask[]
  readonly promised: readonly Promised[]
  /** By name, as parsed; document.txt as its text. */
  readonly files: ReadonlyMap<string, unknown>
  /** What a person has to see to, in groups. */
  readonly report: readonly Note[]
}

export interface Given {
  readonly year?: number
  readonly city?: string
  /** Last year's folder, by its name, with its indicators. */
  readonly previous?: { readonly name: string; readonly indicators: readonly Indicator[] }
}

export function draftOf(document: string, given: Given = {}, left: readonly string[] = []): Draft {
  const head = headOf(document, given)
  const root = outlineOf(document)
  const found = tasksIn(root, head.year)
  const holds = (node: Node) => found.some((it) => above(it.node).includes(node))
  const campaigns = campaignsIn(root, document, head, holds)
  const campaignOf = (node: Node) => campaigns.find((it) => above(node).includes(it.node)) ?? campaigns[0]
  const printed = [
    ...found.flatMap((it) => [...it.leads, ...it.joins]),
    ...campaigns.flatMap((it) => [...(it.office === null ? [] : [it.office]), ...it.deputies, ...it.members]),
  ]
  const units = unitsOf(printed)
  const named = (said: string) => nameOf(said, printed)
  const ids = new Map<FoundTask, string>()
  const count = new Map<string, number>()
  for (const it of found) {
    const at = campaigns.indexOf(campaignOf(it.node) as FoundCampaign) + 1
    const next = (count.get(String(at)) ?? 0) + 1
    count.set(String(at), next)
    ids.set(it, `${at}-${next}`)
  }
  const tasks = found.map((it): Task => {
    return {
      ...{
        id: ids.get(it) ?? '',
        campaign: campaignOf(it.node)?.name ?? '',
        section: it.section,
        group: it.group,
      },
      ...{ number: it.number, title: it.title, aliases: [], loose: [], shared: [] },
      ...{
        lead_units: it.leads.map(named),
        joint_units: it.joins.map(named),
        clause: it.clause,
        quote: it.quote,
      },
      ...(it.deadline === null ? {} : { deadline: it.deadline }),
    }
  })
  const grounds = [
    ...goalGrounds(root, campaigns, campaignOf, tasks),
    ...found.map((it, at): Ground => {
      const task = tasks[at] as Task
      const owners = task.lead_units.length > 0 ? task.lead_units : task.joint_units.slice(0, 1)
      return {
        ...{ lines: withoutClauses(it.lines), title: it.title, location: placeOfNode(it.node) },
        ...{
          campaign: task.campaign,
          task: task.id,
          owners,
          stated: task.lead_units.length > 0,
          deadline: it.deadline,
        },
      }
    }),
  ]
  const results = grounds.map((it) => promisedIn(document, it, head.year))
  const promised = results.flatMap((it) => it.promised)
  const others = results.flatMap((it) => it.others)
  const merged = indicatorsOf(promised)
  const { previous } = given
  const { indicators, conflicts, notes: lineage } = lineageOf(merged, previous?.indicators ?? [], head.year)
  const reasons = reasonsFor(document, claimsOf(promised, document), outside(others, document))
  const counties = [...new Set(promised.flatMap((it) => it.target.counties?.map((own) => own.county) ?? []))]
  const files = new Map<string, unknown>([
    ['document.txt', document],
    [
      'plan.json',
      {
        ...{
          draft: true,
          title: head.title,
          number: head.number,
          issued: head.issued ?? `${head.year}-01-01`,
        },
        ...{ year: head.year, city: head.city, ...(head.level === 'county' ? { level: 'county' } : {}) },
        ...(previous === undefined ? {} : { previous: previous.name }),
        words: wordsOf(document, root, campaigns),
        ...(counties.length === 0 ? {} : { counties: counties.map((name) => ({ name, aliases: [] })) }),
      },
    ],
    ['campaigns.json', campaigns.map((it) => campaignFile(it, named))],
    [
      'units.json',
      units.map(({ each, ...it }) => ({ ...it, loose: [], ...(each ? { each: 'county' } : {}) })),
    ],
    ['tasks.json', tasks],
    ...campaigns.map((it, at): [string, unknown] => [
      `indicators/${at + 1}.json`,
      indicators.filter((own) => own.campaign === it.name),
    ]),
    ...([
      ['conflicts.json', conflicts],
      ['cadences.json', []],
      ['numbers.json', reasons.known],
      ['roster.json', sampleRoster(tasks)],
    ] as const),
  ])
  const report = notes({
    head,
    document,
    root,
    found,
    promised,
    apart: merged.apart,
    open: reasons.open,
    judged: reasons.judged,
    left,
    units,
    campaigns,
  })
  return { head, tasks: found, promised, files, report: [...report, ...lineage] }
}

/** 目标 of the whole and of each campaign: numbers without a unit that answers for them. */
function goalGrounds(
  root: Node,
  campaigns: readonly FoundCampaign[],
  campaignOf: (node: Node) => FoundCampaign | undefined,
  tasks: readonly Task[],
): Ground[] {
  const leading = (campaign: string) => {
    const leads = tasks.filter((it) => it.campaign === campaign).flatMap((it) => it.lead_units)
    return leads.toSorted(
      (a, b) => leads.filter((it) => it === b).length - leads.filter((it) => it === a).length,
    )[0]
  }
  return [...nodesOf(root)].filter(isGoals).flatMap((node): Ground[] => {
    const campaign = campaignOf(node) ?? campaigns[0]
    if (campaign === undefined) return []
    const owner =
      campaign.office ?? leading(campaign.name) ?? tasks.find((it) => it.lead_units.length > 0)?.lead_units[0]
    const nodes = [node, ...nodesOf(node)]
    return nodes.map((own) => ({
      ...{
        lines: own.lines,
        title: own.heading,
        location: placeOfNode(own),
        campaign: campaign.name,
        task: null,
      },
      ...{ owners: owner === undefined ? [] : [owner], stated: false, deadline: null },
    }))
  })
}

/** Numbers in a bracket of responsibility are none of the task's. */
function withoutClauses(lines: readonly Stretch[]): Stretch[] {
  return lines.map((it) => {
    const first = clausesOf(it.text)[0]?.from ?? it.text.length
    return { from: it.from, to: it.from + first, text: it.text.slice(0, first) }
  })
}

function claimsOf(promised: readonly Promised[], document: string): { from: number; to: number }[] {
  return promised.map(({ from, to, target }) => {
    const end = target.counties === undefined ? to : from + target.quote.length
    return { from: Math.min(from, document.length), to: end }
  })
}

function outside(others: readonly OtherNumber[], document: string): OtherNumber[] {
  return others.filter((it) => it.to <= document.length)
}

function campaignFile(it: FoundCampaign, named: (said: string) => string) {
  return {
    ...{ name: it.name, aliases: [], loose: [], annex: it.annex, convener: it.convener },
    ...{ deputy_units: it.deputies.map(named), members: it.members.map(named) },
    ...{ office: it.office === null ? null : named(it.office), goal: it.goal },
  }
}

/** Who may try the draft in a terminal; the city's own people come by `roster import`. */
function sampleRoster(tasks: readonly Task[]): unknown[] {
  const unit = tasks.find((it) => it.lead_units.length > 0)?.lead_units[0]
  const person = (id: string, name: string, role: string, own: string | null) => ({
    id,
    name,
    unit: own,
    role,
    accounts: { terminal: id },
  })
  return [
    person('admin', '试用管理员', 'admin', null),
    person('supervisor', '试用督查员', 'supervisor', null),
    ...(unit === undefined ? [] : [person('reporter', '试用填报员', 'reporter', unit)]),
  ]
}

/** 牵头 and 配合 as the brackets and columns print them. */
function wordsOf(document: string, root: Node, campaigns: readonly FoundCampaign[]): Record<string, string> {
  const behind = behindNames(root, campaigns)
  const labels = ['牵头单位', '主办单位', '责任单位', '配合单位', '协办单位', '参加单位'].filter((it) =>
    new RegExp(`${it}[:：]`).test(document),
  )
  const leads = /牵头/.test(document) ? '牵头单位' : (labels[0] ?? '责任单位')
  const named = labels.find((it) => /^(?:配合|协办|参加)/.test(it))
  const joint = named ?? (/参加[,，;；)）]/.test(document) ? '参加单位' : '责任单位')
  return {
    ...(behind === '' ? {} : { behind, campaign: behind }),
    ...{ lead: leads, ...(document.includes(joint.slice(0, 2)) && joint !== leads ? { joint } : {}) },
  }
}
