/** What several pages are made of: a light with its word, bars of counts, rows of indicators. */
import { html } from 'hono/html'
import type { Light } from '../../judging/judgement.ts'
import type { Html, Part } from '../layout.ts'
import type { CountsView } from '../views/counts.ts'
import type { LagView } from '../views/lagging.ts'
import type { StateView } from '../views/state.ts'
import type { TaskLink } from '../views/task.ts'

/** The light as a word, with its colour before it. */
export function light(which: Light | null, word: string): Part {
  return which === null ? word : html`<span class="light l-${which}">${word}</span>`
}

/** The counts as one bar; the words beside it say the same. */
export function bar({ total, lights, text }: CountsView): Html {
  let x = 0
  const pieces = lights.flatMap(({ light, count }) => {
    if (count === 0) return []
    const from = x
    x += (count / total) * 100
    return [
      html`<rect class="b-${light}" x="${from.toFixed(2)}" width="${(x - from).toFixed(2)}" height="8"/>`,
    ]
  })
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${text}">${pieces}</svg>`
}

/** Every count that is not nought, each with its colour. */
export function legend({ lights }: CountsView): Html {
  const shown = lights.filter((it) => it.count > 0)
  return html`<p>${shown.map(({ light: which, word, count }) => html`${light(which, `${word}${count}项`)} `)}</p>`
}

export function indicatorLink({ id, name }: Pick<StateView, 'id' | 'name'>): Html {
  return html`<a href="/indicators/${encodeURIComponent(id)}">${name}</a>`
}

export function unitLinks(units: readonly string[]): Part {
  return html`${units.map((it, at) => html`${at === 0 ? '' : '、'}<a href="/units/${encodeURIComponent(it)}">${it}</a>`)}`
}

export function campaignLink(name: string): Html {
  return html`<a href="/campaigns/${encodeURIComponent(name)}">${name}</a>`
}

export function states(items: readonly StateView[], caption: string): Html {
  return html`<table><caption>${caption}</caption><thead><tr><th scope="col">指标</th><th scope="col">目前</th></tr></thead><tbody>${items.map(
    (it) =>
      html`<tr><th scope="row">${indicatorLink(it)}</th><td>${light(it.light, it.word)}<br>${standing(it)}<br><span class="pale">目标：${it.target}</span></td></tr>`,
  )}</tbody></table>`
}

/** What lags: the gap first, then why, and by when. */
export function lags(items: readonly LagView[], caption: string): Html {
  return html`<table><caption>${caption}</caption><thead><tr><th scope="col">指标</th><th scope="col">差距和原因</th></tr></thead><tbody>${items.map(
    (it) =>
      html`<tr><th scope="row">${indicatorLink(it)}<br><span class="pale">${unitLinks(it.units)}</span></th><td>${light(it.light, it.word)} ${
        it.gap === null ? '' : html`<b>${it.gap}</b>`
      }<br>${it.stands}${it.since === null ? '' : `；自${it.since}起`}<br><span class="pale">原因：${it.reason ?? '单位尚未说明'}${
        it.promised === null ? '' : `；${it.promised}`
      }</span></td></tr>`,
  )}</tbody></table>`
}

function standing({ stands, gap }: StateView): string {
  return gap === null ? stands : `${stands}，${gap}`
}

export function tasks(items: readonly TaskLink[]): Html {
  return html`<ul class="plain">${items.map((it) => html`<li><a href="/tasks/${encodeURIComponent(it.id)}">${it.title}</a></li>`)}</ul>`
}

export function sentences(items: readonly string[]): Part {
  return items.length === 0 ? '' : html`${items.map((it) => html`<p>${it}</p>`)}`
}
