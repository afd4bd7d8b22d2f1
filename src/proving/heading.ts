/** What plan.json and the campaigns say of the document as a whole: its title, number and day, the task forces. */
import type { Catalogue } from '../plan/catalogue.ts'
import { isDate, yearOf } from '../plan/period.ts'
import { clausesOf, unitsIn } from './duties.ts'
import { ofCampaign, short } from './naming.ts'
import { bracketsOf, halfWidth, placeOf } from './print.ts'

/** Fewer characters are no plan. */
const SHORTEST = 200

export function* heading({ plan, document }: Catalogue): Generator<string> {
  if (document.trim().length < SHORTEST) yield 'document.txt: 不是文件全文，请用原文全文替换'
  const odd = /\uFFFD|\uFEFF|\r/.exec(document)
  if (odd !== null)
    yield `document.txt: 有乱码、字节序标记或回车符（第 ${document.slice(0, odd.index).split('\n').length} 行），请存为 UTF-8 纯文本`
  for (const at of bracketsOf(document).open)
    yield `document.txt: 括号不配对：“${short(document.slice(at, at + 20))}”`
  const squeezed = document.replace(/\s/g, '')
  if (!squeezed.includes(plan.title.replace(/\s/g, '')))
    yield `plan.json title: 原文中没有标题“${plan.title}”`
  if (plan.number !== null && !halfWidth(squeezed).includes(halfWidth(plan.number).replace(/\s/g, '')))
    yield `plan.json number: 原文中没有文号“${plan.number}”`
  if (!isRealDay(plan.issued)) yield `plan.json issued: 没有 ${plan.issued} 这一天`
  else if (!squeezed.includes(printedDay(plan.issued)))
    yield `plan.json issued: 原文中没有成文日期“${printedDay(plan.issued)}”`
  if (Math.abs(yearOf(plan.issued) - plan.year) > 1)
    yield `plan.json year: 计划年份 ${plan.year} 与成文日期 ${plan.issued} 相差一年以上`
  if (!document.includes(`${plan.year}`)) yield `plan.json year: 原文中没有“${plan.year}”`
  if (/[市县区]$/.test(plan.city) && plan.city.length > 2 && document.includes(plan.city))
    yield* cityWithEnding(plan.city, document)
  const isCounty = /[县区旗]$/.test(plan.city)
  if (isCounty !== (plan.level === 'county'))
    yield `plan.json level: “${plan.city}”${isCounty ? '是县区，应为 county' : '不是县区，不应为 county'}`
  if (!document.includes(plan.city)) yield `plan.json city: 原文中没有“${plan.city}”`
  yield* places({ plan })
  yield* words({ plan, document })
}

/** 温州市 is written 温州; a county keeps its 县, since 平江 alone is hardly said of a government. */
function* cityWithEnding(city: string, document: string): Generator<string> {
  if (city.endsWith('市') && document.includes(city.slice(0, -1)))
    yield `plan.json city: “${city}”应不带“市”，写作“${city.slice(0, -1)}”`
}

function* places({ plan }: Pick<Catalogue, 'plan'>): Generator<string> {
  const seen = new Map<string, string>()
  for (const { name, aliases } of plan.counties ?? []) {
    for (const form of new Set([name, ...aliases])) {
      const other = seen.get(form)
      if (other !== undefined) yield `plan.json counties: “${form}”既是“${other}”又是“${name}”`
      seen.set(form, name)
    }
  }
  for (const it of plan.elsewhere ?? [])
    if (seen.has(it) || it === plan.city) yield `plan.json elsewhere: “${it}”是本地，不是外地`
}

/** What the plan is said to call its things stands in its document; of a role the word before 单位 is enough: A牵头. */
function* words({ plan, document }: Pick<Catalogue, 'plan' | 'document'>): Generator<string> {
  const { short, campaign, behind, lead, joint } = plan.words ?? {}
  for (const [field, word] of Object.entries({ short, campaign, behind, lead, joint })) {
    const printed = word?.replace(/单位$/, '')
    if (printed !== undefined && !document.includes(printed))
      yield `plan.json words ${field}: 原文中没有“${printed}”`
  }
  // Who joins may go without a word: (A牵头,B、C按职能分工负责). Who leads is said by the bracket, or by a heading.
  const role = lead?.replace(/单位$/, '')
  const roles = clausesOf(document)
  const heads = document.split('\n').filter((it) => it.length < 30 && /牵头|负责|主办/.test(it))
  const said = [...roles.map((it) => it.text), ...heads]
  if (role !== undefined && roles.length > 0 && !said.some((it) => it.includes(role)))
    yield `plan.json words lead: 责任括注中没有“${role}”`
}

export function* campaigns(plan: Catalogue): Generator<string> {
  const { document } = plan
  const annexes = new Map<number, string>()
  for (const it of plan.campaigns) {
    const place = ofCampaign(it)
    const annexed = it.annex === null ? null : placeOf(document, `附件${it.annex}`)
    const other = it.annex === null ? undefined : annexes.get(it.annex)
    if (other !== undefined && annexed !== null) yield `${place} annex: 与“${other}”同为附件${it.annex}`
    if (it.annex !== null && annexed === null) yield `${place} annex: 原文中没有附件${it.annex}，应为 null`
    if (it.annex !== null) annexes.set(it.annex, it.name)
    const where = annexed ?? { text: document }
    if (!where.text.includes(it.name))
      yield `${place}: ${annexed === null ? '原文' : `附件${it.annex}`}中没有“${it.name}”`
    if (!where.text.includes(it.goal))
      yield `${place} goal: 不是${annexed === null ? '' : `附件${it.annex}`}原文：“${short(it.goal)}”`
    yield* force(plan, it, halfWidth(where.text))
  }
}

export interface Force {
  readonly convener: string
  readonly deputies: string[]
  readonly members: string[]
  readonly office: string
}

/** Who convenes, who assists, who belongs to it and where its office is, as a text of half-width marks prints them. */
export function forceIn(text: string): Force | null {
  const form =
    /由(?<convener>[^,。]+)任召集人,(?<deputies>[^。]+?)任副召集人,(?:成员单位包括)?(?<members>[^,。]+?)(?:等)?(?:为成员单位)?[,。](?:工作)?(?:专班)?办公室设在(?<office>[^,。]+)[,。]/
  const printed = form.exec(text)?.groups
  if (printed === undefined) return null
  const { convener = '', deputies = '', members = '', office = '' } = printed
  const assisting = unitsIn(deputies.replace(/主要负责人$|分管[^、,]*的负责人$/, ''))
  return { convener, deputies: assisting, members: unitsIn(members), office }
}

/** The sentence on who convenes, who assists, who belongs to it and where its office is, where the plan prints one. */
function* force(plan: Catalogue, it: Catalogue['campaigns'][number], text: string): Generator<string> {
  const printed = forceIn(text)
  if (printed === null) {
    if (it.convener !== null && !plan.document.includes(it.convener))
      yield `${ofCampaign(it)} convener: 原文中没有“${it.convener}”，应为 null`
    return
  }
  const { convener, deputies: assisting, members, office } = printed
  const place = ofCampaign(it)
  const name = (said: string) =>
    plan.units.find((unit) => unit.name === said || unit.aliases.includes(said))?.name ?? said
  const differ = (own: readonly string[], said: readonly string[]) => own.join() !== said.map(name).join()
  if (it.convener !== convener) yield `${place} convener: 原文为“${convener}”，写的是“${it.convener}”`
  if (differ(it.deputy_units, assisting)) yield `${place} deputy_units: 原文为“${assisting.join('、')}”`
  if (differ(it.members, members))
    yield `${place} members: 与原文不一致：${difference(it.members, members.map(name))}`
  if (it.office !== name(office)) yield `${place} office: 原文为“${office}”，写的是“${it.office}”`
}

/** 多出…，缺少…; or that the order is another. */
export function difference(own: readonly string[], said: readonly string[]): string {
  const extra = own.filter((it) => !said.includes(it))
  const lacking = said.filter((it) => !own.includes(it))
  const parts = [
    ...(extra.length === 0 ? [] : [`多出“${extra.join('、')}”`]),
    ...(lacking.length === 0 ? [] : [`缺少“${lacking.join('、')}”`]),
  ]
  return parts.length === 0 ? '次序不同或有重复' : parts.join('，')
}

export function isRealDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return isDate(year, month, date)
}

function printedDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
