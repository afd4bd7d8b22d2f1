/**
 * What is said of accounts and groups: 绑定 市商务局, 绑定 通过 1 单位负责人, 解绑 1, 登记本群 内部, 登记本群 通报群. 绑定 in front decides:
 * 拒绝绑定 2 不是本单位 disclaims nothing, 通过 behind it reviews nothing; 怎么绑定 asks how it is done and is left alone.
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import { countyNamed } from '../../plan/counties.ts'
import type { Doing } from './act.ts'
import { onlyOf, spoken, tailFrom } from './orders.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'

export function accountIn(scene: Scene): Doing | null {
  if (!scene.speaks('accounts', 'bind', 'unbind', 'room')) return null
  const tokens = spoken(scene.tokens([], 'accounts'))
  return noticesIn(tokens) ?? roomIn(tokens) ?? bindingIn(tokens, scene)
}

function bindingIn(tokens: readonly Token[], { message, plan }: Scene): Doing | null {
  const at = tokens.findIndex((it) => isWord(it, 'bind', 'unbind'))
  const word = tokens[at]
  if (word === undefined) return null
  if (isWord(word, 'unbind')) {
    const { number } = tailFrom(message, word.to)
    return at === 0 && number !== null ? { act: 'account.unbind', number } : null
  }
  const [before, after] = [tokens[at - 1], tokens[at + 1]]
  const verb = at === 1 ? before : after
  if (at <= 1 && isWord(verb, 'admit', 'turnDown')) {
    const { number, words } = tailFrom(message, (at === 1 ? word : (after as Token)).to)
    if (number === null) return null
    return isWord(verb, 'admit')
      ? { act: 'account.admit', number, as: words }
      : { act: 'account.refuse', number, reason: words }
  }
  const asked = tokens.some((it) => isWord(it, 'requests'))
  if (asked && onlyOf(tokens, 'bind', 'requests', 'see', 'all')) return { act: 'account.bindings' }
  if (!tokens.slice(0, at).every((it) => isWord(it, 'wants'))) return null
  const { whole: words } = tailFrom(message, word.to)
  return words.length > LONGEST_NAME
    ? null
    : { act: 'account.bind', unit: unitIn(tokens, words, plan), words }
}

const LONGEST_NAME = 20

/** By any of its names in the message; of a county as well. */
function unitIn(tokens: readonly Token[], words: string, plan: Catalogue): string | null {
  const [named] = tokens.flatMap((it) => {
    return it.kind === 'name' && it.name.kind === 'unit' && it.name.ids.length === 1 ? it.name.ids : []
  })
  return named ?? plan.findUnit(words)?.name ?? countyNamed(plan, words)
}

/** 登记本群 通报群, 登记本群 内需攻坚通报群, 取消本群通报群: of at most one campaign, and of nothing else. */
function noticesIn(tokens: readonly Token[]): Doing | null {
  const campaigns = tokens.flatMap((it) =>
    it.kind === 'name' && it.name.kind === 'campaign' ? it.name.ids : [],
  )
  const words = tokens.filter((it) => !(it.kind === 'name' && it.name.kind === 'campaign'))
  const has = (...classes: Parameters<typeof isWord>[1][]) => words.some((it) => isWord(it, ...classes))
  const known = onlyOf(words, 'room', 'register', 'unregister', 'notices', 'be', 'particle')
  if (!has('notices') || !has('room') || !known || campaigns.length > 1) return null
  if (has('unregister')) return { act: 'room.notices', campaign: null, on: false }
  return has('register') ? { act: 'room.notices', campaign: campaigns[0] ?? null, on: true } : null
}

/** Without a level it is the usual one of a working group. */
function roomIn(tokens: readonly Token[]): Doing | null {
  const has = (...classes: Parameters<typeof isWord>[1][]) => tokens.some((it) => isWord(it, ...classes))
  if (
    !has('room') ||
    !onlyOf(
      tokens,
      'room',
      'register',
      'unregister',
      'level',
      'public',
      'internal',
      'be',
      'particle',
      'question',
    )
  )
    return null
  if (has('unregister')) return { act: 'room.register', level: null }
  if (has('level') && !has('public', 'internal')) return { act: 'room.ask' }
  if (has('question') || !has('register')) return null
  return { act: 'room.register', level: has('public') ? 'public' : 'internal' }
}
