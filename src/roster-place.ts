/**
 * Where the roster lies. The city's own is one file beside its data, over the years and outside the program's tree
 * (`ROSTER`, else data/roster.json). The one in a plan's folder is a sample for trying the plan at a terminal; where
 * somebody put the city's people into it, as setup once did, it holds until it is moved.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { isSample, peopleIn } from './plan/roster.ts'

type Place = Pick<Config, 'plan' | 'roster' | 'channels'>

/** The file that holds now. */
export function rosterPlace({ plan, roster, channels }: Place): string {
  const isTried = Object.values(channels).every((it) => it === null)
  const own = cityRoster({ plan, roster })
  return isTried && !existsSync(own) ? sampleOf(plan) : own
}

/** The city's own, there or not. */
export function cityRoster({ plan, roster }: Pick<Config, 'plan' | 'roster'>): string {
  return !existsSync(roster) && holdsCity(sampleOf(plan)) ? sampleOf(plan) : roster
}

export function sampleOf(plan: string): string {
  return join(plan, 'roster.json')
}

/** Whether the city's own people are in a plan's folder. */
export function holdsCity(file: string): boolean {
  const people = peopleIn(file)
  return people.length > 0 && !isSample(people)
}
