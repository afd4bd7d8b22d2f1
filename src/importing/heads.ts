/** What a document says of itself and of its parts: title, number, day, whose it is, its campaigns and their task forces. */
import { forceIn } from '../proving/heading.ts'
import { halfWidth } from '../proving/print.ts'
import { type Node, nodesOf, textOf } from './outline.ts'
import { bareHeading } from './tasks.ts'

export interface Head {
  readonly title: string
  readonly number: string | null
  readonly issued: string | null
  readonly year: number
  readonly city: string
  readonly level: 'city' | 'county'
}

/** Null: what is not printed. `year`: what the title says, else the day. */
export function headOf(
  document: string,
  { year: given, city: said }: { year?: number; city?: string } = {},
): Head {
  const top = document.slice(0, 4000)
  const flat = top.replace(/\n/g, '')
  const cited = /关于(?:印发|下发|转发)《(.{4,60}?)》的?通知/.exec(flat)?.[1]
  const lines = top.split('\n').map((it) => it.trim())
  // On a line of its own, or behind other words of one.
  const numbers = [...lines, flat].map((it) => /\p{Script=Han}{2,8}〔\d{4}〕\d+号/u.exec(it)?.[0])
  const number = numbers.find((it) => it !== undefined) ?? null
  const alone = lines.find(isTitle)
  const plain = lines.find((it) => isTitle(it) && !it.startsWith('关于'))
  const title = cited ?? plain ?? alone ?? lines.find((it) => it.length >= 6) ?? ''
  const day = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(top)
  const issued = day === null ? null : [day[1], day[2]?.padStart(2, '0'), day[3]?.padStart(2, '0')].join('-')
  const year =
    given ??
    Number(/(\d{4})年/.exec(title)?.[1] ?? issued?.slice(0, 4) ?? /(\d{4})年/.exec(document)?.[1] ?? 0)
  const place = said ?? placeIn(title) ?? placeIn(flat) ?? ''
  const level = /[县区旗]$/.test(place) ? 'county' : 'city'
  return { title, number, issued, year, city: place.endsWith('市') ? place.slice(0, -1) : place, level }
}

function isTitle(line: string): boolean {
  return (
    /(?:方案|计划|清单|意见|要点|任务|分工|通知)$/.test(line) &&
    line.length >= 6 &&
    !/^[一二三四五六七八九十\d(（]/.test(line)
  )
}

/** 岳阳市, 白鹭县: what a title begins with, else who issued it. */
function placeIn(text: string): string | null {
  return (
    /(\p{Script=Han}{2,5}?[市县区旗])(?=人民政府|实施|推进|加快|落实|贯彻|\d{4}年|国民|人工|\p{Script=Han})/u.exec(
      text.replace(/^关于(?:印发|下发|转发)?《?/, ''),
    )?.[1] ?? null
  )
}

export interface FoundCampaign {
  readonly name: string
  readonly annex: number | null
  readonly goal: string
  readonly convener: string | null
  readonly deputies: readonly string[]
  readonly members: readonly string[]
  readonly office: string | null
  /** The annex, or the whole document. */
  readonly node: Node
}

const DOCUMENT =
  /(?:攻坚)?(?:行动|工作|实施|专项|推进|总体|创新发展行动)?(?:方案|计划|清单|意见|要点|任务分工|任务)(?:[(（].*[)）])?$/

/** Each annex that holds tasks; without any, the plan itself is the one campaign. */
export function campaignsIn(
  root: Node,
  document: string,
  head: Head,
  hasTasks: (node: Node) => boolean,
): FoundCampaign[] {
  const annexes = root.children.filter((it) => it.level === 'annex' && hasTasks(it))
  if (annexes.length === 0) {
    const place = head.level === 'county' ? head.city : `${head.city}市`
    const name = head.title
      .replace(new RegExp(`^${place}?|^${head.city}`), '')
      .replace(/^\d{4}年度?/, '')
      .replace(DOCUMENT, '')
    return [campaign(root, document, name.length >= 2 ? name : head.title, null)]
  }
  const titles = annexes.map((it) => it.lines[1]?.text.trim() ?? it.mark)
  const tail = commonTail(titles)
  return annexes.map((it, at) => {
    const title = titles[at] ?? it.mark
    const name = title.slice(0, title.length - tail.length).replace(DOCUMENT, '')
    return campaign(it, document, name === '' ? title : name, Number(it.number) || at + 1)
  })
}

/** What stands behind every campaign's name in its title, without the kind of document: 攻坚 of 攻坚实施方案. */
export function behindNames(root: Node, campaigns: readonly FoundCampaign[]): string {
  const titles = campaigns.map((it) => (it.node === root ? '' : (it.node.lines[1]?.text.trim() ?? '')))
  if (titles.length < 2) return ''
  return commonTail(titles).replace(/(?:工作|实施|推进|总体)?(?:方案|计划|清单|意见|要点)$/, '')
}

function commonTail(texts: readonly string[]): string {
  const [first = ''] = texts
  if (texts.length < 2) return ''
  let length = 0
  while (length < first.length && texts.every((it) => it.endsWith(first.slice(first.length - length - 1))))
    length++
  return first.slice(first.length - length)
}

function campaign(node: Node, document: string, name: string, annex: number | null): FoundCampaign {
  const whole = [node, ...nodesOf(node)].map(textOf).join('\n')
  const force = forceIn(halfWidth(whole))
  return {
    ...{ name, annex, node, goal: goalOf(node, document) },
    convener: force?.convener ?? null,
    deputies: force?.deputies ?? [],
    members: force?.members ?? [],
    office: force?.office ?? null,
  }
}

export function isGoals({ level, heading }: Node): boolean {
  return (level === 'part' || level === 'section') && /目标/.test(bareHeading(heading))
}

/** The paragraphs under 目标, verbatim; else the first paragraph. */
function goalOf(node: Node, document: string): string {
  const goals = [...nodesOf(node)].find(isGoals)
  const lines = goals === undefined ? [] : goals.lines.slice(1)
  const [first, last] = [lines[0], lines.at(-1)]
  if (first !== undefined && last !== undefined) return document.slice(first.from, last.to)
  return (node.lines.find((it) => it.text.length > 20) ?? node.lines[0])?.text ?? ''
}
