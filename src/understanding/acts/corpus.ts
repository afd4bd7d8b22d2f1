/** What people say, by intent: the files of `intents/`, one for each intent, checked as they are read. */
import { join } from 'node:path'
import { z } from 'zod'
import { INTENTS, type Intent } from '../intent.ts'
import { parsedFile, refuse } from './corpus-files.ts'
import { unknownSlots } from './stand-ins.ts'

const fileSchema = z.strictObject({
  intent: z.enum(INTENTS),
  meaning: z.string().min(1),
  utterances: z.array(z.string().min(1)).min(100),
})

export interface Utterance {
  readonly intent: Intent
  readonly text: string
}

/** Throws a Problem `intents.invalid` that lists every fault of every file. */
export function loadCorpus(folder: string): Utterance[] {
  const faults: string[] = []
  const utterances: Utterance[] = []
  const owner = new Map<string, Intent>()
  for (const intent of INTENTS) {
    const file = `${intent}.json`
    const parsed = fileSchema.safeParse(parsedFile(join(folder, file), faults))
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        faults.push(`${file} ${issue.path.join('.')}: ${issue.message}`)
      continue
    }
    if (parsed.data.intent !== intent) faults.push(`${file} intent: 应为 ${intent}`)
    for (const text of parsed.data.utterances) {
      const other = owner.get(text)
      if (other !== undefined) faults.push(`${file}: “${text}”已在 ${other}.json 中`)
      for (const slot of unknownSlots(text)) faults.push(`${file}: “${text}”中的${slot}不是可用的名称位置`)
      owner.set(text, intent)
      utterances.push({ intent, text })
    }
  }
  refuse(folder, faults)
  return utterances
}
