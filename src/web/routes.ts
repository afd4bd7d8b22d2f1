/** The pages: each with its path, what it is called, and how it is made from the reader's answers. */

import type { z } from 'zod'
import { pathChart } from '../rendering/charts/path.ts'
import type { Answers, Draw } from './answers.ts'
import type { Html } from './layout.ts'
import { campaignPage, taskPage, unitPage } from './pages/duties.ts'
import { indicatorPage } from './pages/indicator.ts'
import { laggingPage } from './pages/lagging.ts'
import { overviewPage } from './pages/overview.ts'
import { paperPage, papersPage, searchPage } from './pages/papers.ts'
import { campaignSchema, campaignView } from './views/campaign.ts'
import { indicatorSchema, indicatorView } from './views/indicator.ts'
import { laggingSchema, laggingView } from './views/lagging.ts'
import { overviewSchema, overviewView } from './views/overview.ts'
import { paperSchema, papersSchema, papersView, paperView } from './views/papers.ts'
import { searchSchema, searchView } from './views/search.ts'
import { taskSchema, taskView } from './views/task.ts'
import { unitSchema, unitView } from './views/unit.ts'

export interface Made {
  readonly title: string
  /** As another program gets it. */
  readonly view: object
  readonly html: () => Html | Promise<Html>
}

export interface Route {
  /** As Hono writes it: `/indicators/:id`. */
  readonly path: string
  readonly summary: string
  /** What stands in the place of the parameter, or of `q`. */
  readonly parameter?: string
  /** Of the view. */
  readonly schema: z.ZodType
  /** Null: there is none. */
  make(answers: Answers, given: string, draw: Draw): Made | null | Promise<Made | null>
}

export const ROUTES: readonly Route[] = [
  {
    path: '/',
    summary: '总体情况',
    schema: overviewSchema,
    make(answers) {
      const reply = answers.overview()
      if (reply === null) return null
      const view = overviewView(reply, answers)
      return { title: view.title, view, html: () => overviewPage(view, answers.plan) }
    },
  },
  {
    path: '/lagging',
    summary: '滞后、略滞后的指标，差距大的在前',
    schema: laggingSchema,
    make(answers) {
      const found = answers.lagging()
      if (found === null) return null
      const view = laggingView(found, answers)
      return { title: '滞后', view, html: () => laggingPage(view) }
    },
  },
  {
    path: '/indicators/:id',
    summary: '一项指标',
    parameter: '指标编号',
    schema: indicatorSchema,
    make(answers, id, draw) {
      const found = answers.indicator(id)
      if (found === null) return null
      const view = indicatorView(found, answers.today, answers)
      const trend = found.trend.trends[0]?.trend ?? null
      const chart = trend === null ? null : pathChart(trend, answers)
      const html = async () => indicatorPage(view, chart === null ? null : await draw(chart), answers.plan)
      return { title: view.name, view, html }
    },
  },
  {
    path: '/units/:name',
    summary: '一个单位负责的指标和任务',
    parameter: '单位名称',
    schema: unitSchema,
    make(answers, name) {
      const reply = answers.unit(name)
      if (reply === null) return null
      const view = unitView(reply, answers)
      return { title: view.unit, view, html: () => unitPage(view, answers.plan) }
    },
  },
  {
    path: '/campaigns/:name',
    summary: '一个攻坚',
    parameter: '攻坚名称',
    schema: campaignSchema,
    make(answers, name) {
      const reply = answers.campaign(name)
      if (reply === null) return null
      const view = campaignView(reply, answers)
      return { title: view.campaign, view, html: () => campaignPage(view, answers.plan) }
    },
  },
  {
    path: '/tasks/:id',
    summary: '一项任务',
    parameter: '任务编号',
    schema: taskSchema,
    make(answers, id) {
      const reply = answers.task(id)
      if (reply === null) return null
      const view = taskView(reply, answers)
      return { title: view.title, view, html: () => taskPage(view, answers.plan) }
    },
  },
  {
    path: '/papers',
    summary: '已签发的文件，新的在前',
    schema: papersSchema,
    make(answers) {
      const register = answers.papers()
      if (register === null) return null
      const view = papersView(register, answers)
      return { title: '文件', view, html: () => papersPage(view) }
    },
  },
  {
    path: '/papers/:number',
    summary: '一份已签发的文件',
    parameter: '编号，如 2025年第3期',
    schema: paperSchema,
    async make(answers, number) {
      const paper = await answers.paper(number)
      if (paper === null) return null
      const view = paperView(paper, number)
      return { title: view.title, view, html: () => paperPage(view) }
    },
  },
  {
    path: '/search',
    summary: '按名称或简称查找',
    parameter: '指标、单位、任务或攻坚的名称或简称',
    schema: searchSchema,
    make(answers, words) {
      const said = words.trim().slice(0, LONGEST_WORDS)
      const view = searchView(said, answers.search(said), answers)
      return { title: '查找', view, html: () => searchPage(view, answers.plan) }
    },
  },
]

/** Of a search: a name is no longer. */
const LONGEST_WORDS = 60
