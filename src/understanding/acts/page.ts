/** 网页, 社零的链接, 手机上打开滞后的页面: what was asked or is named, on a page. */
import type { Doing } from './act.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

const LONGEST = 24
const WHOLE = ['总体', '总体情况', '整体情况', '总览']

export function pageIn({ context, message, alone, tokens }: Scene): Doing | null {
  if (context.asked || message.text.length > LONGEST || alone.figures.length > 0) return null
  const said = tokens([], 'asking').filter((it) => it.kind !== 'stop')
  if (!said.some((it) => isWord(it, 'page')) || !said.every(isAccounted)) return null
  const whole = said.some((it) => WHOLE.includes(it.text))
  return { act: 'ask.page', lagging: said.some((it) => it.text === '滞后'), whole }
}

const ACCOUNTED: readonly WordClass[] = [
  ...([
    'page',
    'opening',
    'level',
    'state',
    'again',
    'thing',
    'particle',
    'polite',
    'question',
    'own',
  ] as const),
]

function isAccounted(token: Token): boolean {
  return token.kind === 'name' || isWord(token, ...ACCOUNTED)
}
