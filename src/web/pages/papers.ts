/** What was issued; one issue; what a search found. */
import { html } from 'hono/html'
import type { Catalogue } from '../../plan/catalogue.ts'
import { campaignWord } from '../../plan/own-words.ts'
import type { Html, Part } from '../layout.ts'
import type { PapersView, PaperView } from '../views/papers.ts'
import type { SearchView } from '../views/search.ts'
import { campaignLink, indicatorLink, tasks, unitLinks } from './pieces.ts'

export function papersPage({ papers }: PapersView): Html {
  return html`<h1>已签发的文件</h1>${
    papers.length === 0
      ? html`<p>目前没有签发过通报。</p>`
      : html`<ul class="plain">${papers.map((it) => html`<li><a href="/papers/${encodeURIComponent(it.number)}">${it.text}</a></li>`)}</ul>`
  }`
}

export function paperPage({ number, title, to, blocks, signature, annexes }: PaperView): Html {
  return html`<h1>${title}</h1><p class="pale">${number}</p>${to === null ? '' : html`<p>${to}：</p>`}
${blocks.map(({ level, text }) => block(level, text))}
${signature === null ? '' : html`<p>${signature.by}<br>${signature.day}</p>`}
${annexes.map((it) => annex(it))}`
}

function block(level: number | null, text: string): Part {
  if (level === 1) return html`<h2>${text}</h2>`
  if (level === 2) return html`<h3>${text}</h3>`
  return html`<p>${text}</p>`
}

function annex({ title, note, columns, rows }: PaperView['annexes'][number]): Html {
  return html`<h2>${title}</h2>${note === null ? '' : html`<p class="pale">${note}</p>`}
<div class="wide" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${columns.map((it) => html`<th scope="col">${it}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell === null ? '—' : String(cell)}</td>`)}</tr>`,
  )}</tbody></table></div>`
}

export function searchPage(view: SearchView, plan: Catalogue): Html {
  const { words, near, campaigns, indicators, units, tasks: found } = view
  const nothing = campaigns.length + indicators.length + units.length + found.length === 0
  const head = nothing ? '没有找到，换个名称或简称试试' : near ? '没有完全对应的，相近的有' : '找到以下各项'
  return html`<h1>查找“${words}”</h1><p>${head}</p>
${indicators.length === 0 ? '' : html`<h2>指标</h2><ul class="plain">${indicators.map((it) => html`<li>${indicatorLink(it)}</li>`)}</ul>`}
${campaigns.length === 0 ? '' : html`<h2>${campaignWord(plan)}</h2><ul class="plain">${campaigns.map((it) => html`<li>${campaignLink(it)}</li>`)}</ul>`}
${units.length === 0 ? '' : html`<h2>单位</h2><ul class="plain">${units.map((it) => html`<li>${unitLinks([it])}</li>`)}</ul>`}
${found.length === 0 ? '' : html`<h2>任务</h2>${tasks(found)}`}`
}
