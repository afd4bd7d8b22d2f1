/** What people say next, by move and by what was said to them before: the files of `intents/moves/`, checked as they are read. */
import { join } from 'node:path'
import { z } from 'zod'
import { parsedFile, refuse } from '../acts/corpus-files.ts'
import { unknownSlots } from '../acts/stand-ins.ts'
import { AFTER, type After, MOVES, type Move } from './move.ts'

const fileSchema = z.strictObject({
  move: z.enum(MOVES),
  meaning: z.string().min(1),
  after: z.partialRecord(z.enum(AFTER), z.array(z.string().min(1)).min(1)),
})

export interface Said {
  readonly move: Move
  readonly after: After
  readonly text: string
}

/** Throws a Problem `intents.invalid` that lists every fault of every file. */
export function loadMoves(folder: string): Said[] {
  const faults: string[] = []
  const all: Said[] = []
  const owner = new Map<string, Move>()
  for (const move of MOVES) {
    const file = `${move}.json`
    const parsed = fileSchema.safeParse(parsedFile(join(folder, file), faults))
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        faults.push(`moves/${file} ${issue.path.join('.')}: ${issue.message}`)
      continue
    }
    if (parsed.data.move !== move) faults.push(`moves/${file} move: 应为 ${move}`)
    for (const [after, texts] of Object.entries(parsed.data.after) as [After, string[]][])
      for (const text of texts) {
        const key = `${after} ${text}`
        const other = owner.get(key)
        if (other !== undefined) faults.push(`moves/${file} ${after}: “${text}”已在 ${other}.json 中`)
        for (const slot of unknownSlots(text))
          faults.push(`moves/${file} ${after}: “${text}”中的${slot}不是可用的名称位置`)
        owner.set(key, move)
        all.push({ move, after, text })
      }
  }
  refuse(folder, faults)
  return all
}
