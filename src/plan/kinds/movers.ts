/**
 * Which words of movement an indicator's value may stand behind, by its kind: 增长8% is a growth rate and no share, 增加
 * 62场 is no number of performances so far. What does not fit is a change beside the value, never the value itself.
 */
import type { Indicator, Kind } from '../schema.ts'

/** 增长 and 下降 with a number of their own, and 新增; 达到, 降至, 为, 占 and no word at all fit every kind. */
export type Movement = 'change' | 'gain'

interface Fit {
  readonly change: boolean
  readonly gain: boolean
}

const FITS: Readonly<Record<Kind, Fit>> = {
  growth: { change: true, gain: false },
  delta: { change: true, gain: true },
  share: { change: false, gain: false },
  coverage: { change: false, gain: false },
  level: { change: false, gain: false },
  count: { change: false, gain: true },
  rank: { change: false, gain: false },
  milestone: { change: true, gain: true },
}

/** Of money, heads of cattle and services given, 新增 is said of the difference from last year. */
const NEVER_GAINED = /元$|人次$|头$|斤$|台$/
/** 新增限上企业: what is counted are additions, so that 增加 says the same. */
const OF_ADDITIONS = /新增|增量/

export function fitsMovement(indicator: Indicator, movement: Movement): boolean {
  const { kind, name, unit, aliases } = indicator
  const additions = OF_ADDITIONS.test(name)
  if (movement === 'change')
    return FITS[kind].change || (kind === 'count' && additions) || aliases.some((it) => /提高$/.test(it))
  return FITS[kind].gain && (additions || !NEVER_GAINED.test(unit))
}
