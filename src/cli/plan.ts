/**
 * `diaodu plan check` proves a plan's folder against its document, all faults at once, and where there are none prints
 * what the plan holds and where it contradicts itself; `diaodu plan export` hands the whole model to another program as
 * one JSON object.
 */

import { Problem } from '../base/problem.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { campaignWord } from '../plan/own-words.ts'
import { loadRoster } from '../plan/roster.ts'
import { invalid, readPlan } from '../plan/seeds.ts'
import { prove } from '../proving/prove.ts'
import { sampleOf } from '../roster-place.ts'

/** Throws a Problem `seeds.invalid` with every fault: of shape, of links, and against the document. */
export function checkedFolder(folder: string): Catalogue {
  const { plan, faults, whole } = readPlan(folder)
  const all = [...faults, ...prove(plan, whole), ...rosterFaults(folder, plan)]
  if (all.length > 0) throw invalid(folder, all)
  return plan
}

function rosterFaults(folder: string, plan: Catalogue): string[] {
  try {
    loadRoster(sampleOf(folder), plan)
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.message
      .split('\n')
      .slice(1)
      .map((it) => `roster.json ${it.trim()}`)
  }
}

export function checkText(plan: Catalogue): string {
  const places = plan.indicators.reduce((sum, it) => sum + it.targets.length, 0)
  const numbers = plan.conflicts.filter((it) => it.differs === 'number')
  const wordings = plan.conflicts.filter((it) => it.differs === 'wording')
  return [
    `${plan.plan.title}（${plan.plan.number === null ? '' : `${plan.plan.number}，`}${plan.plan.issued}）`,
    `${campaignWord(plan)} ${plan.campaigns.length} 项，任务 ${plan.tasks.length} 项，指标 ${plan.indicators.length} 个，目标出处 ${places} 处，单位 ${plan.units.length} 个`,
    ...plan.campaigns.map(
      (it) =>
        `  ${it.name}：任务 ${plan.tasksOf(it.name).length} 项，指标 ${plan.indicatorsOf(it.name).length} 个`,
    ),
    '',
    `数值不一 ${numbers.length} 处（须由专班裁定，裁定前不作判断）：`,
    ...numbers.flatMap(conflictLines),
    '',
    `表述不一 ${wordings.length} 处（数值相同，照常判断）：`,
    ...wordings.flatMap(conflictLines),
    '',
    `调度机制 ${plan.cadences.length} 条：`,
    ...plan.cadences.map((it) => `  ${it.quote}（${it.every}；${it.applies_to}；${it.location}）`),
    '',
    '数据没有错误。',
  ].join('\n')
}

function conflictLines(conflict: Catalogue['conflicts'][number]): string[] {
  return [`  ${conflict.about}`, ...conflict.quotes.map((it) => `    “${it}”`), `    ${conflict.note}`]
}

/** The names and the order of fields are the contract's. */
export function exported({ plan, campaigns, tasks, indicators, units, conflicts, cadences }: Catalogue) {
  return {
    plan: { title: plan.title, number: plan.number, issued: plan.issued, year: plan.year },
    campaigns: campaigns.map(({ name, annex, convener, deputy_units, members, office, goal }) => {
      return { name, annex, convener, deputy_units, members, office, goal }
    }),
    tasks: tasks.map((it) => {
      const { id, campaign, section, group, number, title, lead_units, joint_units, clause, quote } = it
      return { id, campaign, section, group, number, title, lead_units, joint_units, clause, quote }
    }),
    indicators: indicators.map((it) => {
      const { name, campaign, task, kind, unit, headline, owner_units, owner_basis, conflict } = it
      const id = it.written ?? it.id
      const targets = it.targets.map(({ value, max, text, direction, deadline, location, quote }) => {
        return { value, max, text, direction, deadline, location, quote }
      })
      return { id, name, campaign, task, kind, unit, headline, owner_units, owner_basis, conflict, targets }
    }),
    units: units.map(({ name, aliases, kind }) => ({ name, aliases, kind })),
    conflicts: conflicts.map(({ about, quotes, note }) => ({ about, quotes, note })),
    cadences: cadences.map(({ quote, every, applies_to, location }) => ({
      quote,
      every,
      applies_to,
      location,
    })),
  }
}
