/** Tasks against the document: verbatim, once, numbered without gaps, and each bracket of responsibility of one task. */
import type { Catalogue } from '../plan/catalogue.ts'
import { lastDayOfMonth } from '../plan/period.ts'
import type { Task } from '../plan/schema.ts'
import { clausesOf, dutiesOf, TERM } from './duties.ts'
import { difference, isRealDay } from './heading.ts'
import { ofTask, short } from './naming.ts'
import { halfWidth, linesOf, occurrences, placeOf } from './print.ts'

export function* tasks(plan: Catalogue): Generator<string> {
  for (const task of plan.tasks) yield* oneTask(plan, task)
  yield* clauses(plan)
  yield* numbering(plan)
  yield* leftOut(plan)
}

function* oneTask(plan: Catalogue, task: Task): Generator<string> {
  const { document } = plan
  const { quote, clause, title, number, section, group } = task
  const place = ofTask(task)
  const at = occurrences(document, quote)
  if (at.length === 0) yield `${place} quote: 不是原文：“${short(quote)}”`
  if (at.length > 1) yield `${place} quote: 在原文中出现${at.length}次，不能确定是哪一处`
  const annex = plan.findCampaign(task.campaign)?.annex
  const within = annex == null ? null : placeOf(document, `附件${annex}`)
  const [from] = at
  if (within !== null && from !== undefined && at.length === 1 && (from < within.from || from >= within.to))
    yield `${place} campaign: 原文不在“${task.campaign}”的附件${annex}中`
  if (clause !== '' && !quote.includes(clause)) yield `${place} clause: 不在任务原文中：“${short(clause)}”`
  if (clause === '' && clausesOf(quote).length > 0)
    yield `${place} clause: 任务原文中有责任括注“${short(clausesOf(quote)[0]?.text ?? '')}”，没有填写`
  if (clause !== '') yield* duties(plan, task)
  if (!begins(quote, title, group)) yield `${place} title: 任务原文不是以“${title}”开头`
  const counted = new RegExp(`^(?:第?${number}[.、项条]|\\(${number}\\))`)
  if (!counted.test(halfWidth(quote)) && !quote.startsWith(title))
    yield `${place} number: 任务原文不是以“${number}”编号`
  yield* deadline(plan, task)
  for (const [field, words] of [
    ['section', section],
    ['group', group],
  ] as const)
    if (words !== null && words !== '' && !document.includes(words))
      yield `${place} ${field}: 原文中没有“${words}”`
}

/** As the task's own text has it: (完成时限:2026年9月;…). */
function* deadline({ plan }: Catalogue, task: Task): Generator<string> {
  const said = TERM.exec(halfWidth(task.quote))
  const due = said === null ? null : lastDayOfMonth(Number(said[1] ?? plan.year), Number(said[2]))
  const place = `${ofTask(task)} deadline`
  if (task.deadline !== undefined && !isRealDay(task.deadline)) yield `${place}: 没有 ${task.deadline} 这一天`
  else if (due !== null && task.deadline === undefined) yield `${place}: 原文为“${said?.[0]}”，没有填写`
  else if (due !== null && !task.deadline?.startsWith(due.slice(0, 7)))
    yield `${place}: 原文为“${said?.[0]}”，写的是 ${task.deadline}`
  else if (due === null && task.deadline !== undefined && !/\d+[月日季]|季度|半年|年底|年内/.test(task.quote))
    yield `${place}: 任务原文没有写到期限，写的是 ${task.deadline}`
}

/** Behind its number and the name of its group the title comes first; it may end within a sentence. */
function begins(quote: string, title: string, group: string | null): boolean {
  const printed = halfWidth(quote).replace(/^(?:第?\d+[.、项条]|\(\d+\))\s*/, '')
  const after = group === null ? printed : printed.replace(new RegExp(`^${group}[。:]`), '')
  return after.startsWith(halfWidth(title)) || printed.startsWith(halfWidth(title))
}

function* duties(plan: Catalogue, task: Task): Generator<string> {
  const printed = dutiesOf(task.clause)
  const name = (said: string) =>
    plan.findUnit(said)?.name ?? plan.units.find((it) => it.aliases.includes(said))?.name ?? said
  for (const [field, own, said] of [
    ['lead_units', task.lead_units, printed.leads.map(name)],
    ['joint_units', task.joint_units, printed.joins.map(name)],
  ] as const)
    if (own.join() !== said.join())
      yield `${ofTask(task)} ${field}: 与责任括注不一致：${difference(own, said)}`
}

/** Each clause of the document belongs to one task, whose clause it is. */
function* clauses({ document, tasks: all }: Catalogue): Generator<string> {
  const spans = all.flatMap((task) =>
    occurrences(document, task.quote).map((from) => ({ task, from, to: from + task.quote.length })),
  )
  const brackets = clausesOf(document)
  // One bracket within another is a part of it.
  const outer = brackets.filter(
    (it) => !brackets.some((other) => other !== it && other.from <= it.from && it.to <= other.to),
  )
  for (const { from, to, text } of outer) {
    const owners = spans.filter((it) => it.from <= from && to <= it.to)
    if (owners.length === 0) yield `tasks.json: 原文的责任括注“${short(text)}”不属于任何任务`
    if (owners.length > 1)
      yield `tasks.json: 原文的责任括注“${short(text)}”同时在${owners.map((it) => `“${it.task.title}”`).join('和')}中`
    const [owner] = owners
    if (
      owners.length === 1 &&
      owner !== undefined &&
      owner.task.clause !== '' &&
      owner.task.clause !== text &&
      !owner.task.clause.includes(text)
    )
      yield `${ofTask(owner.task)} clause: 原文为“${short(text)}”`
  }
}

/** 1, 2, 3 … within a section and its group; a number that is left out is a task that was not taken. */
function* numbering({ tasks: all }: Catalogue): Generator<string> {
  const lists = new Map<string, { task: Task; number: number }[]>()
  for (const task of all) {
    const number = Number(task.number)
    if (!Number.isInteger(number)) continue
    const key = `${task.campaign} ${task.section} ${task.group ?? ''}`
    lists.set(key, [...(lists.get(key) ?? []), { task, number }])
  }
  for (const list of lists.values()) {
    for (const [at, { task, number }] of list.entries()) {
      const before = list[at - 1]?.number
      const where = `“${task.campaign}”${task.section}${task.group === null ? '' : ` ${task.group}`}`
      // Parts of one item are told by their titles.
      const part = task.quote.startsWith(task.title)
      if (before === number && !part) yield `${ofTask(task)} number: ${where}中有两个${number}`
      else if (before !== undefined && number !== before + 1 && !(part && number === before))
        yield `${ofTask(task)} number: ${where}由${before}跳到${number}，中间的任务没有录入`
    }
  }
}

/** A numbered line that lies in no task is one that was not taken, unless it heads those below it. */
function* leftOut({ document, tasks: all }: Catalogue): Generator<string> {
  const spans = all.flatMap((task) =>
    occurrences(document, task.quote).map((from) => ({ from, to: from + task.quote.length })),
  )
  const headings = new Set(all.flatMap((it) => [it.section, ...(it.group === null ? [] : [it.group])]))
  const [first, last] = [Math.min(...spans.map((it) => it.from)), Math.max(...spans.map((it) => it.to))]
  for (const { text, from } of linesOf({ from: 0, text: document })) {
    const numbered = /^(?:\d+[.、](?!\d)|\(\d+\))\s*/.exec(halfWidth(text))
    if (numbered === null || from < first || from > last) continue
    if (spans.some((it) => it.from <= from && from < it.to)) continue
    const heading = text.slice(numbered[0].length).replace(/。$|[(（][^()（）]*为准[)）]$/g, '')
    if (!headings.has(heading)) yield `tasks.json: 原文的“${short(text)}”没有录入任务`
  }
}
