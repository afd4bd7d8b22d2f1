/**
 * What the classifier cannot know of a correction and a withdrawal: 不要撤回社零 leaves what stands, 能不能改成9% asks and does not
 * say, 撤回3 takes back a number of the list that was shown.
 */
import type { Turned } from '../reading.ts'
import { orderedLines } from './pointing.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'

/** Null: its words make nothing else of the intent. */
export function turnedBy(scene: Scene, number: number | null): Turned | null {
  const { intent } = scene.alone
  const writes = intent === 'report.correct' || intent === 'report.withdraw'
  if (!writes && !/^(?:请|帮我|我要)*撤/.test(scene.message.text)) return null
  if (writes) {
    const tokens = scene.clauses([]).flat()
    if (leaves(tokens)) return { intent: 'cancel', margin: 1 }
    if (intent === 'report.correct' && supposes(tokens)) return { intent, margin: 0 }
  }
  const [first, ...others] = scene
    .clauses([])
    .flat()
    .filter((it) => !isWord(it, 'polite') && !/^(我|要)$/.test(it.text))
  if (!takesBack(first)) return null
  const numbered = number !== null && others.length <= 1
  return numbered || intent === 'report.withdraw' ? { intent: 'report.withdraw', margin: 1 } : null
}

/** 先别改, 不要再撤回: what stands is to stay. */
function leaves(tokens: readonly Token[]): boolean {
  return tokens.some((it, at) => {
    if (isWord(it, 'keep') && !isWord(it, 'right')) return true
    const next = tokens.slice(at + 1, at + 3).find((one) => !/^[再先要]$/.test(one.text))
    return isWord(it, 'not') && isWord(next, 'withdraw', 'change')
  })
}

/** 如果改成9%, 能不能更正: it is asked what if. */
function supposes(tokens: readonly Token[]): boolean {
  return tokens.some((it) => isWord(it, 'condition', 'supposed')) || isWord(tokens.at(-1), 'question')
}

/** The number of a line of the list shown last: 第3条, 撤回3. Null: none is said, or several. */
export function numberIn({ clauses, message }: Scene): number | null {
  const { text } = message
  if (!/第|^(?:请|帮我)?撤/.test(text)) return null
  const named = orderedLines(text, MANY).filter((it) => /^第.+[条项个]$/.test(it.text))
  const [line, ...more] = named
  if (line?.kind === 'lines' && more.length === 0 && line.lines.length === 1) return (line.lines[0] ?? 0) + 1
  const [verb, number, ...others] = clauses([])
    .flat()
    .filter((it) => !isWord(it, 'polite'))
  const alone = takesBack(verb) && number?.kind === 'figure' && others.length === 0
  return alone && /^\d{1,2}$/.test(number.text) ? Number(number.text) : null
}

/** Lines of any list. */
const MANY = 99

function takesBack(token: Token | undefined): boolean {
  return isWord(token, 'withdraw') && /^撤[回销]/.test(token?.text ?? '')
}
