/**
 * What the ledger names and the plan no longer holds: an indicator or a task of last year's plan, or of a folder that
 * was changed. The ledger outlives the plans, so such an id is no fault of the program: it is named as far as the plans
 * before know it, marked 已不在计划中, and nothing is promised for it any more.
 */
import type { Campaign, Indicator, Task, Unit } from './schema.ts'

export const DEPARTED = '已不在计划中'

/** 社会消费品零售总额增速（已不在计划中）; an id that no plan knows stands for its name. */
export function departedName(name: string): string {
  return `${name}（${DEPARTED}）`
}

/** `before`: as the latest of the plans before holds it. */
export function departedIndicator(id: string, before: Indicator | null): Indicator {
  const target = {
    value: null,
    max: null,
    text: DEPARTED,
    direction: 'at_least' as const,
    hedge: null,
    deadline: before?.targets[0]?.deadline ?? '9999-12-31',
    location: '-',
    quote: DEPARTED,
  }
  const unknown: Indicator = {
    ...{
      id,
      name: id,
      aliases: [],
      loose: [],
      shared: [],
      campaign: '',
      task: null,
      kind: 'level',
      unit: '',
    },
    ...{ better: 'higher', headline: false, owner_units: [], owner_basis: 'inferred', conflict: false },
    targets: [],
  }
  const known = before ?? unknown
  return { ...known, name: departedName(known.name), headline: false, conflict: false, targets: [target] }
}

export function departedTask(id: string, before: Task | null): Task {
  const unknown: Task = {
    ...{
      id,
      campaign: '',
      section: '',
      group: null,
      number: '',
      title: id,
      aliases: [],
      loose: [],
      shared: [],
    },
    ...{ lead_units: [], joint_units: [], clause: '', quote: '' },
  }
  const known = before ?? unknown
  return { ...known, title: departedName(known.title) }
}

export function departedUnit(name: string, before: Unit | null): Unit {
  return before ?? { name, aliases: [], loose: [], kind: DEPARTED }
}

export function departedCampaign(name: string, before: Campaign | null): Campaign {
  const nothing = { annex: null, convener: null, deputy_units: [], members: [], office: null, goal: '' }
  return before ?? { name, aliases: [], loose: [], ...nothing }
}
