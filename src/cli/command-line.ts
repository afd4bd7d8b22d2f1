/** A verb of the command line, what is written after it, and what is said where that is wrong. */
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { UsageProblem } from './operator.ts'

export interface Verb {
  readonly usage: string
  readonly does: string
  readonly options?: readonly string[]
  /** Options that stand alone: --explain. */
  readonly flags?: readonly string[]
  readonly run: (line: CommandLine) => Promise<number>
}

export interface CommandLine {
  readonly options: Readonly<Record<string, string | undefined>>
  readonly flags: ReadonlySet<string>
  readonly words: string[]
  readonly config: Config
}

export function parsed(verb: Verb, args: string[]): Pick<CommandLine, 'options' | 'flags' | 'words'> {
  const options = Object.fromEntries([
    ...(verb.options ?? []).map((it) => [it, { type: 'string' as const }] as const),
    ...(verb.flags ?? []).map((it) => [it, { type: 'boolean' as const }] as const),
  ])
  const takesWords = /[|<]/.test(verb.usage)
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: takesWords })
    const given = Object.entries(values)
    return {
      options: Object.fromEntries(
        given.flatMap(([name, it]) => (typeof it === 'string' ? [[name, it]] : [])),
      ),
      flags: new Set(given.flatMap(([name, it]) => (it === true ? [name] : []))),
      words: positionals,
    }
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error), `用法：${verb.usage}`)
  }
}

export function only(words: readonly string[], form: string): string {
  const [word, ...more] = words
  if (word === undefined || more.length > 0) throw usage('应写一个文件名', `用法：${form}。`)
  return word
}

export function usage(message: string, remedy: string): UsageProblem {
  return new UsageProblem('usage', message, `${remedy}运行 npm run -s diaodu -- help 查看全部命令。`)
}

export function helpText(verbs: Readonly<Record<string, Verb>>): string {
  const width = Math.max(...Object.values(verbs).map((it) => it.usage.length))
  const lines = Object.values(verbs).map((it) => `  ${it.usage.padEnd(width)}  ${it.does}`)
  return ['用法：npm run -s diaodu -- 命令 [选项]', '', ...lines].join('\n')
}
