/**
 * What is asked of no single thing: 略滞后是什么意思, 一句话总结, 哪些快到期, 跟上个月比哪些变差了, 哪些已经完成全年任务; and of two beside
 * each other.
 */
import type { Doing } from './act.ts'
import type { Term } from './question.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

/** Signs that no table knows beside words that can mean nothing else. */
const UNKNOWN = 3

export function ofAll(tokens: readonly Token[], scene: Scene): Doing | null {
  return (
    meaningIn(tokens) ??
    besideEachOther(tokens) ??
    briefIn(tokens) ??
    metIn(tokens) ??
    listedIn(tokens) ??
    unnamed(tokens, scene)
  )
}

/** 滞后和略滞后区别在哪, 现在时间进度算多少 too. */
function meaningIn(tokens: readonly Token[]): Doing | null {
  const has = hasOf(tokens)
  if (unknown(tokens) > 0 || tokens.some((it) => it.kind === 'name' || it.kind === 'lines')) return null
  const term = TERMS.find((it) => has(it))
  const asks = has('meaning', 'basis', 'difference', 'judged') || (term === 'termSchedule' && has('state'))
  if (term !== undefined && asks) return { act: 'ask.meaning', term: MEANT[term] }
  if (tokens.some((it) => it.kind === 'figure')) return null
  return has('reliable') ? { act: 'ask.meaning', term: 'reliable' } : null
}

/** 一句话总结; 一句话讲讲社零, 三句话说说民生 of what is named. */
function briefIn(tokens: readonly Token[]): Doing | null {
  const has = hasOf(tokens)
  if (!has('brief', 'fewSentences') || tokens.some((it) => it.kind === 'lines' || it.kind === 'figure'))
    return null
  const names = tokens.flatMap((it) => (it.kind === 'name' ? [it.name] : []))
  const [only, ...more] = names
  if (more.length > 0 || unknown(tokens) > UNKNOWN * 2) return null
  // 重点, 简短点 mean it only by themselves.
  const plainly = tokens.some((it) => /句话|三言两语/.test(it.text))
  const why = has('why', 'fewSentences') || tokens.some((it) => it.text.includes('原因'))
  const one = tokens.some((it) => it.text.includes('一句话'))
  const of = { indicators: [], campaign: null, unit: null, why, one }
  if (unknown(tokens) > 0 && !plainly) return null
  if (only === undefined) return unknown(tokens) > UNKNOWN ? null : { act: 'ask.brief', ...of }
  if (only.kind === 'indicator') return { act: 'ask.brief', ...of, indicators: only.ids }
  const [id = null] = only.ids
  if (only.kind === 'campaign') return { act: 'ask.brief', ...of, campaign: id }
  return only.kind === 'unit' && only.ids.length === 1 ? { act: 'ask.brief', ...of, unit: id } : null
}

function unnamed(tokens: readonly Token[], { alone }: Scene): Doing | null {
  const has = hasOf(tokens)
  const foreign = tokens.some((it) => it.kind === 'name' || it.kind === 'lines' || it.kind === 'figure')
  if (unknown(tokens) > 0 || foreign) return null
  // 今年退回过哪些数
  if (has('returned') && has('which', 'question') && !alone.intent.startsWith('report.'))
    return { act: 'ask.returned' }
  const asks = has('which', 'question', 'everyone') || tokens.length <= 3
  if (has('soon') && asks) return { act: 'ask.soon' }
  const [worse, better] = [has('worse'), has('better')]
  if ((worse || better) && asks)
    return { act: 'ask.changed', way: worse && better ? 'either' : worse ? 'worse' : 'better' }
  return has('changed') ? { act: 'ask.changed', way: 'either' } : null
}

const TERMS = [
  'termSlightly',
  'termBehind',
  'termUnruled',
  'termNoData',
  'termNotJudgeable',
  'termNotDue',
  'termOnSchedule',
  'termSchedule',
  'termPending',
  'termOverdue',
  'termInferred',
  'termMet',
] as const

const MEANT: Readonly<Record<(typeof TERMS)[number], Term>> = {
  termSlightly: 'slightly_behind',
  termBehind: 'behind',
  termUnruled: 'unruled',
  termNoData: 'no_data',
  termNotJudgeable: 'not_judgeable',
  termNotDue: 'not_due',
  termOnSchedule: 'on_schedule',
  termSchedule: 'schedule',
  termPending: 'pending',
  termOverdue: 'overdue',
  termInferred: 'inferred',
  termMet: 'met',
}

/** 社零和固投哪个更差: two or more by name, and a word that sets them beside each other. */
function besideEachOther(tokens: readonly Token[]): Doing | null {
  const named = tokens.flatMap((it) =>
    it.kind === 'name' && it.name.kind === 'indicator' ? it.name.ids.slice(0, 1) : [],
  )
  const indicators = [...new Set(named)]
  const asked = tokens.find((it) => isWord(it, 'compare'))
  const other = tokens.some((it) => it.kind === 'figure') || unknown(tokens) > UNKNOWN
  if (asked === undefined || other || indicators.length < 2) return null
  // 哪个涨得多 is of the numbers, 哪个完成率高 of the shares, 哪个更差 of how far each is from what is due.
  const by = /涨|增|掉|降/.test(asked.text) ? 'value' : 'stand'
  const better = /[快好高多大近强前]/.test(asked.text)
  return { act: 'ask.compare', indicators, by, better }
}

/** 哪些已经完成全年任务, 科创里面达标的有没有: what is reached, and never what lags. */
function metIn(tokens: readonly Token[]): Doing | null {
  const has = hasOf(tokens)
  const names = tokens.flatMap((it) => (it.kind === 'name' ? [it.name] : []))
  const [only, ...more] = names
  const scoped =
    only === undefined || only.kind === 'campaign' || (only.kind === 'unit' && only.ids.length === 1)
  const other =
    more.length > 0 || !scoped || tokens.some((it) => it.kind === 'figure') || has('not', 'unready')
  if (!has('which') || !has('met', 'exceeded') || other) return null
  if (unknown(tokens) > (only === undefined ? 0 : UNKNOWN)) return null
  const [id = null] = only?.ids ?? []
  return {
    act: 'ask.met',
    campaign: only?.kind === 'campaign' ? id : null,
    unit: only?.kind === 'unit' ? id : null,
  }
}

/** 扩内需那块都有哪些指标: all that a campaign holds, and nothing said of how it stands. */
function listedIn(tokens: readonly Token[]): Doing | null {
  const [only, ...more] = tokens.flatMap((it) => (it.kind === 'name' ? [it.name] : []))
  if (only?.kind !== 'campaign' || more.length > 0 || unknown(tokens) > 1) return null
  const others = tokens.filter((it) => it.kind === 'word')
  const plainly = others.every((it) =>
    isWord(it, 'which', 'thing', 'particle', 'polite', 'be', 'again', 'question', 'all'),
  )
  const asks = others.some((it) => isWord(it, 'which')) && others.some((it) => it.text.includes('指标'))
  const [campaign] = only.ids
  const known = tokens.every((it) => it.kind === 'word' || it.kind === 'name' || it.kind === 'gap')
  return plainly && asks && known && campaign !== undefined ? { act: 'ask.indicators', campaign } : null
}

function hasOf(tokens: readonly Token[]): (...classes: WordClass[]) => boolean {
  return (...classes) => tokens.some((it) => isWord(it, ...classes))
}

function unknown(tokens: readonly Token[]): number {
  return tokens.reduce((sum, it) => sum + (it.kind === 'gap' ? it.text.length : 0), 0)
}
