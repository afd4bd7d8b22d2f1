/** `.env` as a person keeps it: values are set in their place, comments and everything else stay. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

export function settingsIn(file: string): Record<string, string> {
  if (!existsSync(file)) return {}
  const all = Object.entries(parseEnv(readFileSync(file, 'utf8')))
  return Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/**
 * Sets values in `file`, which is begun from `example` where it is not there yet. Secrets stand in it: readable by its
 * owner alone. What it was before is kept as `.env.before`.
 */
export function writeSettings(file: string, example: string, values: Readonly<Record<string, string>>): void {
  const there = existsSync(file)
  let text = readFileSync(there ? file : example, 'utf8')
  for (const [name, value] of Object.entries(values)) {
    const line = `${name}=${quoted(value)}`
    const at = new RegExp(`^${name}=.*$`, 'm')
    text = at.test(text) ? text.replace(at, () => line) : `${text.trimEnd()}\n${line}\n`
  }
  if (there) writeFileSync(`${file}.before`, readFileSync(file), { mode: 0o600 })
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** A blank, a # or a quotation mark would end the value, or begin a comment. */
function quoted(value: string): string {
  if (!/[\s#"'`\\]/.test(value)) return value
  const mark = ["'", '"', '`'].find((it) => !value.includes(it)) ?? "'"
  return `${mark}${value}${mark}`
}
