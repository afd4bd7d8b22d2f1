/** 今天几号, 明天是不是工作日, 周六要不要报: a question about a day, and never a reminder on it. */
import { dayOf } from '../../base/clock.ts'
import { dayAhead } from '../periods/day-ahead.ts'
import { onlyOf, spoken } from './orders.ts'
import type { Reminding } from './reminding-acts.ts'
import type { Scene } from './scene.ts'
import { isWord } from './tokens.ts'

const LONGEST = 16

export function dateIn(scene: Scene): Reminding | null {
  if (!scene.speaks('reminding', 'dateAsked', 'workAsked') || scene.message.text.length > LONGEST) return null
  const tokens = spoken(scene.tokens([], 'reminding'))
  const [time, ...more] = tokens.filter((it) => it.kind === 'period')
  const others = tokens.filter((it) => it.kind !== 'period')
  const asks = others.some((it) => isWord(it, 'dateAsked', 'workAsked'))
  if (time === undefined || more.length > 0 || !asks) return null
  if (!onlyOf(others, 'dateAsked', 'workAsked', 'question', 'particle', 'be', 'ordinary')) return null
  const day = dayAhead(time.text.replace(/\s/g, ''), dayOf(scene.context.now))
  return day === null ? null : { act: 'ask.date', day }
}
