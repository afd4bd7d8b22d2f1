/**
 * The document as it is printed, read without the seeds: where each part of it stands, its brackets of
 * responsibility, its sentences on the task forces, and its numbers. What the seeds are proved against.
 */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The stretch a location names: 附件7 二、(一)(15), 附件2 二、(一)2 港口物流, 总体方案 一、攻坚目标. */
export function placeOf(document: string, location: string): Stretch {
  const form =
    /^(?:总体方案|附件(?<annex>\d)) (?<chapter>[一二三])、(?:(?<section>\([一二三四五六七八九]\))(?<item>\d+|\(\d+\))?(?: (?<name>\S+))?|攻坚目标|攻坚任务|推进机制)$/
  const parts = form.exec(location)?.groups
  if (parts === undefined) throw new Error(`no location: ${location}`)
  const { annex, chapter, section, item, name } = parts
  let place = annexOf(document, annex === undefined ? 0 : Number(annex))
  place = lineOf(place, `${chapter}、`, /^[一二三]、/)
  if (section !== undefined) place = lineOf(place, section, /^\([一二三四五六七八九]\)/)
  if (item !== undefined)
    place = lineOf(place, item.startsWith('(') ? item : `${item}.`, /^(?:\d+\.|\(\d+\))/)
  return name === undefined ? place : named(place, name)
}

/** The overall plan is annex 0. */
export function annexOf(document: string, annex: number): Stretch {
  const start = annex === 0 ? 0 : document.indexOf(`\n附件${annex}\n`) + 1
  const next = document.indexOf(`\n附件${annex + 1}\n`)
  return { from: start, to: next < 0 ? document.indexOf('\n抄送:') : next, text: cut(document, start, next) }
}

function cut(document: string, from: number, next: number): string {
  return document.slice(from, next < 0 ? document.indexOf('\n抄送:') : next)
}

/** From the line that starts so to the next line of the same rank. */
function lineOf(place: Stretch, start: string, rank: RegExp): Stretch {
  const all = linesOf(place)
  const first = all.findIndex((it) => it.text.startsWith(start))
  if (first < 0) throw new Error(`no line starts with ${start}`)
  const next = all.findIndex((it, index) => index > first && rank.test(it.text))
  const from = (all[first] as Stretch).from
  const to = next < 0 ? place.to : (all[next] as Stretch).from
  return { from, to, text: place.text.slice(from - place.from, to - place.from) }
}

/** 现代化工 stands within a line, the others of its rank start one: 港口物流:… */
function named(place: Stretch, name: string): Stretch {
  const at = place.text.indexOf(`${name}:`)
  if (at < 0) throw new Error(`${name} is not a part of ${place.text.slice(0, 20)}`)
  const end = place.text.indexOf('\n', at)
  const text = place.text.slice(at, end < 0 ? undefined : end)
  return { from: place.from + at, to: place.from + at + text.length, text }
}

export function linesOf(place: Stretch): Stretch[] {
  const lines: Stretch[] = []
  let from = place.from
  for (const text of place.text.split('\n')) {
    if (text !== '') lines.push({ from, to: from + text.length, text })
    from += text.length + 1
  }
  return lines
}

/** Brackets that say who leads or answers for a task; in 附件6 a bracket stands within one. */
export function clausesOf(document: string): Stretch[] {
  const clauses: Stretch[] = []
  const open: number[] = []
  for (let at = 0; at < document.length; at++) {
    if (document[at] === '(') open.push(at)
    if (document[at] !== ')') continue
    const from = open.pop()
    if (from === undefined) throw new Error(`a bracket closes at ${at} that never opened`)
    const text = document.slice(from, at + 1)
    if (/(?:负责。?|牵头)\)$|^\(牵头单位:/.test(text)) clauses.push({ from, to: at + 1, text })
  }
  if (open.length > 0) throw new Error(`a bracket opens at ${open[0]} and never closes`)
  return clauses
}

/** Names that the document prints in two ways. */
const VARIANTS: Readonly<Record<string, string>> = {
  '市工信 局': '市工信局',
  人民银行岳阳分行: '人民银行岳阳市分行',
}

/** Who leads and who joins in by a clause. 附件4 and some others only share the work: nobody leads. */
export function dutiesOf(clause: string): { leads: string[]; joins: string[] } {
  const said = clause.slice(1, -1).replace(/。$/, '')
  if (said.startsWith('牵头单位:')) return { leads: unitsIn(said.slice(5)), joins: [] }
  const shared = /(?:等|等部门)?按职能分工负责$/
  const [, leading, joining] = /^(.*?)(?:分别)?牵头(?:负责)?(?:,(.*))?$/.exec(said) ?? []
  if (leading !== undefined)
    return { leads: unitsIn(leading), joins: unitsIn((joining ?? '').replace(shared, '')) }
  if (shared.test(said)) return { leads: [], joins: unitsIn(said.replace(shared, '')) }
  return { leads: unitsIn(said.replace(/负责$/, '')), joins: [] }
}

export function unitsIn(list: string): string[] {
  const named = list.split(/、|,|和(?=各高新园区)/).filter((it) => it !== '')
  return named.map((it) => VARIANTS[it] ?? it)
}

/** What the sentence under 三、推进机制 says about a campaign's task force. */
export function taskForceOf(document: string, annex: number) {
  const { text } = placeOf(document, `附件${annex} 三、推进机制`)
  const form =
    /由(?<convener>[^,]+)任召集人,(?<deputies>[^,]+)任副召集人,(?:成员单位包括)?(?<members>[^,。]+?)(?:等)?(?:为成员单位)?[,。](?:工作)?(?:专班)?办公室设在(?<office>[^,]+),/
  const found = form.exec(text)?.groups
  if (found === undefined) throw new Error(`附件${annex} prints no task force`)
  const { convener = '', deputies = '', members = '', office = '' } = found
  return {
    convener,
    deputies: unitsIn(deputies.replace(/主要负责人$|分管营商环境的负责人$/, '')),
    members: unitsIn(members),
    office,
  }
}

/** Every number in digits but those that only number a section or an item at the start of its line. */
export function numbersOf(document: string): Stretch[] {
  const found = [...document.matchAll(/\d+(?:\.\d+)?/g)].map(({ 0: text, index }) => ({
    from: index,
    to: index + text.length,
    text,
  }))
  return found.filter((it) => !numbersAnItem(document, it))
}

function numbersAnItem(document: string, { from, to }: Stretch): boolean {
  const bracketed = document[from - 1] === '('
  const start = bracketed ? from - 1 : from
  if (start > 0 && document[start - 1] !== '\n') return false
  return bracketed ? document[to] === ')' : /^\.(?!\d)/.test(document.slice(to, to + 2))
}

/** Every place where a text stands. */
export function occurrences(document: string, text: string): number[] {
  const places: number[] = []
  for (let at = document.indexOf(text); at >= 0; at = document.indexOf(text, at + 1)) places.push(at)
  return places
}
