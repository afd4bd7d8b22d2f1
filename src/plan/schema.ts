/**
 * What a city promised, as data: the shapes of the files in `seeds/<plan>/`, checked by zod at start.
 * Field names are those of `plan export`; texts called quote, goal and clause are verbatim in the document.
 */
import { z } from 'zod'

const text = z.string().min(1)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为 2025-12-31 这样的日期')
/** Short forms that mean the thing by themselves, and everyday words that mean it only in context. */
const names = { name: text, aliases: z.array(text), loose: z.array(text).default([]) }
/** Short forms of several sisters at once: 低保标准 is the town's and the country's; whoever says it means both. */
const shared = z.array(text).default([])

export const KINDS = ['growth', 'share', 'level', 'count', 'coverage', 'delta', 'rank', 'milestone'] as const
/** 公开, 内部, 不上群. What is 涉密 is not imported at all. */
export const CLASSES = ['public', 'internal', 'never_in_room'] as const
export const DIRECTIONS = ['at_least', 'at_most', 'about', 'equal'] as const

/** What the plan calls its own things; own-words.ts says what is said where one is absent. */
const wordsSchema = z.strictObject({
  /** What papers call the plan, without marks of quotation: 七大攻坚. */
  short: text.optional(),
  /** What a campaign is: 攻坚, 行动, 重点举措. */
  campaign: text.optional(),
  /** What stands behind a campaign's name where it is spoken of: 内需扩量提效攻坚. Absent: nothing. */
  behind: text.optional(),
  /** The two roles of a task, as the document prints them: 牵头单位 and 责任单位, 责任单位 and 配合单位. */
  lead: text.optional(),
  joint: text.optional(),
})

export const planSchema = z.strictObject({
  /** Made by `plan import` and not signed yet: tried, but not started. */
  draft: z.boolean().optional(),
  title: text,
  /** Null: the document prints none. */
  number: text.nullable(),
  issued: day,
  year: z.int(),
  /** Without 市: 岳阳; a county keeps its 县 or 区. */ city: text,
  /** Whose plan it is; absent: a city's. In a county's 全县 and 我县 say what 全市 and 我市 say in a city's. */
  level: z.enum(['city', 'county']).optional(),
  /** Without 省: 湖南. Its figures are compared with, and are never the city's. */
  province: text.optional(),
  words: wordsSchema.optional(),
  /** Last year's folder, read-only: beside this one (`yueyang-2025`), or a path from where the program runs. */
  previous: text.optional(),
  /** False: nobody reviews, what is filed counts as approved at once. */
  review: z.boolean().optional(),
  /** Counties, districts and parks whose own figures may be reported beside the city's. */
  counties: z.array(z.strictObject({ name: text, aliases: z.array(text) })).optional(),
  /** Other cities and provinces that people quote beside their own: 长沙. Their figures are never the city's. */
  elsewhere: z.array(text).optional(),
})

export const campaignSchema = z.strictObject({
  ...names,
  annex: z.int().nullable(),
  /** Null, of this and of the office: the document names none, and nothing is said of one. */
  convener: text.nullable(),
  deputy_units: z.array(text),
  members: z.array(text),
  office: text.nullable(),
  goal: text,
})

export const unitSchema = z.strictObject({
  ...names,
  kind: text,
  /** Stands for each county of the plan: 各县市区政府. */
  each: z.literal('county').optional(),
})

export const taskSchema = z.strictObject({
  id: text,
  campaign: text,
  section: text,
  group: text.nullable(),
  number: text,
  title: text,
  aliases: z.array(text),
  loose: z.array(text).default([]),
  shared,
  lead_units: z.array(text),
  joint_units: z.array(text),
  clause: z.string(),
  quote: text,
  /** 完成时限; absent: the document gives the task none of its own. */
  deadline: day.optional(),
})

/** A county's part of a target: 东湖区24个以上. */
const partSchema = z.strictObject({ county: text, value: z.number() })

export const targetSchema = z.strictObject({
  value: z.number().nullable(),
  max: z.number().nullable().default(null),
  text: z.string().nullable().default(null),
  direction: z.enum(DIRECTIONS),
  /** The plan's own word for how firm the number is: 力争, 左右, 预计, 约 … */
  hedge: z.string().nullable().default(null),
  deadline: day,
  location: text,
  quote: text,
  /** What each county is to bring of it, where the plan says so. */
  counties: z.array(partSchema).optional(),
  /** Why the value is what the quote says, where that is no plain number: 五大产业集群逐一列出. */
  note: text.optional(),
})

export const indicatorSchema = z.strictObject({
  id: text,
  /** Its id in last year's folder, where that was another one. */
  was: text.optional(),
  ...names,
  shared,
  campaign: text,
  task: text.nullable(),
  kind: z.enum(KINDS),
  unit: z.string(),
  better: z.enum(['higher', 'lower']),
  /**
   * Who may see its figures: public once approved, internal (people of the roster, and groups registered for it), or
   * never in a group. Absent: internal, for a figure is nobody's to publish before the statistics office does.
   */
  class: z.enum(CLASSES).optional(),
  headline: z.boolean(),
  owner_units: z.array(text).min(1),
  owner_basis: z.enum(['stated', 'inferred']),
  conflict: z.boolean(),
  targets: z.array(targetSchema).min(1),
  plausible: z.tuple([z.number(), z.number()]).optional(),
  note: z.string().optional(),
})

export const conflictSchema = z.strictObject({
  about: text,
  indicators: z.array(text),
  differs: z.enum(['number', 'wording']),
  quotes: z.array(text).min(2),
  note: text,
})

/** A number of the document that is no target, and why. */
export const numberSchema = z.strictObject({ quote: text, number: text, why: text })

export const cadenceSchema = z.strictObject({ quote: text, every: text, applies_to: text, location: text })

export type PlanHead = z.infer<typeof planSchema>
export type Campaign = z.infer<typeof campaignSchema>
export type Unit = z.infer<typeof unitSchema>
export type Task = z.infer<typeof taskSchema>
export type Target = z.infer<typeof targetSchema>
/** `written`: its id in the folder, where the ledger knows it by another. */
export type Indicator = z.infer<typeof indicatorSchema> & { readonly written?: string }
export type Conflict = z.infer<typeof conflictSchema>
export type Cadence = z.infer<typeof cadenceSchema>
export type NumberReason = z.infer<typeof numberSchema>
export type FigureClass = (typeof CLASSES)[number]
export type Kind = (typeof KINDS)[number]
