/**
 * The files of a plan's folder, read and checked for their shape: every fault of every file at once, in Chinese, each
 * with its file and with the name of what it is in (`tasks.json “推动增收减负” lead_units：…`), as whoever keeps the folder
 * knows things by name and not by their place in a list.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { rhythmSchema } from './cadence.ts'
import { lightsSchema, releaseSchema } from './calendar.ts'
import type { PlanData } from './catalogue.ts'
import { printedListSchema } from './lists/printed.ts'
import { remindingSchema, USUAL_REMINDING } from './reminding.ts'
import {
  cadenceSchema,
  campaignSchema,
  conflictSchema,
  indicatorSchema,
  numberSchema,
  planSchema,
  taskSchema,
  unitSchema,
} from './schema.ts'
import { Workdays, workdaysSchema } from './workdays.ts'

export interface Folder {
  /** As much of the plan as has its shape. */
  readonly data: PlanData
  readonly faults: readonly string[]
  /** What is left out of `data` for its shape, so that a reference to it is no second fault. */
  readonly leftOut: LeftOut
}

export interface LeftOut {
  /** Names and ids of things with faults. */
  readonly names: ReadonlySet<string>
  /** Files that could not be read at all, by the beginning of their names. */
  readonly files: ReadonlySet<string>
}

const { localeError } = z.locales.zhCN()

export function readFolder(folder: string): Folder {
  const faults: string[] = []
  const names = new Set<string>()
  const files = new Set<string>()
  const read = <T>(file: string, schema: z.ZodType<T>, otherwise: T): T => {
    const raw = json(folder, file, faults)
    if (raw === undefined) files.add(file)
    if (raw === undefined) return otherwise
    const parsed = schema.safeParse(raw, { error: said })
    if (parsed.success) return parsed.data
    for (const { path, message } of parsed.error.issues) faults.push(`${placed(file, raw, path)}: ${message}`)
    if (!Array.isArray(raw)) files.add(file)
    return otherwise
  }
  /** What has its shape is kept beside what has not. */
  const list = <T>(file: string, schema: z.ZodType<T>): T[] => {
    const whole = read<T[] | null>(file, z.array(schema), null)
    const raw = whole === null && !files.has(file) ? json(folder, file, []) : []
    const things = Array.isArray(raw) ? raw : []
    const kept = things.flatMap((it): T[] => {
      const { success, data } = schema.safeParse(it)
      if (success) return [data]
      const known = namesOf(it)
      for (const name of known) names.add(name)
      // Nobody can tell which of the references mean a thing whose name is lost.
      if (known.length === 0) files.add(file)
      return []
    })
    return whole ?? kept
  }
  const readIfThere = <T>(file: string, schema: z.ZodType<T>, otherwise: T): T =>
    existsSync(join(folder, file)) ? read(file, schema, otherwise) : otherwise
  const days = readIfThere('workdays.json', workdaysSchema, {
    years: [],
    holidays: [],
    workdays: [],
    source: '-',
  })
  const data: PlanData = {
    plan: read('plan.json', planSchema, { title: '', number: '', issued: '', year: 0, city: '' }),
    campaigns: list('campaigns.json', campaignSchema),
    units: list('units.json', unitSchema),
    tasks: list('tasks.json', taskSchema).map(withShared),
    indicators: indicatorFiles(folder, faults)
      .flatMap((file) => list(file, indicatorSchema))
      .map(withShared),
    conflicts: list('conflicts.json', conflictSchema),
    cadences: list('cadences.json', cadenceSchema),
    document: documentOf(folder, faults),
    calendar: readIfThere('calendar.json', z.array(releaseSchema), []),
    lights: readIfThere('lights.json', lightsSchema, {}),
    rhythm: readIfThere('rhythm.json', rhythmSchema, {}),
    reminding: readIfThere('reminders.json', remindingSchema, USUAL_REMINDING),
    workdays: Workdays.of(days),
    numbers: existsSync(join(folder, 'numbers.json')) ? list('numbers.json', numberSchema) : [],
    lists: existsSync(join(folder, 'lists.json')) ? list('lists.json', printedListSchema) : [],
  }
  return { data, faults, leftOut: { names, files } }
}

/** Short forms that sisters share are names of each of them; `shared` still tells which those are. */
function withShared<T extends { aliases: string[]; shared: string[] }>(it: T): T {
  return it.shared.length === 0 ? it : { ...it, aliases: [...it.aliases, ...it.shared] }
}

/** The parsed file; undefined where there is none or it is no JSON, which is then among the faults. */
export function json(folder: string, file: string, faults: string[]): unknown {
  let text: string
  try {
    text = readFileSync(join(folder, file), 'utf8')
  } catch {
    faults.push(`${file}: 没有这个文件`)
    return undefined
  }
  try {
    // A byte order mark, as Windows editors put it, is no part of the text.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    faults.push(`${file}: 不是有效的 JSON（${lineOf(text, cause)}）`)
    return undefined
  }
}

/** Where JSON.parse stopped, as a line that an editor shows. */
function lineOf(text: string, cause: unknown): string {
  const message = cause instanceof Error ? cause.message : ''
  const at = /position (\d+)/.exec(message)?.[1]
  const before = at === undefined ? text : text.slice(0, Number(at))
  return `第 ${before.split('\n').length} 行附近，多为缺少逗号、引号或括号`
}

/** `units.json “市商务局” aliases`: the innermost thing on the path that has a name gives it. */
export function placed(file: string, raw: unknown, path: readonly PropertyKey[]): string {
  let inner: unknown = raw
  const parts: string[] = []
  for (const step of path) {
    const list = Array.isArray(inner)
    inner = typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined
    parts.push(list ? (nameOf(inner) ?? `第 ${Number(step) + 1} 项`) : String(step))
  }
  return [file, ...parts].join(' ')
}

function namesOf(thing: unknown): string[] {
  if (typeof thing !== 'object' || thing === null) return []
  return ['id', 'name']
    .map((it) => Reflect.get(thing, it))
    .filter((it) => typeof it === 'string' && it !== '')
}

const NAMES = ['title', 'name', 'about', 'indicator', 'id', 'location', 'quote'] as const

function nameOf(thing: unknown): string | null {
  if (typeof thing === 'string') return `“${thing}”`
  if (typeof thing !== 'object' || thing === null) return null
  const found = NAMES.map((it) => Reflect.get(thing, it)).find((it) => typeof it === 'string' && it !== '')
  return found === undefined ? null : `“${found}”`
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: ' true 或 false',
  array: '方括号中的一列',
  object: '花括号中的一组',
}

/** What zod found, in a clerk's words; for what is rare, its own Chinese. */
function said(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type')
    return issue.input === undefined
      ? '缺少这一项'
      : `应为${TYPES[issue.expected] ?? issue.expected}${issue.input === null ? '，不能是 null' : ''}`
  if (issue.code === 'too_small' && issue.origin === 'string') return '不能为空'
  if (issue.code === 'too_small' && issue.origin === 'array') return `至少应有 ${issue.minimum} 项`
  if (issue.code === 'invalid_value')
    return `应为 ${issue.values.map(String).join('、')} 之一，写的是“${String(issue.input)}”`
  if (issue.code === 'unrecognized_keys')
    return `多出的字段 ${issue.keys.map((it) => `“${it}”`).join('、')}（可能拼错）`
  const told = localeError(issue)
  return typeof told === 'string' ? told : (told?.message ?? '不合规定')
}

function indicatorFiles(folder: string, faults: string[]): string[] {
  try {
    const files = readdirSync(join(folder, 'indicators')).filter((it) => it.endsWith('.json'))
    return files.sort().map((it) => `indicators/${it}`)
  } catch {
    faults.push('indicators/: 没有这个文件夹')
    return []
  }
}

function documentOf(folder: string, faults: string[]): string {
  try {
    return readFileSync(join(folder, 'document.txt'), 'utf8')
  } catch {
    faults.push('document.txt: 没有这个文件（文件原文须与数据放在一起）')
    return ''
  }
}
