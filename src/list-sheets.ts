/**
 * Sheets of lists among the files that came with an office's message, read before it is decided what to do about them.
 * What is no such sheet, or cannot be read, is a file like any other.
 */
import { createHash } from 'node:crypto'
import type { Day } from './base/clock.ts'
import { Problem } from './base/problem.ts'
import type { IncomingFile } from './channels/channel.ts'
import type { SentSheet } from './conversation/turn/turn.ts'
import type { Catalogue } from './plan/catalogue.ts'
import { type Person, rolesOf } from './plan/roster.ts'
import { readListSheet } from './sheets/list-sheet.ts'

export async function sheetsSent(
  files: readonly IncomingFile[],
  sender: Person | null,
  plan: Catalogue,
  today: Day,
): Promise<SentSheet[]> {
  if (!rolesOf(sender).includes('office')) return []
  const read = files.map(async ({ name, bytes }): Promise<SentSheet[]> => {
    if (bytes === null || !/\.xlsx$/i.test(name)) return []
    try {
      const sheet = await readListSheet(bytes, name, plan, today)
      return [{ file: name, hash: createHash('sha256').update(bytes).digest('hex'), sheet }]
    } catch (error) {
      if (error instanceof Problem) return []
      throw error
    }
  })
  return (await Promise.all(read)).flat()
}
