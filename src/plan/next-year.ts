/**
 * The next year's folder from this year's, as data: what stays (ids, names, short forms, units, who answers for what,
 * calendar), and what only the new document can say (targets, contradictions), which is left to be filled in.
 *
 * @example nextYear(files, 2026, 'yueyang-2025') // the contents of seeds/yueyang-2026, file by file
 */
import { z } from 'zod'

/** What a person has to write from the new document. `plan check` finds each. */
export const TO_FILL = '待填'

/** A folder's files by name, as parsed; a text file as its text. */
export type Files = ReadonlyMap<string, unknown>

const listSchema = z.array(z.looseObject({}))
const planSchema = z.looseObject({ year: z.int() })
const indicatorsSchema = z.array(
  z.looseObject({
    was: z.string().optional(),
    kind: z.string(),
    targets: z.array(z.looseObject({ deadline: z.string(), direction: z.string() })),
  }),
)

export function nextYear(files: Files, year: number, previous: string): Map<string, unknown> {
  const made = new Map<string, unknown>()
  for (const [file, content] of files) {
    const next = nextOf(file, content, year, previous)
    if (next !== undefined) made.set(file, next)
  }
  return made
}

function nextOf(file: string, content: unknown, year: number, previous: string): unknown {
  if (file.startsWith('indicators/')) return indicators(content, year)
  switch (file) {
    case 'plan.json':
      return {
        ...planSchema.parse(content),
        ...{ title: `${TO_FILL}（${year}年计划文件的标题）`, number: TO_FILL, issued: `${year}-01-01` },
        ...{ year, previous },
      }
    case 'document.txt':
      return `${TO_FILL}：请用${year}年计划文件的全文替换本文件，一字不改。\n`
    case 'campaigns.json':
      return listSchema.parse(content).map((it) => ({ ...it, goal: TO_FILL }))
    case 'calendar.json':
      // A path is made of this year's values.
      return listSchema.parse(content).map(({ path: _, ...it }) => it)
    // What this year's document contradicts, sets as a rhythm, or numbers without promising is the old document's.
    case 'conflicts.json':
    case 'cadences.json':
    case 'numbers.json':
      return []
    default:
      return content
  }
}

/** One target for each indicator, to be filled in; a second place is the old document's. */
function indicators(content: unknown, year: number): unknown {
  return indicatorsSchema.parse(content).map(({ note: _, was: __, ...it }) => {
    const [first] = it.targets
    const target = {
      ...{ value: null, max: null, text: TO_FILL, direction: first?.direction ?? 'at_least', hedge: null },
      ...{ deadline: `${year}-12-31`, location: TO_FILL, quote: TO_FILL },
    }
    return { ...it, conflict: false, targets: [target] }
  })
}
