/** The pages: each with its path, what it is called, and how it is made from the reader's answers. */

import { pathChart } from '../rendering/charts/path.ts'
import type { Answers, Draw } from './answers.ts'
import type { Html } from './layout.ts'
import { campaignPage, taskPage, unitPage } from './pages/duties.ts'
import { indicatorPage } from './pages/indicator.ts'
import { laggingPage } from './pages/lagging.ts'
import { overviewPage } from './pages/overview.ts'
import { campaignView } from './views/campaign.ts'
import { indicatorView } from './views/indicator.ts'
import { laggingView } from './views/lagging.ts'
import { overviewView } from './views/overview.ts'
import { taskView } from './views/task.ts'
import { unitView } from './views/unit.ts'

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
  /** Null: there is none. */
  make(answers: Answers, given: string, draw: Draw): Made | null | Promise<Made | null>
}

export const ROUTES: readonly Route[] = [
  {
    path: '/',
    summary: '总体情况',
    make(answers) {
      const reply = answers.overview()
      if (reply === null) return null
      const view = overviewView(reply, answers)
      return { title: view.title, view, html: () => overviewPage(view) }
    },
  },
  {
    path: '/lagging',
    summary: '滞后、略滞后的指标，差距大的在前',
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
    make(answers, id, draw) {
      const found = answers.indicator(id)
      if (found === null) return null
      const view = indicatorView(found, answers.today, answers)
      const trend = found.trend.trends[0]?.trend ?? null
      const chart = trend === null ? null : pathChart(trend, answers)
      const html = async () => indicatorPage(view, chart === null ? null : await draw(chart))
      return { title: view.name, view, html }
    },
  },
  {
    path: '/units/:name',
    summary: '一个单位负责的指标和任务',
    parameter: '单位名称',
    make(answers, name) {
      const reply = answers.unit(name)
      if (reply === null) return null
      const view = unitView(reply, answers)
      return { title: view.unit, view, html: () => unitPage(view) }
    },
  },
  {
    path: '/campaigns/:name',
    summary: '一个攻坚',
    parameter: '攻坚名称',
    make(answers, name) {
      const reply = answers.campaign(name)
      if (reply === null) return null
      const view = campaignView(reply, answers)
      return { title: view.campaign, view, html: () => campaignPage(view) }
    },
  },
  {
    path: '/tasks/:id',
    summary: '一项任务',
    parameter: '任务编号',
    make(answers, id) {
      const reply = answers.task(id)
      if (reply === null) return null
      const view = taskView(reply, answers)
      return { title: view.title, view, html: () => taskPage(view) }
    },
  },
]
