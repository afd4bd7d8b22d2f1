/**
 * The command line: each verb says what may be written after it, commander reads it, and whatever is wrong with it or
 * asked about it is told in Chinese. Exit code 2 for a line that cannot be carried out.
 *
 * @example
 * const { verb, options, words } = parsed(VERBS, ['chat', '--date', '2025-04-12'], print)
 */
import { Command, CommanderError, Option } from 'commander'
import { isDay } from '../base/clock.ts'
import type { Config } from '../config.ts'
import type { NamedConfig } from '../plans.ts'
import type { Console } from './chat.ts'
import { widthOf } from './columns.ts'
import type { Streams } from './lines.ts'
import { UsageProblem } from './operator.ts'

export interface Verb {
  readonly name: string
  readonly does: string
  /** What is written after the name: `check|export`, `<文件>`; absent: nothing. */
  readonly words?: string
  /** Options with a value: what stands for the value, and what it is for. */
  readonly options?: Readonly<Record<string, readonly [value: string, what: string]>>
  /** Options that stand alone. */
  readonly flags?: Readonly<Record<string, string>>
  /** Lines that can be typed as they stand, after `diaodu`. */
  readonly examples: readonly string[]
  readonly run: (line: CommandLine) => Promise<number>
}

export interface CommandLine {
  readonly options: Readonly<Record<string, string | undefined>>
  readonly flags: ReadonlySet<string>
  readonly words: string[]
  readonly config: Config
  /** Null: there is one plan. */
  readonly plans: readonly NamedConfig[] | null
  readonly out: Output
}

/** What every verb speaks through. */
export interface Output {
  readonly print: (text: string) => void
  /** How the program is called here: `diaodu`, or by npm. */
  readonly called: string
  readonly console: Console & Streams
}

export interface Parsed extends Pick<CommandLine, 'options' | 'flags' | 'words'> {
  /** Null: what was asked for has been printed. */
  readonly verb: Verb | null
}

export function parsed(
  verbs: readonly Verb[],
  args: readonly string[],
  { print, called, version }: Pick<Output, 'print' | 'called'> & { readonly version: () => string },
): Parsed {
  let found: Parsed = { verb: null, options: {}, flags: new Set(), words: [] }
  const program = commandOf('diaodu', print)
    .description('调度：按计划登记、判断、提醒、通报的对话程序')
    .usage('命令 [选项]')
    .option('-V, --version', '显示版本')
    .helpCommand('help [命令]', '显示说明；help 命令 显示该命令的用法和例子')
    .addHelpText(
      'after',
      `\n例：\n${['chat', 'help chat', 'doctor'].map((it) => `  ${called} ${it}`).join('\n')}`,
    )
  for (const verb of verbs) {
    const command = commandOf(verb.name, print).description(verb.does)
    if (verb.words !== undefined) command.argument('[words...]').usage(usageOf(verb))
    else command.allowExcessArguments(false).usage(usageOf(verb))
    for (const [name, [value, what]] of Object.entries(verb.options ?? {}))
      command.addOption(new Option(`--${name} <${value}>`, what))
    for (const [name, what] of Object.entries(verb.flags ?? {}))
      command.addOption(new Option(`--${name}`, what))
    command.addHelpText('after', `\n例：\n${verb.examples.map((it) => `  ${called} ${it}`).join('\n')}`)
    command.action((...given: unknown[]) => {
      const values = Object.entries(command.opts<Record<string, string | true>>()).map(
        ([name, value]) => [dashed(name), value] as const,
      )
      found = {
        verb,
        words: verb.words === undefined ? [] : (given[0] as string[]),
        options: Object.fromEntries(values.flatMap(([name, it]) => (it === true ? [] : [[name, it]]))),
        flags: new Set(values.flatMap(([name, it]) => (it === true ? [name] : []))),
      }
    })
    program.addCommand(command)
  }
  if (args[0] === '--version' || args[0] === '-V') {
    print(version())
    return found
  }
  try {
    program.parse(args.length === 0 ? ['help'] : [...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw wrong(error, verbs.find((it) => it.name === args[0]) ?? null, args)
  }
  return found
}

/** `--dry-run` is `dryRun` to commander. */
function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (it) => `-${it.toLowerCase()}`)
}

export function usageOf({ words, options = {}, flags = {} }: Verb): string {
  return [
    ...(words === undefined ? [] : [words]),
    ...Object.entries(options).map(([option, [value]]) => `[--${option} ${value}]`),
    ...Object.keys(flags).map((it) => `[--${it}]`),
  ].join(' ')
}

function commandOf(name: string, print: (text: string) => void): Command {
  return new Command(name)
    .exitOverride()
    .helpOption('-h, --help', '显示本说明')
    .configureOutput({
      writeOut: (text) => print(text.replace(/^用法： /, '用法：').trimEnd()),
      writeErr: () => {},
      outputError: () => {},
    })
    .configureHelp({
      helpWidth: 1000,
      displayWidth: widthOf,
      styleTitle: (title) => TITLES[title] ?? title,
      visibleArguments: () => [],
      subcommandTerm: (it) => it.name(),
    })
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
}

/** What commander found wrong, by its code: its own words are English. */
function wrong({ code, message }: CommanderError, verb: Verb | null, args: readonly string[]): UsageProblem {
  const [, quoted = args[0] ?? ''] = /'([^']+)'/.exec(message) ?? []
  const [, meant = ''] = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message) ?? []
  const near = meant === '' ? '' : `您要的是不是 ${meant.split(', ').join('、')}？`
  const form = verb === null ? '' : `用法：${[verb.name, usageOf(verb)].join(' ').trim()}`
  switch (code) {
    case 'commander.unknownCommand':
      return usage(`没有“${quoted}”这个命令`, near)
    case 'commander.unknownOption':
      return usage(`没有“${quoted}”这个选项`, `${near}${form}`)
    case 'commander.optionMissingArgument':
      return usage(`选项 ${quoted} 后面没有写值`, form)
    case 'commander.excessArguments':
      return usage(`${verb?.name ?? ''} 后面多写了内容`, form)
    default:
      return usage(message, form)
  }
}

export function only(words: readonly string[], form: string, what = '文件名'): string {
  const [word, ...more] = words
  if (word === undefined || more.length > 0) throw usage(`应写一个${what}`, `用法：${form}`)
  return word
}

/** An option that is a day, where it is given. */
export function dayIn(options: CommandLine['options'], name = 'date'): string | undefined {
  const day = options[name]
  if (day !== undefined && !isDay(day))
    throw usage(`--${name} ${day} 不是有效的日期`, `请写成 --${name} 2025-04-12。`)
  return day
}

export function usage(message: string, remedy: string): UsageProblem {
  const more = '运行 help 命令查看全部命令和用法。'
  return new UsageProblem('usage', message, remedy === '' ? more : `${remedy}\n${more}`)
}
