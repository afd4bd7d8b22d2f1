/**
 * Which side of a thing a question is for: the same intent covers 社零目标是多少, 差多少 and 谁牵头, and the answer begins with
 * what was asked. Closed words anywhere in the message; what they are about the rest of the reading says.
 */
import { scanWhole } from '../../plan/whole-number.ts'
import type { Span } from '../reading.ts'
import type { Sides } from './side.ts'
import type { SideClass } from './side-words.ts'
import type { Words } from './tokens.ts'

type Heard = ReadonlyMap<string, readonly Span[]>

/** `text`: as normalised; `words`: with the classes of `SIDES`. */
export function sidesIn(text: string, words: Words): Sides {
  const said = text.toLowerCase()
  const heard = words.heard(said)
  const has = (name: SideClass) => heard.has(name)
  const owner = has('ownerSide')
  const regions = heard.get('region')?.length ?? 0
  return {
    of:
      owner && has('targetSide')
        ? 'all'
        : owner
          ? 'owner'
          : has('basisSide')
            ? 'basis'
            : has('gapSide')
              ? 'gap'
              : has('targetSide')
                ? 'target'
                : 'state',
    ofUnit: has('joinsSide')
      ? 'joins'
      : has('leadsSide')
        ? 'leads'
        : has('indicatorsSide')
          ? 'indicators'
          : 'whole',
    ofTask: has('jointSide') ? 'joint' : owner ? 'lead' : has('courseOfTask') ? 'state' : 'whole',
    order: {
      of: has('rankedIndicators') ? 'indicators' : has('rankedUnits') ? 'units' : 'campaigns',
      end: endOf(heard, said),
      most: mostOf(heard, said),
      speed: has('speed'),
    },
    outside: has('outside'),
    against: has('yearBefore')
      ? 'year_on_year'
      : has('periodBefore') || comparesMonth(said)
        ? 'period_on_period'
        : 'history',
    picture: has('picture'),
    course: has('course'),
    pace: has('paceSide'),
    counties: (heard.get('eachCounty')?.length ?? 0) > regions,
    asks: has('asksAtAll'),
  }
}

/** 前三名和后三名: both ends of an order. */
function endOf(heard: Heard, said: string): Sides['order']['end'] {
  const [top] = heard.get('topEnd') ?? []
  const bottoms = heard.get('bottomEnd') ?? []
  const [bottom] = bottoms
  if (bottom === undefined) return 'top'
  if (top === undefined) return 'bottom'
  const beside = bottoms.some((it) => it.from >= top.to && it.from - top.to <= BESIDE)
  const both = said.charAt(top.from) === '最' && said.charAt(bottom.from) === '最'
  return heard.has('both') || beside || both ? 'both' : 'bottom'
}

const BESIDE = 2

/** 前三名, 倒数5个, 最差的两项: how many are wanted. */
function mostOf(heard: Heard, said: string): number | null {
  for (const { to } of heard.get('countedEnd') ?? []) {
    const many = numberAt(said, said.charAt(to) === ' ' ? to + 1 : to)
    // 前三季度 is a time.
    if (many !== null && !'季月'.includes(said.charAt(many.to) || '-')) return many.value
  }
  for (let at = said.indexOf('最'); at >= 0; at = said.indexOf('最', at + 1))
    for (let from = at + 2; from <= at + FAR; from++) {
      const many = numberAt(said, from)
      if (many !== null && '名个项'.includes(said.charAt(many.to) || '-')) return many.value
    }
  return null
}

/** Signs between 最 and its number: 最滞后的三项. */
const FAR = 5
const MOST = 99

function numberAt(said: string, at: number): { readonly value: number; readonly to: number } | null {
  const number = scanWhole(said, at)
  return number === null || number.value < 1 || number.value > MOST ? null : number
}

/** 比3月, 比上半年那个月. */
function comparesMonth(said: string): boolean {
  for (let at = said.indexOf('比'); at >= 0; at = said.indexOf('比', at + 1))
    if (said.slice(at + 1, at + 2 + FAR).includes('月')) return true
  return false
}
