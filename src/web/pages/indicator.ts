/** One indicator: conclusion, table, chart, then where it all comes from. */
import { html, raw } from 'hono/html'
import type { Catalogue } from '../../plan/catalogue.ts'
import { campaignWord } from '../../plan/own-words.ts'
import type { Html, Part } from '../layout.ts'
import type { IndicatorView, PeriodView } from '../views/indicator.ts'
import { campaignLink, light, sentences, unitLinks } from './pieces.ts'

/** `chart`: SVG, drawn here; null where there is nothing to draw. */
export function indicatorPage(view: IndicatorView, chart: string | null, plan: Catalogue): Html {
  const { name, targets, periods, singles, trails, remarks, explanation, promised, task } = view
  return html`<h1>${name}</h1>
<p class="lead">${light(view.light, view.word)}</p><p>${view.stands}${view.gap === null ? '' : html`，<b>${view.gap}</b>`}</p>
<p>目标：${targets.text}</p>${sentences(remarks)}
${explanation === null ? '' : html`<p>滞后说明${explanation}</p>`}${promised === null ? '' : html`<p>承诺：${promised}</p>`}
${figures(periods, '各期数据（累计）')}${figures(singles, '单月（季）数')}
${chart === null ? '' : html`<figure>${raw(chart)}<figcaption class="pale">${name}各期完成数与目标</figcaption></figure>`}
<h2>口径和出处</h2><dl><dt>口径</dt><dd>${view.definition}</dd>
<dt>计划原文${targets.conflict === null ? '' : `（${targets.conflict}）`}</dt>${targets.quotes.map((it) => html`<dd><blockquote>${it}</blockquote></dd>`)}
<dt>责任单位</dt><dd>${unitLinks(view.units)}</dd><dt>所属${campaignWord(plan)}</dt><dd>${campaignLink(view.campaign)}</dd>
${task === null ? '' : html`<dt>所属任务</dt><dd><a href="/tasks/${encodeURIComponent(task.id)}">${task.title}</a></dd>`}</dl>
${trails.length === 0 ? '' : html`<h2>谁报的、谁审的</h2>${trails.map((it) => html`<h3>${it.period}</h3><ol class="plain">${it.steps.map((step) => html`<li>${step}</li>`)}</ol>`)}`}`
}

function figures(rows: readonly PeriodView[], caption: string): Part {
  if (rows.length === 0) return ''
  const [due, change] = [rows.some((it) => it.due !== null), rows.some((it) => it.change !== null)]
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr><th scope="col">时期</th><th scope="col">数据</th>${
    due ? html`<th scope="col">序时应为</th>` : ''
  }${change ? html`<th scope="col">较上期</th>` : ''}<th scope="col">审核</th></tr></thead><tbody>${rows.map(
    (it) =>
      html`<tr><th scope="row">${it.period}</th><td class="num">${it.text}</td>${due ? html`<td class="num">${it.due ?? '—'}</td>` : ''}${
        change ? html`<td class="num">${it.change ?? '—'}</td>` : ''
      }<td>${it.status}</td></tr>`,
  )}</tbody></table></div>`
}
