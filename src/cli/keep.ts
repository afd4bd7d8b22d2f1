/** Files that a person at the command line was given: written into a folder, none over another. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, parse } from 'node:path'

/** Where the files of a chat in the terminal go. */
export const OUTBOX_FOLDER = join('data', 'outbox')

/** Writes a file and returns its path; where the name is taken, `名称(2).docx`. */
export function keepIn(folder: string): (name: string, bytes: Uint8Array) => string {
  return (name, bytes) => {
    mkdirSync(folder, { recursive: true })
    const { name: stem, ext } = parse(name)
    let path = join(folder, name)
    for (let copy = 2; existsSync(path); copy++) path = join(folder, `${stem}(${copy})${ext}`)
    writeFileSync(path, bytes)
    return path
  }
}
