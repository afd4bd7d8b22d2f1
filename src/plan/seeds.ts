/**
 * Reads a plan's folder and checks it: every fault of every file at once, each with its file and path,
 * so that whoever keeps the seeds mends them in one go. After this the program trusts the plan.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Problem } from '../base/problem.ts'
import { rhythmSchema } from './cadence.ts'
import { lightsSchema, releaseSchema } from './calendar.ts'
import { Catalogue, type PlanData } from './catalogue.ts'
import { remindingSchema, USUAL_REMINDING } from './reminding.ts'
import {
  cadenceSchema,
  campaignSchema,
  conflictSchema,
  indicatorSchema,
  planSchema,
  taskSchema,
  unitSchema,
} from './schema.ts'
import { Workdays, workdaysSchema } from './workdays.ts'

/** Throws a Problem `seeds.invalid` whose message lists the faults, one a line. */
export function loadPlan(folder: string): Catalogue {
  const faults: string[] = []
  const read = <T>(file: string, schema: z.ZodType<T>, otherwise: T): T => {
    try {
      const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
      if (parsed.success) return parsed.data
      for (const issue of parsed.error.issues)
        faults.push(`${file} ${issue.path.join('.')}: ${issue.message}`)
    } catch (cause) {
      faults.push(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
    return otherwise
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
    campaigns: read('campaigns.json', z.array(campaignSchema), []),
    units: read('units.json', z.array(unitSchema), []),
    tasks: read('tasks.json', z.array(taskSchema), []),
    indicators: indicatorFiles(folder, faults).flatMap((file) => read(file, z.array(indicatorSchema), [])),
    conflicts: read('conflicts.json', z.array(conflictSchema), []),
    cadences: read('cadences.json', z.array(cadenceSchema), []),
    document: documentOf(folder, faults),
    calendar: readIfThere('calendar.json', z.array(releaseSchema), []),
    lights: readIfThere('lights.json', lightsSchema, {}),
    rhythm: readIfThere('rhythm.json', rhythmSchema, {}),
    reminding: readIfThere('reminders.json', remindingSchema, USUAL_REMINDING),
    workdays: Workdays.of(days),
  }
  if (faults.length === 0) faults.push(...brokenLinks(data))
  if (faults.length > 0) {
    throw new Problem(
      'seeds.invalid',
      `计划数据 ${folder} 有 ${faults.length} 处错误:\n${faults.map((it) => `  ${it}`).join('\n')}`,
      '请按上列文件和位置逐处改正后重新启动。',
    )
  }
  return new Catalogue(data)
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
    faults.push('document.txt: 没有这个文件(文件原文须与数据放在一起)')
    return ''
  }
}

/** References that point nowhere, and ids given twice. */
function* brokenLinks(data: PlanData): Generator<string> {
  const campaigns = new Set(data.campaigns.map((it) => it.name))
  const units = new Set(data.units.map((it) => it.name))
  const tasks = new Set(data.tasks.map((it) => it.id))
  const indicators = new Set(data.indicators.map((it) => it.id))
  yield* repeated(
    'campaigns.json',
    data.campaigns.map((it) => it.name),
  )
  yield* repeated(
    'units.json',
    data.units.map((it) => it.name),
  )
  yield* repeated(
    'tasks.json',
    data.tasks.map((it) => it.id),
  )
  yield* repeated(
    'indicators/',
    data.indicators.map((it) => it.id),
  )
  yield* repeated(
    'indicators/',
    data.indicators.map((it) => it.name),
  )
  for (const it of data.campaigns) {
    for (const unit of [it.office, ...it.deputy_units, ...it.members])
      if (!units.has(unit)) yield `campaigns.json ${it.name}: units.json 中没有单位“${unit}”`
  }
  for (const it of data.tasks) {
    if (!campaigns.has(it.campaign)) yield `tasks.json ${it.id}: campaigns.json 中没有“${it.campaign}”`
    for (const unit of [...it.lead_units, ...it.joint_units])
      if (!units.has(unit)) yield `tasks.json ${it.id}: units.json 中没有单位“${unit}”`
  }
  for (const it of data.indicators) {
    const place = `indicators/ ${it.id}`
    if (!campaigns.has(it.campaign)) yield `${place}: campaigns.json 中没有“${it.campaign}”`
    if (it.task !== null && !tasks.has(it.task)) yield `${place}: tasks.json 中没有任务“${it.task}”`
    for (const unit of it.owner_units) if (!units.has(unit)) yield `${place}: units.json 中没有单位“${unit}”`
  }
  yield* repeated(
    'calendar.json',
    (data.calendar ?? []).map((it) => it.indicator),
  )
  for (const it of data.calendar ?? []) {
    if (!indicators.has(it.indicator)) yield `calendar.json: 没有指标“${it.indicator}”`
  }
  for (const it of data.conflicts) {
    for (const id of it.indicators)
      if (!indicators.has(id)) yield `conflicts.json ${it.about}: 没有指标“${id}”`
  }
}

function* repeated(file: string, ids: readonly string[]): Generator<string> {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) yield `${file}: “${id}”出现了两次`
    seen.add(id)
  }
}
