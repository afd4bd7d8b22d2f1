/**
 * The command line: a verb in a file of its own, which imports what it needs when it is called, so that none waits for
 * another's parts. Nothing but the answer goes to stdout. Exit code: 0 done, 1 a fault, 2 a wrong command line.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from './base/clock.ts'
import { parsed, type Verb } from './cli/command-line.ts'
import { operatorText, UsageProblem } from './cli/operator.ts'
import { backup } from './cli/verbs/backup.ts'
import { bulletin } from './cli/verbs/bulletin.ts'
import { chat } from './cli/verbs/chat.ts'
import { completion } from './cli/verbs/completion.ts'
import { doctor } from './cli/verbs/doctor.ts'
import { evidence } from './cli/verbs/evidence.ts'
import { ledger } from './cli/verbs/ledger.ts'
import { list } from './cli/verbs/list.ts'
import { plan } from './cli/verbs/plan.ts'
import { remind } from './cli/verbs/remind.ts'
import { restore } from './cli/verbs/restore.ts'
import { roster } from './cli/verbs/roster.ts'
import { setup } from './cli/verbs/setup.ts'
import { simulate } from './cli/verbs/simulate.ts'
import { start } from './cli/verbs/start.ts'
import { store } from './cli/verbs/store.ts'
import { train } from './cli/verbs/train.ts'
import { understand } from './cli/verbs/understand.ts'
import { unknowns } from './cli/verbs/unknowns.ts'
import { year } from './cli/verbs/year.ts'
import { topOf, versionText } from './cli/version.ts'
import { type Config, readConfig } from './config.ts'
import { onlyOf, plansIn } from './plans.ts'

/** In the order in which help shows them: what one begins with, what is done each day, what is for the program's keepers. */
const VERBS: readonly Verb[] = [
  ...[setup, start, chat, doctor, roster, remind, bulletin, list, ledger, evidence, backup, restore, store],
  ...[plan, year, unknowns, train, understand, simulate, completion(() => VERBS)],
]

/** npm says so in the environment of what it runs. */
const called = process.env.npm_execpath === undefined ? 'diaodu' : 'npm run -s diaodu --'
const log = (what: string, error: unknown) => aside(`${what}: ${operatorText(error)}`)
const console = { input: process.stdin, output: process.stdout, aside, log, clock: systemClock }

async function main(args: readonly string[]): Promise<number> {
  try {
    const { verb, ...line } = parsed(VERBS, args, { print, called, version: versionText })
    if (verb === null) return 0
    if (existsSync('.env')) process.loadEnvFile('.env')
    return await verb.run({
      ...line,
      out: { print, called, console },
      // When it is asked for: help needs none, and doctor tells what is wrong with it.
      get config() {
        const plans = plansIn(process.env)
        return placed(plans === null ? readConfig(process.env) : onlyOf(plans))
      },
      get plans() {
        return plansIn(process.env)
      },
    })
  } catch (error) {
    aside(operatorText(error))
    return error instanceof UsageProblem ? 2 : 1
  }
}

/** A plan that comes with the program is found from wherever it is run. */
function placed(config: Config): Config {
  const own = join(topOf(), config.plan)
  return !existsSync(config.plan) && existsSync(own) ? { ...config, plan: own } : config
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function aside(text: string): void {
  process.stderr.write(`${text}\n`)
}

// Whoever reads our answers may stop reading: that is the end, and no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
// Not awaited: the built form is no module (bin/bundle.cjs).
main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
