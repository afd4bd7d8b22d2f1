/** Changes of the roster's file, which a running bot reads again by itself; and codes and numbers of new people. */
import { randomBytes, randomInt } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Config } from '../config.ts'
import { CODE_CHARACTERS, CODE_LENGTH, hashOfCode } from '../ledger/invitation.ts'
import { type Person, ROLE_NAMES, ROLES, type Role } from '../plan/roster.ts'
import { holdsCity, sampleOf } from '../roster-place.ts'

/** Another process reads it at any moment: the old file or the new one, never a half. */
export function writeRoster(file: string, people: readonly Person[]): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const lines = people.map((it) => `  ${JSON.stringify(it)}`).join(',\n')
  // Names and accounts stand in it: nobody's but the program's.
  writeFileSync(`${file}.new`, `[\n${lines}\n]\n`, { mode: 0o600 })
  if (existsSync(file)) writeFileSync(`${file}.before`, readFileSync(file), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * The city's own file, for whoever is about to change it. People that an earlier program put into the plan's folder are
 * taken along; the sample of a plan is not.
 */
export function ownRoster(config: Pick<Config, 'plan' | 'roster'>, out: (text: string) => void): string {
  const { roster } = config
  const before = sampleOf(config.plan)
  if (!existsSync(roster) && holdsCity(before)) {
    mkdirSync(dirname(roster), { recursive: true, mode: 0o700 })
    copyFileSync(before, roster)
    chmodSync(roster, 0o600)
    out(`原在 ${before} 的名册已复制到 ${roster}，以后以它为准；正在运行的程序重新启动后改读它。`)
  }
  return roster
}

export function roleNamed(text: string): Role | null {
  return ROLES.find((it) => it === text || ROLE_NAMES[it] === text) ?? null
}

/** The ledger, which forgets nothing, holds it: so there is no name in it. */
export function newId(people: readonly Pick<Person, 'id'>[]): string {
  for (;;) {
    const id = `p${randomBytes(4).toString('hex')}`
    if (!people.some((it) => it.id === id)) return id
  }
}

/** The code as it is handed out, once, and what the roster keeps of it. */
export function newCode(): { readonly code: string; readonly hash: string } {
  for (;;) {
    const characters = Array.from({ length: CODE_LENGTH }, () =>
      CODE_CHARACTERS.charAt(randomInt(CODE_CHARACTERS.length)),
    ).join('')
    const code = `${characters.slice(0, CODE_LENGTH / 2)}-${characters.slice(CODE_LENGTH / 2)}`
    const hash = hashOfCode(code)
    if (hash !== null) return { code, hash }
  }
}

/** What somebody who is on the roster without an account sends to the bot. */
export function sayCode(code: string): string {
  return `绑定 ${code}`
}
