/** Who answers for what: a unit, a campaign, a task. */
import { html } from 'hono/html'
import type { Catalogue } from '../../plan/catalogue.ts'
import { campaignWord, jointWord, leadWord } from '../../plan/own-words.ts'
import type { Html } from '../layout.ts'
import type { CampaignView } from '../views/campaign.ts'
import type { TaskView } from '../views/task.ts'
import type { UnitView } from '../views/unit.ts'
import { bar, campaignLink, lags, legend, sentences, states, tasks, unitLinks } from './pieces.ts'

export function unitPage(view: UnitView, plan: Catalogue): Html {
  const { unit, asOf, counts, indicators, leads, joins, remarks } = view
  return html`<h1>${unit}</h1><p class="pale">数据截至${asOf}</p>
<p>负责指标${counts.total}项，${leadWord(plan).replace(/单位$/, '')}任务${leads.length}项，参与任务${joins.length}项</p>
${counts.total === 0 ? '' : html`${bar(counts)}${legend(counts)}<p>${counts.reporting}</p>${sentences(remarks)}${states(indicators, '负责的指标')}`}
${leads.length === 0 ? '' : html`<h2>${leadWord(plan).replace(/单位$/, '')}任务</h2>${tasks(leads)}`}${joins.length === 0 ? '' : html`<h2>参与任务</h2>${tasks(joins)}`}`
}

export function campaignPage(view: CampaignView, plan: Catalogue): Html {
  const { called, asOf, counts, behind, headline, convener, office } = view
  return html`<h1>${called}</h1><p class="pale">数据截至${asOf}，共${counts.total}项指标</p>${bar(counts)}${legend(counts)}<p>${counts.reporting}</p>
${behind.length === 0 ? html`<p>目前没有判为滞后的指标；无数据不等于不滞后。</p>` : lags(behind, '滞后、略滞后')}
${headline.length === 0 ? '' : states(headline, '总目标指标')}
<h2>分工</h2><dl>${convener === null ? '' : html`<dt>召集人</dt><dd>${convener}</dd>`}${office === null ? '' : html`<dt>专班办公室</dt><dd>${unitLinks([office])}</dd>`}<dt>${campaignWord(plan)}目标</dt><dd><blockquote>${view.goal}</blockquote></dd></dl>
<h2>任务${view.tasks.length}项</h2>${tasks(view.tasks)}`
}

export function taskPage(view: TaskView, plan: Catalogue): Html {
  const { progress, leadUnits, jointUnits } = view
  return html`<h1>${view.title}</h1><p class="pale">${view.place}</p>
${view.indicators.length === 0 ? html`<p>该任务没有量化指标</p>` : states(view.indicators, '指标')}
${progress === null ? '' : html`<h2>最近进展</h2><p>${progress.at}${progress.by}报：</p><blockquote>${progress.words}</blockquote>`}
<h2>分工</h2><dl><dt>${leadWord(plan)}</dt><dd>${leadUnits.length === 0 ? view.lead : unitLinks(leadUnits)}</dd>${
    jointUnits.length === 0 ? '' : html`<dt>${jointWord(plan)}</dt><dd>${unitLinks(jointUnits)}</dd>`
  }<dt>所属${campaignWord(plan)}</dt><dd>${campaignLink(view.campaign)}</dd></dl>
<h2>计划原文</h2><blockquote>${view.quote}</blockquote>${view.clause === '' ? html`<p>分工：计划未写明责任单位</p>` : ''}`
}
