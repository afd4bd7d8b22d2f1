/** The first page: four counts, then each campaign as a row with its bar. */
import { html } from 'hono/html'
import type { Catalogue } from '../../plan/catalogue.ts'
import { campaignWord } from '../../plan/own-words.ts'
import type { Html } from '../layout.ts'
import type { OverviewView } from '../views/overview.ts'
import { bar, campaignLink, legend } from './pieces.ts'

const FOUR = ['behind', 'slightly_behind', 'on_schedule', 'met']

export function overviewPage({ title, asOf, counts, campaigns }: OverviewView, plan: Catalogue): Html {
  const each = campaignWord(plan)
  const four = counts.lights.filter((it) => FOUR.includes(it.light))
  return html`<h1>${title}</h1><p class="pale">数据截至${asOf}，共${counts.total}项指标</p>
<ul class="four">${four.map((it) => html`<li class="t-${it.light}"><b>${it.count}</b>${it.word}</li>`)}</ul>
<p>${counts.text}。${counts.reporting}。</p>${bar(counts)}
<table><caption>各${each}</caption><thead><tr><th scope="col">${each}</th><th scope="col">进展</th></tr></thead><tbody>${campaigns.map(
    (it) =>
      html`<tr><th scope="row">${campaignLink(it.name)}<br><span class="pale">${it.counts.total}项</span></th><td>${bar(it.counts)}${legend(it.counts)}</td></tr>`,
  )}</tbody></table>`
}
