/** The bot behind every channel that is set up, watched over, until it is asked to stop. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Assembled, assemble } from '../assemble.ts'
import { dayOf } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Channel } from '../channels/channel.ts'
import { Checkpoints } from '../checkpointing.ts'
import type { Config } from '../config.ts'
import { membersOf } from '../ledger/members.ts'
import { Fleet } from '../operations/fleet.ts'
import { healthOf } from '../operations/health.ts'
import { type Journal, openJournal } from '../operations/journal.ts'
import { Meters, type Waiting } from '../operations/meters.ts'
import { serveWatch, type Watch, type WatchServer } from '../operations/server.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { addDays } from '../plan/period.ts'
import { loadRoster } from '../plan/roster.ts'
import { RosterFile } from '../plan/roster-file.ts'
import { loadPlan } from '../plan/seeds.ts'
import type { Reminding } from '../reminding.ts'
import { rosterPlace } from '../roster-place.ts'
import { passwordIn, secretsIn } from '../secret.ts'
import { isDatabase } from '../storage/open.ts'
import type { Understanding } from '../understanding/understand.ts'
import type { Console } from './chat.ts'
import { belongingOf } from './checks/belonging.ts'
import { people, planYear, warningsOf } from './checks/people.ts'
import { Faults } from './faults.ts'
import { publicOrigin, servePages } from './pages.ts'
import { channelsOf, left, placeOn, share } from './sharing.ts'
import { Together } from './together.ts'
import { versionName } from './version.ts'

/**
 * Asked to stop, everything is done within five seconds. Answers that wait for their channel get the first part, less
 * than channels wait for what they took in: whoever stands behind such an answer is still to be recorded.
 */
const STOP_MS = { answers: 1_200, channels: 4_300, bot: 400 }
/** How often answers are offered again that no channel took. */
const SETTLE_MS = 60_000
/** How often files that nothing names are looked for. */
const TIDY_MS = 6 * 3_600_000
/** How far back the outbox is counted. */
const OUTBOX_DAYS = 30

/** What a plan of several in one process is given. */
export interface Serving {
  readonly isNew?: boolean
  readonly name?: string
  /** Rejects when the process is at fault. */
  readonly fatal?: Promise<never>
  readonly understanding?: Understanding
  /** Where it is watched over instead of at an address of its own. */
  readonly show?: (watch: Watch) => void
}

/** Resolves when everything is stopped; rejects where no channel can be started, with all faults. */
export async function serve(
  config: Config,
  console: Console,
  stopAsked: Promise<unknown>,
  { isNew = false, name, fatal, understanding, show }: Serving = {},
): Promise<void> {
  const { clock } = console
  const journal = openJournal({
    level: config.logLevel,
    secrets: [...secretsIn([config.channels, config.page]), ...passwordIn(config.store)],
    clock,
    write: (line) => console.aside(line.trimEnd()),
    plan: name,
  })
  const { log } = journal
  const meters = new Meters(name)
  const stopping = new AbortController()
  const channels: Channel[] = []
  // Null: the store is this process's alone.
  let together: Together | null = null
  const plan = loadPlan(config.plan)
  const assembled = await assemble({
    plan,
    roster: new RosterFile(rosterPlace(config), plan, log),
    store: config.store,
    isNew,
    ...(understanding === undefined ? {} : { understanding }),
    program: versionName(),
    keepUnknownText: config.keepUnknownText,
    log,
    clock,
    origin: config.page.url,
    stopping: stopping.signal,
    watch(handled) {
      meters.handled(handled)
      const { id, channel, intent, outcome, ms } = handled
      journal.note('message handled', { channel, message: id, intent, outcome, ms: Math.round(ms) })
    },
    ...(isDatabase(config.store)
      ? { company: { leads: () => together?.leads() ?? false, mayServe: () => together?.isSure() ?? false } }
      : {}),
    async channels(tools) {
      channels.push(...(await channelsOf(config, tools)))
      return channels
    },
  })
  const { bot, store, close } = assembled
  const place = await placeOn(store, clock, log).catch(async (error) => {
    await close()
    throw error
  })
  together = place instanceof Together ? place : null
  // The platform sends readers back to the public address only.
  const wecom = config.page.url === null ? null : config.channels.wecomApp
  const origin = publicOrigin(config.page)
  const pages = await servePages(config.page, origin, assembled, { log, clock, wecom }).catch(
    async (error) => {
      await place.release()
      await close()
      throw error
    },
  )
  journal.note('starting', { version: versionName(), node: process.version })
  const everybody = membersOf(
    { people: loadRoster(rosterPlace(config), plan).people },
    assembled.ledger.standing.admissions,
  )
  for (const it of warningsOf([...planYear(plan, clock), ...people(config, plan, everybody, clock)]))
    log('start', it)
  const reminding = await assembled.reminding()
  const fleet = new Fleet(channels, journal)
  const faults = fatal === undefined ? new Faults(journal) : null
  const leads = () => together?.leads() ?? true
  const { ledger } = assembled
  const checkpoints = new Checkpoints({ store, ledger, program: versionName(), log, mayWrite: leads })
  const ended = Promise.race([stopAsked, fatal ?? faults?.fatal, place.lost, checkpoints.broken])
  const watch = await watched(config, { bot, store, reminding, fleet, meters, journal, clock }, show)
  let settling: NodeJS.Timeout | undefined
  let tidying: NodeJS.Timeout | undefined
  try {
    // What the operator compares with what he knows: a ledger that is suddenly empty is no ledger.
    const heard = together === null ? { heard: await bot.recover() } : { processes: together.count }
    journal.note('data', { entries: ledger.head, ...heard })
    const started = fleet.start(
      (incoming) => {
        if (incoming.addressed) meters.received(incoming.from.channel)
        return bot.handle(incoming)
      },
      (incoming) => bot.keep(incoming),
    )
    await Promise.race([started, ended])
    if (together === null) {
      reminding.timekeeper.start()
      void bot.resume()
    } else await share(together, { bot, reminding, channels, journal })
    // The whole chain, after the first answers.
    void checkpoints.work().then(() => (checkpoints.isSettled ? compared(plan, assembled, log) : undefined))
    const tidy = () =>
      assembled.evidence.tidy(assembled.ledger, clock.now()).then(
        (deleted) => deleted > 0 && journal.note('evidence deleted', { files: deleted }),
        (error) => log('evidence was not looked through', error),
      )
    const tidyInTurn = () => leads() && void tidy()
    tidyInTurn()
    tidying = setInterval(tidyInTurn, TIDY_MS)
    const minutely = async () => {
      await assembled.refresh()
      await Promise.all([bot.settle(), assembled.remember(), checkpoints.work()])
    }
    settling = setInterval(() => void minutely(), SETTLE_MS)
    await ended
    journal.note('stopping')
  } finally {
    clearInterval(settling)
    clearInterval(tidying)
    checkpoints.stop()
    const late = setTimeout(() => stopping.abort(), STOP_MS.answers)
    const round = Promise.race([reminding.timekeeper.stop(), sleep(STOP_MS.channels, null, { ref: false })])
    await Promise.all([fleet.stop(STOP_MS.channels), round])
    clearTimeout(late)
    // What the channels would not wait for any longer is still to be recorded; it is answered at the next start.
    stopping.abort()
    await Promise.race([bot.idle(), sleep(STOP_MS.bot, null, { ref: false })])
    await Promise.all([watch?.close(), pages?.close()])
    if (together !== null) await Promise.race([left(bot, log), sleep(STOP_MS.bot, null, { ref: false })])
    await place.release().catch((error) => log('the lease was not given back', error))
    await close()
    faults?.close()
    journal.note('stopped')
  }
}

/** What the ledger names and the plan does not know, for whoever reads the log. */
async function compared(plan: Catalogue, { store, ledger }: Assembled, log: Journal['log']): Promise<void> {
  try {
    for (const { is, text, remedy = '' } of await belongingOf(plan, store, ledger.entries()))
      if (is !== 'good') log('plan and ledger', new Problem('store.plan', text, remedy))
  } catch (error) {
    log('plan and ledger', error)
  }
}

interface Running {
  readonly bot: Assembled['bot']
  readonly store: Assembled['store']
  readonly reminding: Reminding
  readonly fleet: Fleet
  readonly meters: Meters
  readonly journal: Journal
  readonly clock: Console['clock']
}

/** A port that is taken is told and is no reason not to answer people. */
async function watched(
  config: Config,
  running: Running,
  show?: Serving['show'],
): Promise<WatchServer | null> {
  const { bot, store, reminding, fleet, meters, journal, clock } = running
  const lastTick = () => reminding.timekeeper.lastRound()
  meters.gauge({
    channels: () => fleet.states().map(({ name, state }) => ({ name, live: state.live })),
    outbox: () => waitingIn(reminding, clock.now()),
    lastTick,
  })
  const startedAt = clock.now()
  const readStore = async () => {
    await store.check()
    await store.shelf('timekeeper').highest()
  }
  const states = { channels: () => fleet.states(), answers: () => bot.owing }
  const health = () => healthOf({ ...states, version: versionName(), readStore, lastTick, clock, startedAt })
  show?.({ health, meters })
  if (config.health === null) return null
  try {
    const server = await serveWatch({ health, meters }, config.health)
    journal.note('health', { host: config.health.host, port: server.port })
    return server
  } catch (error) {
    journal.log('health', error)
    return null
  }
}

async function waitingIn({ outbox }: Reminding, now: Date): Promise<Waiting[]> {
  const states = new Map<string, Waiting>()
  for (const { state, at } of await outbox.since(addDays(dayOf(now), -OUTBOX_DAYS))) {
    const known = states.get(state) ?? { state, count: 0, oldestMs: 0 }
    const oldestMs = Math.max(known.oldestMs, now.getTime() - Date.parse(at))
    states.set(state, { state, count: known.count + 1, oldestMs })
  }
  return [...states.values()]
}
