/** Changes of a plan's roster.json, which a running bot reads again by itself; and codes and numbers of new people. */
import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CODE_CHARACTERS, CODE_LENGTH, hashOfCode } from '../ledger/invitation.ts'
import { type Person, ROLE_NAMES, ROLES, type Role } from '../plan/roster.ts'

/** Another process reads it at any moment: the old file or the new one, never a half. */
export function writeRoster(folder: string, people: readonly Person[]): void {
  const file = join(folder, 'roster.json')
  const lines = people.map((it) => `  ${JSON.stringify(it)}`).join(',\n')
  // Names and accounts stand in it: nobody's but the program's.
  writeFileSync(`${file}.new`, `[\n${lines}\n]\n`, { mode: 0o600 })
  if (existsSync(file)) writeFileSync(`${file}.before`, readFileSync(file), { mode: 0o600 })
  renameSync(`${file}.new`, file)
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

/** The people that come with a plan so that it can be tried: all of them sit at the terminal. */
export function isSample(people: readonly Person[]): boolean {
  return (
    people.length > 0 &&
    people.every(
      ({ accounts, code }) => code === undefined && Object.keys(accounts).every((it) => it === 'terminal'),
    )
  )
}
