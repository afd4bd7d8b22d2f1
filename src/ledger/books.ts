/** All that a decision is made by: what was promised, what was reported, and which day it is. Read-only. */
import type { Day } from '../base/clock.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import type { Standing } from './standing.ts'

export interface Books {
  readonly plan: Catalogue
  readonly standing: Standing
  /** Today in Asia/Shanghai. */
  readonly today: Day
}
