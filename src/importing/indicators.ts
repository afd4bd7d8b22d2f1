/** What a document promises in numbers, as indicators with their targets: each quoted, placed, dated and named. */
import { lastDayOfMonth } from '../plan/period.ts'
import type { Indicator, Target } from '../plan/schema.ts'
import { occurrences, placeOf, type Stretch } from '../proving/print.ts'
import { promisesOf } from '../proving/promise.ts'
import { coverageOf, namedBy } from './naming.ts'
import { type FoundPromise, numbersIn, type OtherNumber } from './promises.ts'

/** A stretch in which numbers promise: a task, or a paragraph of goals. */
export interface Ground {
  readonly lines: readonly Stretch[]
  readonly title: string
  readonly location: string
  readonly campaign: string
  readonly task: string | null
  readonly owners: readonly string[]
  readonly stated: boolean
  readonly deadline: string | null
}

export interface Promised {
  readonly ground: Ground
  readonly name: string
  readonly kind: Indicator['kind']
  readonly unit: string
  readonly better: Indicator['better']
  readonly target: Target
  readonly from: number
  readonly to: number
}

const SOFT = /力争|争取|原则上|左右|约(?=\d)|预计|计划(?!生育|单列)/
const ENDS = /[。;；,，:：\n]/

export function promisedIn(
  document: string,
  ground: Ground,
  year: number,
): { promised: Promised[]; others: OtherNumber[] } {
  const promised: Promised[] = []
  const others: OtherNumber[] = []
  for (const line of ground.lines) {
    const found = numbersIn(line, ground.title)
    others.push(...found.others)
    for (const it of found.promises) {
      const own = isPart(document, promised.at(-1), it)
      if (own === null) promised.push(promise(document, ground, line, it, year, promised.at(-1)))
      else {
        const last = promised.at(-1) as Promised
        promised[promised.length - 1] = withParts(document, last, own)
      }
    }
  }
  return { promised, others }
}

interface Part {
  readonly counties: readonly string[]
  readonly value: number
  readonly to: number
}

/** 东湖区24个以上, 鹿城、龙湾各24个以上 in the bracket right behind the city's number: what each county brings of it. */
function isPart(document: string, last: Promised | undefined, it: FoundPromise): Part | null {
  if (last === undefined) return null
  const between = document.slice(last.to, it.from)
  const open = /^(?:以上|左右)?[(（]([^()（）]*)$/.exec(between)?.[1]
  const goesOn =
    last.target.counties === undefined ? null : /^(?:以上|左右)?[,，;；]([^()（）]*)$/.exec(between)?.[1]
  const said = open ?? goesOn
  if (said == null || !/^[\p{Script=Han}、]+$/u.test(said)) return null
  const counties = said.replace(/各$/, '').split('、')
  const named = counties.every((name) => /^\p{Script=Han}{1,7}[县区市]$/u.test(name)) || said.endsWith('各')
  return named && counties.length > 0 ? { counties, value: it.value, to: it.to } : null
}

function withParts(document: string, it: Promised, { counties, value, to }: Part): Promised {
  const own = counties.map((county) => ({ county, value }))
  const start = document.indexOf(it.target.quote, it.from - it.target.quote.length)
  const close = document.slice(to).search(/[)）]/)
  const quote = document.slice(start, to + close + 1)
  return { ...it, to, target: { ...it.target, quote, counties: [...(it.target.counties ?? []), ...own] } }
}

function promise(
  document: string,
  ground: Ground,
  line: Stretch,
  it: FoundPromise,
  year: number,
  last: Promised | undefined,
): Promised {
  const { quote, from } = quoted(document, ground.location, line, it)
  const before = document.slice(clauseStart(document, line, it.from), it.from)
  const behind = /^[^。;；,，、)）\n]*/.exec(document.slice(it.to, line.to))?.[0] ?? ''
  const text = document.slice(it.from, it.to)
  const node = /^(?:.*?)(?:(\d{4})年)?(\d{1,2})月(?:底|末)?(?:之?前)?(?:新增|完成|达到?)?$/.exec(before)
  const goesOn = node !== null && last !== undefined && last.unit === it.unit && last.to > line.from
  const named = goesOn
    ? last
    : /^全/.test(text)
      ? coverageOf(before, ground.title)
      : namedBy(
          node === null ? before : before.replace(/^.*?月(?:底|末)?(?:之?前)?/, ''),
          behind,
          it.unit,
          ground.title,
        )
  const { name, kind, better } = named
  const indicator = { kind, unit: it.unit, better, name: '', aliases: [] as string[] } as unknown as Indicator
  const read = promisesOf(quote, indicator).filter((own) => own.value === it.value)
  const [only] = read
  const target: Target = {
    ...{ value: it.value, max: it.max, text: null },
    direction: only?.direction ?? (better === 'lower' ? 'at_most' : 'at_least'),
    hedge: SOFT.exec(quote)?.[0] ?? null,
    deadline: dayOf(quote, before, node, year) ?? ground.deadline ?? `${year}-12-31`,
    location: ground.location,
    quote,
    ...(read.length === 1 && only?.max === it.max ? {} : { note: `导入时由“${text}”读出，请核对` }),
  }
  return { ground, name, kind, unit: it.unit, better, target, from: from + quote.indexOf(text), to: it.to }
}

/** Marks part clauses, and 、 between two numbers. */
function clauseStart(document: string, line: Stretch, at: number): number {
  let from = at
  while (from > line.from && !ENDS.test(document.charAt(from - 1)) && !/[、]/.test(document.charAt(from - 1)))
    from--
  return from
}

/** The clause with the number, made longer to the left until it stands once in its place. */
function quoted(
  document: string,
  location: string,
  line: Stretch,
  { from, to }: FoundPromise,
): { quote: string; from: number } {
  const place = placeOf(document, location)?.text ?? document
  const rest = document.slice(to, line.to)
  const end = to + (ENDS.exec(rest)?.index ?? rest.length)
  let start = from
  for (;;) {
    while (start > line.from && !ENDS.test(document.charAt(start - 1))) start--
    const said = document.slice(start, end)
    const number = start === line.from ? (/^[(（]?\d+[)）.、]\s*/.exec(said)?.[0].length ?? 0) : 0
    const quote = said.slice(number).replace(/[(（][^()（）]*$/, '')
    if (start === line.from || occurrences(place, quote).length === 1) return { quote, from: start + number }
    start--
  }
}

function dayOf(quote: string, before: string, node: RegExpExecArray | null, year: number): string | null {
  const said = /(?:(\d{4})年)?(\d{1,2})月(?:底|末)?(?:之?前|完成)/.exec(quote) ?? node
  if (said !== null) {
    const month = Number(said[2])
    return month >= 1 && month <= 12 ? lastDayOfMonth(Number(said[1] ?? year), month) : null
  }
  const named = /(?:到|至)(\d{4})年/.exec(quote)?.[1] ?? /(\d{4})年(?:底)?[^,。]*$/.exec(before)?.[1]
  return named === undefined || Number(named) < year ? null : `${named}-12-31`
}
