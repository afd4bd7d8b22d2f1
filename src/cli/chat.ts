/**
 * A terminal chat on the plan: `diaodu chat`, and what `diaodu start` opens where no channel is set up.
 *
 *     chat --date 2025-04-12 --as 市统计局 --room 调度群
 */
import { assemble } from '../assemble.ts'
import { type Clock, type Day, dayOf, instantOf } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Parts } from '../bot.ts'
import { TERMINAL, Terminal } from '../channels/terminal.ts'
import type { WebChat } from '../channels/web-chat/web-chat.ts'
import type { Config } from '../config.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { loadRoster, type Person, ROLE_NAMES, type Roster } from '../plan/roster.ts'
import { loadPlan } from '../plan/seeds.ts'
import { examplesOf } from '../rendering/words/examples.ts'
import { rosterPlace, sampleOf } from '../roster-place.ts'
import type { Listening } from '../web/listening.ts'
import { belongingOf } from './checks/belonging.ts'
import { sayDraft } from './draft.ts'
import { keepIn, OUTBOX_FOLDER } from './keep.ts'
import { personNamed } from './names.ts'
import { servePages, trialOrigin } from './pages.ts'
import { openWebChat, TrialClock, trialOf, withSeats } from './trial.ts'

export interface ChatOptions {
  readonly date?: string | undefined
  readonly as?: string | undefined
  readonly room?: string | undefined
  readonly isNew?: boolean | undefined
  /** The pages are served beside it, to be tried out. */
  readonly pages?: boolean | undefined
}

export interface Console {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WritableStream
  /** Everything but the answers. */
  readonly aside: (text: string) => void
  readonly log: Parts['log']
  readonly clock: Clock
}

/** Resolves at the end of the chat. */
export async function chat(
  config: Config,
  options: ChatOptions,
  console: Console,
  stopAsked?: Promise<void>,
): Promise<void> {
  const plan = loadPlan(config.plan)
  sayDraft(plan, console.aside)
  const roster = trialRoster(config, plan)
  const person = chosen(roster, plan, options.as)
  const date = options.date ?? dayInPlan(dayOf(console.clock.now()), plan.plan.year)
  const clock = new TrialClock(console.clock, date)
  const { input, output, aside, log } = console

  const terminal = new Terminal({
    input,
    output,
    from: {
      person: person.accounts[TERMINAL] ?? '',
      ...(options.room === undefined ? {} : { room: options.room }),
    },
    name: person.name,
    clock,
    interactive: input.isTTY === true,
    save: keepIn(OUTBOX_FOLDER),
  })
  const origin = options.pages ? trialOrigin(config.page) : null
  const played: WebChat[] = []
  const assembled = await assemble({
    plan,
    roster: origin === null ? roster : withSeats(roster),
    store: config.store,
    isNew: options.isNew ?? false,
    keepUnknownText: config.keepUnknownText,
    channels: async ({ store }) => {
      if (origin === null) return [terminal]
      played.push(openWebChat(store, clock, log))
      return [terminal, ...played]
    },
    log,
    clock,
    origin,
  })
  const { bot, ledger, store, close } = assembled
  let pages: Listening | null = null
  try {
    for (const it of await belongingOf(plan, store, ledger.entries()))
      if (it.is !== 'good') aside(`${it.text}${it.remedy ?? ''}`)
    aside(greeting(plan, person, clock, options.date === undefined && date !== dayOf(console.clock.now())))
    await terminal.start((incoming) => bot.handle(incoming))
    void stopAsked?.then(() => terminal.stop())
    // Of an address that nobody chose, the chat does not depend on.
    const [web] = played
    const trial = web === undefined ? {} : { trial: await trialOf(web, bot, roster, person, clock) }
    pages = await servePages(config.page, origin, assembled, { log, clock, ...trial }).catch((error) => {
      if (config.page.listen?.chosen) throw error
      log('page', error)
      return null
    })
    if (pages !== null) aside(`也可以用浏览器打开 ${origin}/ 试聊和看网页。`)
    await terminal.finished()
  } finally {
    await pages?.close()
    await Promise.all(played.map((it) => it.stop()))
    await close()
  }
}

function greeting(plan: Catalogue, person: Person, clock: Clock, moved: boolean): string {
  const today = dayOf(clock.now())
  const why = moved ? `（计划是${plan.plan.year}年的，按当年同一天打开；--date 可另选）` : ''
  const who = `${person.unit ?? ''}${person.name}（${ROLE_NAMES[person.role]}）`
  const { first, report, campaign } = examplesOf({ plan })
  return [
    `${plan.plan.title}。今天是${today}${why}，您是${who}。`,
    `可以这样说：${first}目标是多少｜${report}｜${campaign}进展怎么样｜帮助。按 Ctrl-D 或输入“退出”结束。`,
  ].join('\n')
}

/** Where no channel is set up and the city's people have no seat here, the plan's sample has. */
function trialRoster(config: Config, plan: Catalogue): Roster {
  const roster = loadRoster(rosterPlace(config), plan)
  const seated = roster.people.some((it) => it.accounts[TERMINAL] !== undefined)
  const isTried = Object.values(config.channels).every((it) => it === null)
  return seated || !isTried ? roster : loadRoster(sampleOf(config.plan), plan)
}

/** The person at the keyboard: as named, or the first on the roster. */
function chosen(roster: Roster, plan: Catalogue, name: string | undefined): Person {
  const people = roster.people.filter((it) => it.accounts[TERMINAL] !== undefined)
  const person = name === undefined ? people[0] : personNamed(people, plan, name)
  if (person) return person
  const list = people.map((it) => `  ${it.id} ${it.name}（${it.unit ?? ROLE_NAMES[it.role]}）`).join('\n')
  throw new Problem(
    'chat.person',
    name === undefined ? '名册中没有可在终端登录的人' : `名册中没有“${name}”`,
    people.length === 0
      ? '请在名册中给一个人加上 terminal 账号：roster add 姓名 --account terminal/编号。'
      : `--as 可用编号、姓名、单位或角色：\n${list}`,
  )
}

/** The day in the plan's year: the same month and day; 29 February becomes the 28th where the year has none. */
export function dayInPlan(today: Day, year: number): Day {
  if (Number(today.slice(0, 4)) === year) return today
  const day = `${year}${today.slice(4)}`
  return dayOf(instantOf(day)) === day ? day : `${year}-02-28`
}
