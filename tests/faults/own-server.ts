/**
 * A PostgreSQL of the test's own, to be killed and stopped: a cluster in a folder that goes with it, on a port of its own.
 * PostgreSQL does not run as root, so there another account runs it. Where its programs are not to be had, `missing` says so.
 */
import { execFile, execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../cli/running.ts'

interface Account {
  readonly uid?: number
  readonly gid?: number
}

export class OwnServer {
  readonly #folder: string
  readonly #port: number
  readonly #account: Account

  private constructor(folder: string, port: number, account: Account) {
    this.#folder = folder
    this.#port = port
    this.#account = account
  }

  /** Made and started. */
  static async start(): Promise<OwnServer> {
    const folder = mkdtempSync('/tmp/diaodu-postgres-')
    const account = accountFor()
    if (account.uid !== undefined) chownSync(folder, account.uid, account.gid ?? account.uid)
    const server = new OwnServer(folder, await freePort(), account)
    await server.#call('initdb', [
      '-D',
      server.#data,
      '-U',
      'diaodu',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-locale',
    ])
    await server.revive()
    return server
  }

  get url(): string {
    return `postgres://diaodu@127.0.0.1:${this.#port}/postgres`
  }

  /** As by a power cut, so far as a process can have one: nothing is written that is not on its way to the disk already. */
  async kill(): Promise<void> {
    await this.#call('pg_ctl', ['-D', this.#data, '-m', 'immediate', '-W', 'stop'])
    while (existsSync(join(this.#data, 'postmaster.pid')))
      await new Promise((resolve) => setTimeout(resolve, 5))
  }

  async revive(): Promise<void> {
    const options = `-p ${this.#port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`
    const log = join(this.#folder, 'log')
    await this.#call('pg_ctl', ['-D', this.#data, '-o', options, '-l', log, '-w', 'start'])
  }

  /** As by SIGSTOP: connections stand, nothing is answered. */
  freeze(): void {
    for (const it of this.#processes()) process.kill(it, 'SIGSTOP')
  }

  thaw(): void {
    for (const it of this.#processes()) process.kill(it, 'SIGCONT')
  }

  async close(): Promise<void> {
    this.thaw()
    await this.kill().catch(() => {})
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get #data(): string {
    return join(this.#folder, 'data')
  }

  /** The server itself and what it has begun. */
  #processes(): number[] {
    const file = join(this.#data, 'postmaster.pid')
    if (!existsSync(file)) return []
    const [first = ''] = readFileSync(file, 'utf8').split('\n')
    const own = Number(first)
    const begun = readdirSync('/proc').flatMap((it) => {
      if (!/^\d+$/.test(it)) return []
      try {
        const stat = readFileSync(`/proc/${it}/stat`, 'utf8')
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === own ? [Number(it)] : []
      } catch {
        return []
      }
    })
    return [own, ...begun]
  }

  #call(program: string, args: readonly string[]): Promise<void> {
    const options = { ...this.#account, cwd: this.#folder, env: { ...process.env, LC_ALL: 'C' } }
    return new Promise((resolve, reject) => {
      execFile(programFor(program) ?? program, args, options, (error) => (error ? reject(error) : resolve()))
    })
  }
}

/** Why there can be none here; null: there can. */
export function missing(): string | null {
  for (const it of ['initdb', 'pg_ctl']) if (programFor(it) === null) return `no ${it}`
  if (!existsSync('/proc/self/stat')) return 'no /proc'
  return process.getuid?.() === 0 && accountFor().uid === undefined ? 'root, and no other account' : null
}

function programFor(name: string): string | null {
  const top = '/usr/lib/postgresql'
  const installed = existsSync(top) ? readdirSync(top).map((it) => join(top, it, 'bin')) : []
  const places = [...installed.sort().reverse(), ...(process.env.PATH ?? '').split(':')]
  return places.map((it) => join(it, name)).find((it) => existsSync(it)) ?? null
}

function accountFor(): Account {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody'])
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // Another one, then.
    }
  return {}
}
