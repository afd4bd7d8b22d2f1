/** Files of utterances as they are read: what is wrong with any of them is told at once. */
import { readFileSync } from 'node:fs'
import { Problem } from '../../base/problem.ts'

/** Undefined where it cannot be read; the fault is added. */
export function parsedFile(path: string, faults: string[]): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    faults.push(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`)
    return undefined
  }
}

/** Throws a Problem `intents.invalid` that lists every fault, where there is one. */
export function refuse(folder: string, faults: readonly string[]): void {
  if (faults.length === 0) return
  throw new Problem(
    'intents.invalid',
    `语料 ${folder} 有 ${faults.length} 处错误:\n${faults.map((it) => `  ${it}`).join('\n')}`,
    '请按上列文件和位置逐处改正后重新训练。',
  )
}
