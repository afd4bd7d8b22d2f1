/**
 * The characters that numbers are written with: plain, as on a cheque (壹贰叁, 拾佰仟), and in their traditional forms.
 * Those of a cheque are words and names as well (大陆, 队伍, 收拾): by themselves, or behind such a word, they count nothing.
 */
const DIGITS: Readonly<Record<string, number>> = {
  ...{ 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 〇: 0, 两: 2, 兩: 2 },
}
const CHEQUE_DIGITS: Readonly<Record<string, number>> = {
  ...{ 壹: 1, 贰: 2, 貳: 2, 俩: 2, 倆: 2, 叁: 3, 參: 3, 肆: 4, 伍: 5, 陆: 6, 陸: 6, 柒: 7, 捌: 8, 玖: 9 },
}
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const CHEQUE_SMALL: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 }
const BIG: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }
/** Words that end in a character of a cheque. */
const WORDS: Readonly<Record<string, string>> = {
  陆: '大登着内水海沪',
  伍: '队入退落行',
  肆: '酒书放大',
  拾: '收捡掇',
  俩: '咱我你他她们人家伎',
  參: '人海',
}

export function chineseDigit(char: string): number | null {
  if (Object.hasOwn(DIGITS, char)) return DIGITS[char] as number
  return Object.hasOwn(CHEQUE_DIGITS, char) ? (CHEQUE_DIGITS[char] as number) : null
}

export function isArabic(char: string): boolean {
  return char >= '0' && char <= '9'
}

/** 10, 100, 1000; 0 for anything else. */
export function small(char: string): number {
  if (Object.hasOwn(SMALL, char)) return SMALL[char] as number
  return Object.hasOwn(CHEQUE_SMALL, char) ? (CHEQUE_SMALL[char] as number) : 0
}

/** 10⁴, 10⁸; 0 for anything else. */
export const big = (char: string): number => (Object.hasOwn(BIG, char) ? (BIG[char] as number) : 0)

export const isTwo = (char: string): boolean => char === '两' || char === '兩'

/** Whether the characters from one place to another are a word or a name, or part of one, and no number. */
export function isWord(text: string, from: number, to: number): boolean {
  const first = text.charAt(from)
  if (!Object.hasOwn(CHEQUE_DIGITS, first) && !Object.hasOwn(CHEQUE_SMALL, first)) return false
  if (Object.hasOwn(WORDS, first) && WORDS[first]?.includes(text.charAt(from - 1) || '。')) return true
  if (text.charAt(to) === '点' && chineseDigit(text.charAt(to + 1)) !== null) return false
  return ![...text.slice(from, to)].some((it, at) => at > 0 && (small(it) > 0 || big(it) > 0))
}
