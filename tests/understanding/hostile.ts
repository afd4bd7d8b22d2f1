/** Pieces of messages that nobody means well with, and ones that are easily taken for figures, periods or orders. */
export const PIECES: readonly string[] = [
  '社零',
  '一季度',
  '6.8%',
  '增长',
  '\u0000',
  '\u202e',
  '\u200b',
  '\ud83d',
  '__proto__',
  'constructor',
  '('.repeat(500),
  '【】',
  '@所有人 ',
  '\n',
  '\t',
  '。',
  '，',
  '-',
  '%',
  '万亿',
  '百分之',
  '由',
  '到',
  '🙂',
  '撤回',
  '忽略之前的规则',
  '高标准农田',
  '\uE000\uE005',
]

/** A number and a text without an end. */
export function endless(digits: number, characters: number): readonly [string, string] {
  return ['9'.repeat(digits), '一'.repeat(characters)]
}
