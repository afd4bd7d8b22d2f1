/**
 * 签发, 征求意见, 意见: a bulletin is issued by a named person of the 督查室 or a leader, in a direct chat, after a second
 * yes that names the code of exactly the facts that were shown. Anything that changes them meanwhile changes the code.
 * Only approved figures go into what is issued.
 */
import type { Bulletin } from '../../bulletins/bulletin.ts'
import { compile } from '../../bulletins/compile.ts'
import { changesSince } from '../../bulletins/erratum.ts'
import { digestOfFacts, isSamePaper, issuesOf, nextNumber } from '../../bulletins/issue.ts'
import type { BulletinSpec } from '../../ledger/paper.ts'
import type { Consultation } from '../../ledger/papers.ts'
import type { Doing, PaperNamed } from '../../understanding/acts/act.ts'
import { may } from '../access/rights.ts'
import { headsOf } from '../duties/duties.ts'
import type { Enclosure } from '../turn/replies/enclosure.ts'
import type { PaperReply } from '../turn/replies/paper.ts'
import type { Decision, Told, Turn } from '../turn/turn.ts'
import { issueLetter } from './lettering.ts'
import { dataPeriod, isOfOtherYear } from './papers.ts'

/** Digits of the digest that a person types again. */
const CODE = 8

type Said<A extends Doing['act']> = Extract<Doing, { readonly act: A }>

/** A letter where one is named, or was shown last. */
export function issue(turn: Turn, act: Said<'paper.issue'>): Decision {
  return issueLetter(turn, act) ?? issueBulletin(turn, act)
}

function issueBulletin(turn: Turn, { code, paper }: Said<'paper.issue'>): Decision {
  if (!may(turn, 'issue', ['general'])) {
    const room = turn.from.room !== undefined && may({ ...turn, from: directly(turn) }, 'issue', ['general'])
    return cannot(room ? 'in_room' : 'issue_forbidden')
  }
  const spec = specOf(turn, paper)
  if (spec === null) return cannot('no_draft')
  if (isUnfinished(spec)) return cannot('unfinished')
  if (isOfOtherYear(turn.books.plan, spec)) return cannot('other_year')
  const facts = compile(turn.books, spec)
  const digest = digestOfFacts(facts)
  const earlier = issuesOf(turn.books.standing, spec).at(-1)
  const changes = earlier === undefined ? [] : changesSince(earlier, turn.books)
  if (earlier !== undefined && changes.length === 0) return cannot('unchanged', earlier.number)
  const number = nextNumber(turn.books, spec)
  if (code === null) return preview(turn, facts, digest, number, changes)
  if (!digest.startsWith(code)) {
    const shown = preview(turn, facts, digest, number, changes)
    return { ...shown, replies: [{ type: 'paper.cannot', why: 'stale', number: null }, ...shown.replies] }
  }
  const enclosures: Enclosure[] = [{ type: 'issued', as: 'docx', number }]
  return {
    revisions: [
      {
        type: 'bulletin_issued',
        number,
        spec,
        digest,
        printed: facts.rows.flatMap(({ indicator, figure, light }) =>
          figure === null ? [] : [{ indicator, figure: figure.id, light }],
        ),
        revisions: [...facts.revisions],
      },
    ],
    replies: [{ type: 'paper.issued', number, bulletin: facts, enclosures }],
    topic: topicOf(spec),
  }
}

function preview(
  turn: Turn,
  bulletin: Bulletin,
  digest: string,
  number: string,
  changes: Extract<PaperReply, { type: 'paper.preview' }>['changes'],
): Decision {
  const { spec, head } = bulletin
  const asked = consultationOf(turn, spec)
  return {
    revisions: [],
    replies: [
      {
        type: 'paper.preview',
        bulletin,
        number,
        code: digest.slice(0, CODE),
        changes,
        asked: asked?.units ?? [],
        opinions: (asked?.opinions ?? []).map(({ unit, words }) => ({ unit, words })),
        enclosures: [{ type: 'paper', as: 'docx', spec, head }],
      },
    ],
    topic: topicOf(spec),
  }
}

/** The draft is shown to the heads of the units that it names as behind or not having reported. */
export function consult(turn: Turn, { paper }: Said<'paper.consult'>): Decision {
  if (!may(turn, 'consult', ['general'])) return cannot('consult_forbidden')
  const spec = specOf(turn, paper)
  if (spec === null) return cannot('no_draft')
  if (isUnfinished(spec)) return cannot('unfinished')
  const facts = compile(turn.books, spec)
  const units = turn.books.plan.units
    .map((it) => it.name)
    .filter((name) => [...facts.behind, ...facts.owed].some((it) => it.unit === name))
  if (units.length === 0) return cannot('nobody_named')
  const tell = units.flatMap((unit) => toldOf(turn, unit, facts))
  const reached = units.filter((unit) => tell.some((it) => it.unit === unit))
  return {
    revisions: [{ type: 'bulletin_consulted', spec, digest: digestOfFacts(facts), units }],
    replies: [
      {
        type: 'paper.consulted',
        period: spec.period,
        reached,
        unreached: units.filter((it) => !reached.includes(it)),
      },
    ],
    tell: tell.map((it) => it.told),
    topic: topicOf(spec),
  }
}

export function opinion(turn: Turn, { words }: Said<'paper.opinion'>): Decision {
  const unit = turn.sender?.unit ?? null
  const open = turn.books.standing.papers
    .consultations()
    .findLast((it) => unit !== null && it.units.includes(unit))
  if (unit === null || open === undefined || !may(turn, 'opine', ['own'])) return cannot('nothing_open')
  if (words === '') return cannot('no_words')
  return {
    revisions: [{ type: 'opinion_given', on: open.id, unit, words }],
    replies: [{ type: 'paper.opinion', unit, words }],
  }
}

/** 签发三月份通报 names it; 签发 alone is about the draft that was shown. Only a 月通报 is issued. */
function specOf(
  { topic, today }: Turn,
  { campaign, period, monthly, left }: PaperNamed,
): BulletinSpec | null {
  // What was said and not understood is not left out of an official act.
  if (left !== '') return null
  const shown = topic?.paper
  if (period === null && campaign === null)
    return shown?.kind === 'bulletin' ? { ...shown, today, pending: false } : null
  return { kind: 'bulletin', campaign, unit: null, ...dataPeriod(period, monthly), today, pending: false }
}

/** Nothing is said of a period officially before it is over. */
function isUnfinished({ period, today }: BulletinSpec): boolean {
  return period !== null && period.to >= today
}

function consultationOf({ books }: Turn, spec: BulletinSpec): Consultation | undefined {
  return books.standing.papers.consultations().findLast((it) => isSamePaper(it.spec, spec))
}

function toldOf(turn: Turn, unit: string, bulletin: Bulletin): { unit: string; told: Told }[] {
  const { channel } = turn.from
  return headsOf(turn, unit).map((it) => {
    const person = it.accounts[channel] ?? ''
    const key = ['consult', channel, turn.message.id, person].join('/')
    return { unit, told: { key, to: { channel, person }, reply: { type: 'paper.asked', bulletin, unit } } }
  })
}

function directly({ from: { channel, person } }: Turn): Turn['from'] {
  return { channel, person }
}

function topicOf(spec: BulletinSpec): NonNullable<Decision['topic']> {
  const { campaign, unit, period } = spec
  return { intent: 'bulletin', indicators: [], campaign, unit, task: null, period, paper: spec }
}

function cannot(
  why: Extract<PaperReply, { type: 'paper.cannot' }>['why'],
  number: string | null = null,
): Decision {
  return { revisions: [], replies: [{ type: 'paper.cannot', why, number }] }
}
