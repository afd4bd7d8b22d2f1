/**
 * `diaodu remind preview --days 14 [--date 2025-05-15]`: who would get what, by the planner that the timekeeper uses;
 * nothing is written or sent. `remind status`: what became of the last days' messages.
 */
import { type Clock, type Day, dayOf, timeOf } from '../base/clock.ts'
import type { Store } from '../base/store.ts'
import type { Config } from '../config.ts'
import { Ledger } from '../ledger/ledger.ts'
import { membersOf } from '../ledger/members.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { addDays } from '../plan/period.ts'
import { loadRoster, type Person, Roster } from '../plan/roster.ts'
import { loadPlan } from '../plan/seeds.ts'
import { Ladder } from '../reminders/ladder.ts'
import { codeOf, type Nudge } from '../reminders/nudge.ts'
import type { Row, State } from '../reminders/outbox.ts'
import type { PaperDue } from '../reminders/paper-due.ts'
import { paperFacts } from '../reminders/papers.ts'
import { nudgesOn } from '../reminders/planner.ts'
import type { Desk } from '../reminders/recipients.ts'
import { recipients } from '../reminders/recipients.ts'
import { paperName } from '../rendering/words/dispatch.ts'
import { partText } from '../rendering/words/pledge.ts'
import { weekdayText } from '../rendering/words/reminder.ts'
import { rosterPlace } from '../roster-place.ts'
import { openStore } from '../storage/open.ts'
import { UsageProblem } from './operator.ts'

export interface PreviewNeeds {
  readonly plan: Catalogue
  readonly roster: Roster
  readonly store: Store
  readonly from: Day
  readonly days: number
  readonly clock: Clock
}

const KINDS: Readonly<Record<Nudge['kind'], string>> = {
  digest: '填报提醒',
  urge: '催报',
  own: '本人设置的提醒',
  watch: '管理员',
  calendar: '管理员',
  notice: '通报群',
}
const STATES: Readonly<Record<State, string>> = {
  pending: '待发',
  sending: '正在发送',
  sent: '已发',
  failed: '未能发出',
  unknown: '是否送达不明',
  cleared: '已消除',
}

export interface RemindOptions {
  readonly days: number
  readonly date: string | undefined
}

export async function remindVerb(
  config: Config,
  [what = '', ...rest]: readonly string[],
  { days, date }: RemindOptions,
  clock: Clock,
): Promise<string> {
  if ((what !== 'preview' && what !== 'status') || rest.length > 0)
    throw new UsageProblem('usage', 'remind 后面应是 preview 或 status', '例如 remind preview --days 14。')
  const plan = loadPlan(config.plan)
  const roster = loadRoster(rosterPlace(config), plan)
  const store = await openStore(config.store)
  try {
    if (what === 'status') return await statusText(store, roster, clock, days)
    return await previewText({ plan, roster, store, from: date ?? dayOf(clock.now()), days, clock })
  } finally {
    await store.close()
  }
}

/** Days counted from `from`, that day included. */
export async function previewText({ plan, roster, store, from, days, clock }: PreviewNeeds): Promise<string> {
  const ledger = await Ledger.open(store, clock, { plan })
  const ladder = new Ladder(plan)
  const lines: string[] = []
  const silent = new Set<string>()
  const papers = new Set<PaperDue['kind']>()
  let count = 0
  for (let day = from; day < addDays(from, days); day = addDays(day, 1)) {
    const books = { plan, standing: ledger.standing, today: day }
    const people = new Roster(membersOf(roster, ledger.standing.admissions)).on(day)
    const desk: Desk = { books, people, reach: anywhere }
    const nudges = nudgesOn(desk, ladder, day).flatMap((it) => withNews(desk, ladder, it))
    for (const { kind } of nudges.flatMap((it) => it.papers ?? [])) papers.add(kind)
    for (const { obligation, step } of ladder.openOn(books, day))
      if (recipients(desk, obligation, step.to).length === 0) silent.add(obligation.unit)
    count += nudges.length
    if (!plan.workdays.isWorkday(day)) continue
    const provisional = plan.workdays.isCovered(day) ? '' : '（暂定：该年放假安排未公布）'
    if (nudges.length > 0) lines.push('', `${weekdayText(day, plan.plan.year)}${provisional}`)
    lines.push(...nudges.map((it) => nudgeLine(it, people, plan)))
  }
  const last = addDays(from, days - 1)
  const head = `${weekdayText(from, plan.plan.year)}至${weekdayText(last, plan.plan.year)}，按现有数据应发${count}条（预览，未发送；届时已报的不再提醒）`
  const nobody =
    silent.size === 0
      ? []
      : ['', `以下单位在名册中没有可以接收提醒的人（含AB角），提醒无人可发：${[...silent].join('、')}`]
  return [head, ...lines, ...nobody, ...rhythmLines(plan, papers)].join('\n')
}

/** Without the papers that would say nothing; none where nothing is left. */
function withNews(desk: Desk, ladder: Ladder, { papers: due = [], ...rest }: Nudge): Nudge[] {
  const papers = due.filter((it) => paperFacts(desk, ladder, it) !== null)
  if (due.length > 0 && papers.length + rest.parts.length === 0) return []
  return [papers.length === 0 ? rest : { ...rest, papers }]
}

/** Whence the days of what was listed, and whether they were assumed. */
function rhythmLines({ rhythm }: Catalogue, kinds: ReadonlySet<PaperDue['kind']>): string[] {
  const lines = [...kinds].flatMap((kind) => {
    const setting = rhythm[kind]
    if (setting === undefined) return []
    const name = paperName({ kind, campaign: null })
    return [`${name}的日期${setting.assumed ? '为设定，待确认' : '按文件'}：${setting.basis}`]
  })
  return lines.length === 0 ? [] : ['', ...lines]
}

function nudgeLine(
  { at, person, kind, parts, papers = [] }: Nudge,
  people: readonly Person[],
  plan: Catalogue,
): string {
  const named = (id: string) => people.find((it) => it.id === id)
  const who = named(person)
  const standsFor = new Set(parts.flatMap((it) => it.standsFor ?? []))
  const principals = [...standsFor].map((id) => named(id)?.name ?? id)
  const deputy = principals.length === 0 ? '' : `（${principals.join('、')}的AB角）`
  const items = parts.map((it) => partText(it.duty, { plan }))
  const listed = `${items.slice(0, 4).join('；')}${items.length > 4 ? `等${items.length}项` : ''}`
  const what = [
    ...(parts.length > 0 || papers.length === 0 ? [`${KINDS[kind]}｜${listed}`] : []),
    ...papers.map(paperName),
  ]
  return `  ${timeOf(at)} ${who?.unit ?? ''}${who?.name ?? person}${deputy}｜${what.join('；')}`
}

/** Rows of the last days that are not plainly sent, and a count of all by state. */
export async function statusText(store: Store, roster: Roster, clock: Clock, days: number): Promise<string> {
  const since = addDays(dayOf(clock.now()), -days)
  const counts = new Map<State, number>()
  const lines: string[] = []
  for await (const [, row] of store.shelf<Row>('outbox').entries(since)) {
    counts.set(row.state, (counts.get(row.state) ?? 0) + 1)
    if (row.state === 'sent' || row.state === 'cleared') continue
    const who = roster.people.find((it) => it.id === row.person)
    const why = row.problem === null ? '' : `｜${row.problem}`
    lines.push(`  ${row.day} ${who?.name ?? row.person}｜编号${codeOf(row.key)}｜${STATES[row.state]}${why}`)
  }
  const marks = await store.shelf<{ until: string }>('timekeeper').get('marks')
  const beat =
    marks === undefined
      ? '尚未运行过提醒（只在终端运行时不定时发送，须配置通道后启动）'
      : `提醒上次运行至${dayOf(new Date(marks.until))} ${timeOf(new Date(marks.until))}`
  const sum = [...counts].map(([state, it]) => `${STATES[state]}${it}条`).join('，')
  return [`近${days}天：${sum === '' ? '没有提醒' : sum}。${beat}。`, ...lines].join('\n')
}

/** A preview asks who, not by which road. */
const anywhere: Desk['reach'] = ({ accounts }) => {
  const [first] = Object.entries(accounts)
  return first === undefined ? null : { channel: first[0], person: first[1] }
}
