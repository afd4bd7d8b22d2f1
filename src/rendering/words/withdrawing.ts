/** 撤回: what was taken back, and what stands from now on. */
import type { LedgerReply, Withdrawn } from '../../conversation/turn/replies/report.ts'
import { comparisonText } from './comparison.ts'
import type { WordsContext } from './context.ts'
import { figureText, sourceText } from './standing.ts'

export function withdrawnWords(
  { figures, progress, reason }: Extract<LedgerReply, { type: 'withdrawn' }>,
  words: WordsContext,
): string {
  const { plan } = words
  const why = reason === null ? '' : `（原因：${reason}）`
  const undone = figures.filter((it) => it.correction)
  const gone = figures.filter((it) => !it.correction)
  const named = [
    ...gone.map((it) => nameText(it, words)),
    ...progress.map((it) => `【${plan.task(it.task).title}】进展“${it.words}”`),
  ]
  return [
    ...undone.map((it) => `${undoneText(it, words)}${why}`),
    ...wholeLines(undone, words),
    ...(named.length === 0 ? [] : [`已撤回：${named.join('；')}${why}。${afterText(gone, words)}`]),
  ].join('\n')
}

export function withdrawnToldWords(
  { figures, by }: Extract<LedgerReply, { type: 'withdrawn.told' }>,
  words: WordsContext,
): string {
  const lines = figures.map((it) =>
    it.correction ? undoneText(it, words) : `已撤回：${nameText(it, words)}`,
  )
  return `您登记的数据有变动（${by ?? '他人'}办理）：\n${lines.join('\n')}`
}

/** `已撤回更正：【…】一季度增长6.9%，恢复为增长6.8%（…）`. */
function undoneText(it: Withdrawn, words: WordsContext): string {
  const { figure } = it.figure
  const told = comparisonText(words.plan.indicator(figure.indicator), figure)
  // Only what it compares to had been added.
  if (told !== null && it.now?.figure.value === figure.value)
    return `已撤回对比数：${told}；${nowText(it, words)}不变`
  return `已撤回更正：${nameText(it, words)}，恢复为更正前的${nowText(it, words)}`
}

/** The figure before a correction may be taken back too: by its name, since 撤回 alone would mean another by then. */
function wholeLines(undone: readonly Withdrawn[], { plan }: WordsContext): string[] {
  const [first] = undone
  if (first?.now == null) return []
  // Somebody else's figure is not the sender's to take back.
  if (first.now.origin.person !== first.figure.origin.person) return ['记录留存。']
  return [
    `记录留存。如要连同更正前的数据一起撤回，请回复“撤回${plan.indicator(first.figure.figure.indicator).name}”`,
  ]
}

function afterText(gone: readonly Withdrawn[], words: WordsContext): string {
  const corrected = gone.some((it) => it.figure.history.length > 1) ? '该数据此前的各次登记一并撤回，' : ''
  const left = gone.flatMap((it) => (it.now === null ? [] : [nowText(it, words)]))
  const now =
    gone.length === 0 ? '' : left.length === 0 ? '目前没有该期数据。' : `目前为：${left.join('；')}。`
  const approved = gone.some((it) => it.figure.status === 'approved')
    ? '该数据原已审核通过，将告知审核人；'
    : ''
  return `${approved}${corrected}记录留存。${now}如需重新填报，直接发送即可。`
}

function nameText({ figure: { figure } }: Withdrawn, { plan }: WordsContext): string {
  const indicator = plan.indicator(figure.indicator)
  return `【${indicator.name}】${figureText(indicator, figure, plan.plan.year)}`
}

function nowText({ now }: Withdrawn, { plan }: WordsContext): string {
  if (now === null) return ''
  const { year } = plan.plan
  return `${figureText(plan.indicator(now.figure.indicator), now.figure, year)}（${sourceText(now, year)}）`
}
