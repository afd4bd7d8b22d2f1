/**
 * What is said of papers: 起草给市商务局的提示函, 签发 1a2b3c4d, 签发三月份通报, 就内需通报征求意见, 意见：…, 函发了没, 撤回通报,
 * 佐证材料有哪些. The object's word decides: 撤回 of a paper withdraws no figure, 签发了 reports and orders nothing.
 */
import type { Doing, PaperNamed } from './act.ts'
import { spoken, tailFrom } from './orders.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import { rawOf } from './verdicts.ts'
import { isMonthly } from './wishes.ts'
import type { WordClass } from './words.ts'

export function paperIn(scene: Scene): Doing | null {
  if (!scene.speaks('papers', ...SPEAKS)) return null
  const whole = scene.tokens([], 'papers')
  const tokens = spoken(whole)
  return (
    opinionIn(whole, scene) ??
    issueIn(tokens, scene) ??
    consultIn(tokens, scene) ??
    letterIn(tokens, scene) ??
    registerIn(tokens, scene) ??
    evidenceIn(tokens)
  )
}

const LETTERS = ['notice', 'order', 'summons'] as const
const SPEAKS = [
  ...LETTERS,
  'letter',
  'bulletin',
  'document',
  'issue',
  'consult',
  'opinion',
  'noOpinion',
  'evidence',
] as const

function has(tokens: readonly Token[], ...classes: WordClass[]): boolean {
  return tokens.some((it) => isWord(it, ...classes))
}

/** 意见：…, 无意见. Of what is quoted nothing is known but its words. */
function opinionIn(whole: readonly Token[], { message }: Scene): Doing | null {
  const [first, mark] = whole
  if (isWord(first, 'opinion') && mark !== undefined && /[:：,，]/.test(mark.text))
    return { act: 'paper.opinion', words: tailFrom(message, mark.from).whole }
  const none = spoken(whole)
  const [word] = none.filter((it) => !isWord(it, 'particle'))
  return isWord(word, 'noOpinion') && none.every((it) => isWord(it, 'noOpinion', 'particle'))
    ? { act: 'paper.opinion', words: word?.text ?? '' }
    : null
}

/** 签发了, 签发的函, 签发情况 tell of it; 签发? asks. */
const TOLD = /^(?:了|的|过|情况|人|时间)/
const CODE = /([0-9a-f]{8})\s*[。.]?\s*$/i
const LONGEST_NAME = 30

function issueIn(given: readonly Token[], { message, asking }: Scene): Doing | null {
  const tokens = given.filter((it) => !isWord(it, 'yes'))
  const [verb] = tokens
  if (!isWord(verb, 'issue') || verb === undefined || asking || isWord(given[1], 'yes')) return null
  const tail = message.text.slice(verb.to)
  if (TOLD.test(tail) || tail.length > LONGEST_NAME) return null
  const said = rawOf(message, verb.to, message.text.length)
  const code = CODE.exec(said)?.[1] ?? null
  const named =
    code === null ? tokens.slice(1) : tokens.slice(1).filter((it) => !isInCode(it, code, message.text))
  return { act: 'paper.issue', code: code?.toLowerCase() ?? null, paper: namedIn(named) }
}

function isInCode(token: Token, code: string, text: string): boolean {
  return token.from >= text.lastIndexOf(code.toLowerCase())
}

function consultIn(tokens: readonly Token[], scene: Scene): Doing | null {
  const at = tokens.findIndex((it) => isWord(it, 'consult'))
  const last = tokens.findLast((it) => !isWord(it, 'particle', 'polite'))
  if (at < 0 || !isWord(last, 'opinions') || scene.asking) return null
  const others = tokens.filter((it) => !isWord(it, 'consult', 'opinions'))
  const paper = namedIn(others)
  // 方案还在征求意见 tells how a task stands.
  const tells = others.some((it) => it.kind === 'name' && it.name.kind !== 'campaign')
  return tells || paper.left.length > LONGEST_LEFT ? null : { act: 'paper.consult', paper }
}

const LONGEST_LEFT = 4

/** What of the plan's papers words name, and what of them is not understood. */
function namedIn(tokens: readonly Token[]): PaperNamed {
  const campaigns = tokens.flatMap((it) =>
    it.kind === 'name' && it.name.kind === 'campaign' ? it.name.ids : [],
  )
  const periods = tokens.filter((it) => it.kind === 'period')
  const period = periods.flatMap((it) => it.period.period ?? [])[0] ?? null
  const known = (it: Token) =>
    it.kind === 'stop' ||
    (it.kind === 'name' && it.name.kind === 'campaign') ||
    (it.kind === 'period' && it.period.period !== null) ||
    isWord(it, ...LETTERS, 'letter', 'bulletin', 'document', 'toUnits', 'mine', 'particle', 'polite')
  return {
    campaign: campaigns[0] ?? null,
    period,
    monthly: periods.some((it) => isMonthly(it.text)),
    letter: has(tokens, ...LETTERS),
    bulletin: has(tokens, 'bulletin'),
    left: tokens
      .flatMap((it) => (known(it) || /^(?:攻坚|工作|情况)$/.test(it.text) ? [] : [it.text]))
      .join(''),
  }
}

const ASKED = '签发 什么 怎么 如何 发了 写了 拟了 发过 写过 拟过 哪些 多少 有没有'
const LONG = 60

function letterIn(tokens: readonly Token[], { message, asking }: Scene): Doing | null {
  const form = LETTERS.find((it) => has(tokens, it))
  const { text } = message
  if (form === undefined || text.length > LONG || asking || /吗$/.test(text)) return null
  if (ASKED.split(' ').some((it) => text.includes(it))) return null
  const given = isWord(tokens[0], 'give') && has(tokens.slice(1), 'send', 'draft')
  return given || has(tokens, 'draft') ? { act: 'letter.draft', form } : null
}

const PAPERS = [...LETTERS, 'letter', 'bulletin', 'document'] as const

/** 撤回通报, 函发了没, 签发过哪些文件. */
function registerIn(tokens: readonly Token[], { message }: Scene): Doing | null {
  if (!has(tokens, ...PAPERS) || tokens.some((it) => it.kind === 'figure')) return null
  const back = has(tokens, 'takeBack')
  const asked = has(tokens, 'sent', 'issue') && (has(tokens, 'gone', 'which') || /[过了]$/.test(message.text))
  if (!back && !asked) return null
  const filling = (it: Token) =>
    it.kind === 'period' ||
    (it.kind === 'name' && it.name.kind === 'campaign') ||
    isWord(
      it,
      ...PAPERS,
      'takeBack',
      'sent',
      'issue',
      'gone',
      'which',
      'mine',
      'particle',
      'polite',
      'question',
    )
  const left = tokens.flatMap((it) => (filling(it) ? [] : [it.text])).join('')
  if (left.length > LONGEST_LEFT) return null
  const letters = has(tokens, ...LETTERS, 'letter')
  return {
    act: 'paper.register',
    papers: has(tokens, 'bulletin') ? 'bulletins' : letters ? 'letters' : 'all',
    back,
  }
}

function evidenceIn(tokens: readonly Token[]): Doing | null {
  if (!has(tokens, 'evidence')) return null
  const indicators = tokens.flatMap((it) =>
    it.kind === 'name' && it.name.kind === 'indicator' ? it.name.ids : [],
  )
  const asks = tokens.every(
    (it) =>
      (it.kind === 'name' && it.name.kind === 'indicator') ||
      isWord(it, 'evidence', 'held', 'look', 'particle', 'polite', 'question', 'all'),
  )
  const shows = tokens.length === 1 || has(tokens, 'held', 'look', 'question')
  return asks && shows ? { act: 'evidence.list', indicators: [...new Set(indicators)] } : null
}
