/** The time of day as people say it: 下午三点, 早上八点半, 15:30, 下班前; by the part of the day alone 09:00 or 15:00. */
import { smallNumber } from './calendar-words.ts'

const NUMBER = '(\\d{1,2}|[一二两三四五六七八九十]{1,3})'
const CLOCK = /(?<!\d)([01]?\d|2[0-3])[:：]([0-5]\d)(?!\d)/
const SPOKEN = new RegExp(
  `(早上|早晨|上午|中午|下午|傍晚|晚上|今晚|明早|明晚)?${NUMBER}[点时](?!间)(半|一刻|三刻|整|${NUMBER}分?)?`,
)
const LATE = /下午|傍晚|晚上|今晚|明晚/
const EARLY = /早|凌晨|清晨|上午|中午/
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/下班前/, '17:00'],
  [/下午|午后/, '15:00'],
  [/早上|上午|早晨|明早|一早/, '09:00'],
]

/** `text`: half width, without blanks. `15:00` of 下午三点; null where no time is said, or one that there is not. */
export function timeIn(text: string): string | null {
  const clock = CLOCK.exec(text)
  if (clock !== null) return at(Number(clock[1]), Number(clock[2]), text, LATE.test(text))
  const spoken = SPOKEN.exec(text)
  if (spoken === null) return PARTS.find(([part]) => part.test(text))?.[1] ?? null
  const [, part, hour = '', behind = '', minutes] = spoken
  const minute = { 半: 30, 一刻: 15, 三刻: 45 }[behind] ?? smallNumber(minutes ?? '')
  // 五点: nobody is called at five in the morning.
  const bare = part === undefined && !EARLY.test(text) && smallNumber(hour) < 7
  return at(smallNumber(hour), minute, text, bare || LATE.test(part ?? text))
}

function at(hour: number, minute: number, text: string, afternoon: boolean): string | null {
  const late = hour < 12 && (afternoon || (/中午/.test(text) && hour < 3)) ? hour + 12 : hour
  return late > 23 || minute > 59
    ? null
    : `${String(late).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
