/**
 * What the plan calls its own things, from `words` in plan.json: another city has 行动 or 重点举措 where this one has 攻坚,
 * and 责任单位 and 配合单位 where this one has 牵头单位 and 责任单位. What is absent there is said in the plainest word.
 *
 * @example campaignCalled(plan, '内需扩量提效') // '内需扩量提效攻坚'
 */
import type { Catalogue } from './catalogue.ts'

type Head = Pick<Catalogue, 'plan'>

/** 攻坚, 行动: what one campaign is, where none is named. */
export function campaignWord({ plan }: Head): string {
  return plan.words?.campaign ?? '板块'
}

/** A name that ends with the word already is not given it twice. */
export function campaignCalled({ plan }: Head, name: string): string {
  const behind = plan.words?.behind ?? ''
  return name.endsWith(behind) ? name : `${name}${behind}`
}

export function leadWord({ plan }: Head): string {
  return plan.words?.lead ?? '牵头单位'
}

export function jointWord({ plan }: Head): string {
  return plan.words?.joint ?? '配合单位'
}

/** 七大攻坚: what the plan is called in answers; without a short form, the document's title. */
export function shortTitle({ plan }: Head): string {
  return shortIn(plan) ?? plan.title
}

/** As a paper's title has it: a short form in its marks, a whole title in those of a document. */
export function citedTitle({ plan }: Head): string {
  const short = shortIn(plan)
  return short === null ? `《${plan.title}》` : `“${short}”`
}

function shortIn({ words, title }: Catalogue['plan']): string | null {
  return words?.short ?? /“(.+?)”/.exec(title)?.[1] ?? null
}

/** 全市, in a county's plan 全县 or 全区: the whole that the plan is of. */
export function wholeWord(plan: Head): string {
  return `全${areaWord(plan)}`
}

/** 市, 县, 区: what a plan's own government is of. A county may be a city by name. */
export function areaWord({ plan }: Head): string {
  return plan.level === 'county' ? (/[市县区旗]$/.exec(plan.city)?.[0] ?? '县') : '市'
}

/** 县市区, in a county's plan 乡镇街道: the places that the whole is made of. */
export function partsWord({ plan }: Head): string {
  return plan.level === 'county' ? '乡镇街道' : '县市区'
}

/** `市发改委（专班办公室）`; where the plan names no office, whoever holds the role. */
export function officeCalled(office: string | null): string {
  return office === null ? '专班办公室' : `${office}（专班办公室）`
}
