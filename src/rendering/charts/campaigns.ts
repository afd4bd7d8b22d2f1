/** The seven campaigns: stacked bars of their indicators by light, the share on schedule in a column of its own. */

import type { Bulletin } from '../../bulletins/bulletin.ts'
import type { Light } from '../../judging/judgement.ts'
import { shortTitle } from '../../plan/own-words.ts'
import { asOfText } from '../papers/pieces.ts'
import type { WordsContext } from '../words/context.ts'
import { lightsText } from '../words/counts.ts'
import { ACHIEVED_FIRST, LIGHT_WORDS } from '../words/lights.ts'
import type { CountsChart } from './chart.ts'

/** Told apart without colours too: by their order, and what says nothing of progress is hatched. */
const COLOURS: Readonly<Record<Light, string>> = {
  behind: '#c0392b',
  slightly_behind: '#e6a23c',
  unruled: '#8e6bbf',
  no_data: '#b0b7bf',
  not_judgeable: '#d0d4d9',
  not_due: '#e4e7ea',
  on_schedule: '#6aaed6',
  met: '#2f7ebc',
}
const HATCHED: ReadonlySet<Light> = new Set(['unruled', 'no_data'])

export function campaignsChart(bulletin: Bulletin, words: WordsContext): CountsChart {
  const shown = ACHIEVED_FIRST.filter((light) => bulletin.total.lights[light] > 0)
  return {
    type: 'counts',
    title: `${shortTitle(words.plan)}指标进展`,
    note: `${asOfText(bulletin)}，共${bulletin.total.total}项；右列为达标和达序时进度项数占已评判项数`,
    lights: shown.map((light) => ({
      name: LIGHT_WORDS[light],
      colour: COLOURS[light],
      decal: HATCHED.has(light),
    })),
    bars: bulletin.campaigns.map(({ name, counts }) => ({
      name,
      counts: shown.map((light) => counts.lights[light]),
      // Of few that are judged a share would read as a triumph: the numbers say it.
      total: counts.judged === 0 ? '未评判' : `${counts.good}/${counts.judged}`,
    })),
  }
}

/** What the picture says, in words. */
export function campaignsAlt({ campaigns }: Bulletin): string {
  return campaigns.map(({ name, counts }) => `${name}${counts.total}项：${lightsText(counts)}`).join('；')
}
