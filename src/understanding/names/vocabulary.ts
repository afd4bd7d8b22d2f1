/**
 * All names of a plan in one finder: official names, listed short forms, and forms that follow from
 * the plan itself (商务局 and 岳阳市商务局 for 市商务局; a growth rate named without 增速).
 */

import type { Catalogue } from '../../plan/catalogue.ts'
import { areaWord, campaignWord } from '../../plan/own-words.ts'
import type { NameKind } from '../reading.ts'
import { Phrases } from '../text/phrases.ts'
import { raised, type Vantage, vantageOf } from '../text/vantage.ts'
import { isChinese, loadSounds, Sounds } from './pinyin.ts'

export interface Name {
  readonly kind: NameKind
  readonly id: string
  /** As the finder holds it: normalised. */
  readonly text: string
  /** An everyday word, the name only in context. */
  readonly loose: boolean
}

export interface Vocabulary {
  /** Whose plan it is: its name says where, and names nothing of the plan. */
  readonly vantage: Vantage
  readonly names: readonly Name[]
  readonly phrases: Phrases<Name>
  readonly sounds: Sounds
  readonly sounding: Phrases<Name>
  readonly offices: Offices
}

/** By which office a campaign is called: 市科技局牵头的那个专班. */
export interface Offices {
  /** The campaign that a unit alone runs the office of. */
  readonly campaigns: ReadonlyMap<string, string>
  /** What a campaign, or those who run it, is called. */
  readonly words: readonly string[]
}

export function vocabularyOf(plan: Catalogue): Vocabulary {
  const names = new Map<string, Name>()
  const vantage = vantageOf(plan.plan)
  const add = (kind: NameKind, id: string, written: string, loose: boolean): void => {
    const bare = written.replace(/[“”"《》]/g, '')
    // 旅游收人: the one is often taken for the other, and means nothing there.
    for (const text of new Set([written, bare, bare.replaceAll('收入', '收人')])) {
      const name = { kind, id, text: raised(folded(text), vantage), loose }
      const key = `${kind} ${id} ${name.text}`
      // A form listed as a name of its own is never weakened by the same word listed as loose.
      if (!names.has(key) || !loose) names.set(key, name)
    }
  }
  for (const it of plan.campaigns) {
    for (const form of campaignForms(plan, it.name)) add('campaign', it.name, form, false)
    for (const form of it.aliases) add('campaign', it.name, form, false)
    for (const form of it.loose) add('campaign', it.name, form, true)
  }
  const official = new Map(plan.indicators.map((it) => [it.name, it.id]))
  for (const it of plan.indicators) {
    // 物流业总产值 is an indicator of its own, not only its growth named without 增速.
    for (const form of [it.name, ...it.aliases].flatMap(indicatorForms))
      if ((official.get(form) ?? it.id) === it.id) add('indicator', it.id, form, false)
    for (const form of it.loose) add('indicator', it.id, form, true)
  }
  // What this year's plan dropped is still reported for last year and asked after, by words that mean nothing else now.
  const taken = new Set([...names.values()].map((it) => it.text))
  for (const { id } of plan.departed) {
    const before = plan.previous?.findIndicator(id)
    for (const form of before == null ? [] : [before.name, ...before.aliases].flatMap(indicatorForms))
      if (!taken.has(folded(form))) add('indicator', id, form, false)
  }
  for (const it of plan.tasks) {
    for (const form of [it.title, ...it.aliases]) add('task', it.id, form, false)
    for (const form of it.loose) add('task', it.id, form, true)
  }
  for (const it of plan.units) {
    for (const form of [it.name, ...it.aliases].flatMap((name) => unitForms(name, plan)))
      add('unit', it.name, form, false)
    for (const form of it.loose) add('unit', it.name, form, true)
  }
  return vocabularyAmong([...names.values()], vantage, officesOf(plan))
}

function officesOf(plan: Catalogue): Offices {
  const campaigns = new Map<string, string>()
  for (const { name, office } of plan.campaigns)
    if (office !== null && plan.campaigns.every((it) => it.office !== office || it.name === name))
      campaigns.set(office, name)
  return { campaigns, words: [campaignWord(plan), '专班'].filter((it) => it !== '') }
}

/** The seeds are written carefully: they need little of what `normalise` does to a message. */
function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/g, '').replace(/[—–]/g, '-')
}

const NO_OFFICES: Offices = { campaigns: new Map(), words: [] }

export function vocabularyAmong(names: readonly Name[], vantage: Vantage, offices = NO_OFFICES): Vocabulary {
  const phrases = new Phrases<Name>()
  const sounding = new Phrases<Name>()
  const sounds = new Sounds(loadSounds())
  for (const name of names) {
    phrases.add(name.text, name)
    // A sound says too little of an everyday word, and nothing of a name with letters or digits in it.
    if (!name.loose && [...name.text].every(isChinese)) sounding.add(sounds.of(name.text), name)
  }
  return { vantage, names, phrases, sounds, sounding, offices }
}

/** 内需扩量提效 is also called 内需扩量提效攻坚, 内需扩量提效攻坚行动 and 内需扩量提效专班. */
function campaignForms(plan: Catalogue, name: string): string[] {
  const words = [campaignWord(plan), plan.plan.words?.behind ?? ''].filter((it) => it !== '')
  return [name, ...words.flatMap((it) => [`${name}${it}`, `${name}${it}行动`]), `${name}专班`]
}

function indicatorForms(name: string): string[] {
  const bare = name.replace(/(?:增速|增长率|增幅)$/, '')
  return bare === name || bare.length < 3 ? [name] : [name, bare, `${bare}增长`]
}

/** 市商务局: also 商务局, 岳阳市商务局, 岳阳商务局; in a county's plan 县商务局: 商务局, 白鹭县商务局. */
function unitForms(name: string, plan: Catalogue): string[] {
  const { city } = plan.plan
  const area = areaWord(plan)
  if (!name.startsWith(area)) return [name]
  const bare = name.slice(area.length)
  const forms = [name, city.endsWith(area) ? `${city}${bare}` : `${city}${name}`, `${city}${bare}`]
  return bare.length >= 3 ? [...forms, bare] : forms
}
