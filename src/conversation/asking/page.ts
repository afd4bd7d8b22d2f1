/** 网页: a link to what is named, else to what was spoken of last, else to everything. */
import type { Doing } from '../../understanding/acts/act.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import type { PageReply } from '../turn/replies/page.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { readsFigures } from './states.ts'

type Asked = Pick<Extract<Doing, { readonly act: 'ask.page' }>, 'lagging' | 'whole'>

export function pageOf(turn: Turn, { lagging, whole }: Asked): Decision {
  // Whoever cannot be known here can be given nothing that is one person's.
  if (turn.fleeting || isStranger(turn.sender) || !readsFigures(turn)) return stranger('read')
  const { reading, topic } = turn
  const named = aboutOf(reading)
  const spoken = whole || lagging ? null : topic
  const about = isNothing(named) && spoken !== null ? aboutOf(spoken) : named
  const listed = spoken?.intent === 'query.lagging' && isNothing(about)
  const page: PageReply = { type: 'page', path: '/', ...about, lagging: lagging || listed }
  return { revisions: [], replies: [{ ...page, path: pathOf(page) }] }
}

type About = Pick<PageReply, 'indicator' | 'campaign' | 'unit' | 'task'>

function aboutOf(it: Pick<Turn['reading'], 'indicators' | 'campaign' | 'unit' | 'task'>): About {
  const [indicator = null, ...more] = it.indicators
  const { campaign, unit, task } = it
  if (task !== null) return { indicator: null, campaign: null, unit: null, task }
  if (indicator !== null && more.length === 0) return { indicator, campaign: null, unit: null, task: null }
  return unit === null
    ? { indicator: null, campaign, unit, task }
    : { indicator: null, campaign: null, unit, task }
}

function isNothing({ indicator, campaign, unit, task }: About): boolean {
  return indicator === null && campaign === null && unit === null && task === null
}

function pathOf({ indicator, campaign, unit, task, lagging }: PageReply): string {
  if (indicator !== null) return `/indicators/${encodeURIComponent(indicator)}`
  if (task !== null) return `/tasks/${encodeURIComponent(task)}`
  if (unit !== null) return `/units/${encodeURIComponent(unit)}`
  if (campaign !== null) return `/campaigns/${encodeURIComponent(campaign)}`
  return lagging ? '/lagging' : '/'
}
