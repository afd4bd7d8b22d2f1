/** What lags, by its gap. */
import { html } from 'hono/html'
import type { Html } from '../layout.ts'
import type { LaggingView } from '../views/lagging.ts'
import { bar, lags, legend } from './pieces.ts'

export function laggingPage({ asOf, counts, items }: LaggingView): Html {
  const none = html`<p>目前没有判为滞后的指标；无数据不等于不滞后。</p>`
  return html`<h1>滞后、略滞后</h1><p class="pale">数据截至${asOf}，共${counts.total}项指标</p>${bar(counts)}${legend(counts)}
${items.length === 0 ? none : lags(items, `${items.length}项，差距大的在前`)}`
}
