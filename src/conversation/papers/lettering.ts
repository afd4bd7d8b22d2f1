/**
 * 提示函, 督办单, 约谈通知: drafted of one matter of one unit (一事一单) by an office, the 督查室 or a leader; issued by the
 * 督查室 or a leader, in a direct chat, after a second yes that names the code of exactly the facts that were shown.
 * Nothing is ever issued or escalated by the clock.
 *
 *     起草给市商务局的提示函      签发 1a2b3c4d
 */
import {
  compileLetter,
  digestOfLetter,
  isCalledFor,
  type Letter,
  nextLetterNumber,
} from '../../bulletins/letter.ts'
import { judgementsOf } from '../../judging/lag.ts'
import { carriedOver, lacking } from '../../judging/missing.ts'
import { obligationsOf, overdue } from '../../judging/obligation.ts'
import { isBehind } from '../../judging/tally.ts'
import type { LetterSpec } from '../../ledger/letter.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import { may } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { headsOf } from '../duties/duties.ts'
import { oneOf } from '../reporting/choices.ts'
import { openQuestion, type Question } from '../turn/question.ts'
import type { Enclosure } from '../turn/replies/enclosure.ts'
import type { LetterReply } from '../turn/replies/letter.ts'
import type { Decision, Told, Turn } from '../turn/turn.ts'

/** Digits of the digest that a person types again. */
const CODE = 8
/** Matters that are offered by number. */
const OFFERED = 9

type Said<A extends Doing['act']> = Extract<Doing, { readonly act: A }>

export function letter(turn: Turn, { form }: Said<'letter.draft'>): Decision {
  if (isStranger(turn.sender)) return stranger('issue')
  if (!may(turn, 'consult', ['general'])) return cannot(isOfRoom(turn, 'consult') ? 'in_room' : 'forbidden')
  const unit = unitIn(turn)
  if (unit === null) return cannot('no_unit')
  const { indicators, names } = turn.reading
  const task = turn.reading.task ?? names.find((it) => it.kind === 'task')?.ids[0] ?? null
  const { plan } = turn.books
  const own = indicators.filter((it) => plan.indicator(it).owner_units.includes(unit))
  if (indicators.length > 0 && own.length === 0) return cannot('not_theirs')
  const all = mattersOf(turn, unit)
  const named = all.filter((it) =>
    own.length > 0 ? own.includes(it.indicator ?? '') : task === null || isOfTask(turn, it, task),
  )
  const options = named.map((it): LetterSpec => ({ form, unit, ...it, today: turn.today }))
  const [first, second] = options
  if (first === undefined) return cannot('nothing')
  if (second === undefined) return shown(turn, first)
  const offered = options.slice(0, OFFERED)
  return {
    revisions: [],
    replies: [{ type: 'letter.which', options: offered, more: options.length - offered.length }],
    ask: openQuestion(turn, { type: 'letter', options: offered }),
  }
}

/** The number of the matter. */
export function answerLetter(turn: Turn, question: Question): Decision | null {
  const { matter } = question
  if (matter.type !== 'letter') return null
  const answer = oneOf(turn, question, matter.options)
  if (answer === null || !('chosen' in answer)) return answer
  if (!may(turn, 'consult', ['general'])) return { ...cannot('forbidden'), ask: question.below }
  return { ...shown(turn, { ...answer.chosen, today: turn.today }), ask: question.below }
}

/** Null: what is to be issued is no letter. */
export function issueLetter(turn: Turn, { code, paper }: Said<'paper.issue'>): Decision | null {
  const named = paper.letter
  const drafted = turn.topic?.letter
  if (drafted === undefined) return named ? cannot('no_draft') : null
  const other = paper.campaign !== null || paper.period !== null || paper.bulletin || paper.left !== ''
  if (other && !named) return null
  if (!may(turn, 'issue', ['general'])) return cannot(isOfRoom(turn, 'issue') ? 'in_room' : 'issue_forbidden')
  const spec = { ...drafted, today: turn.today }
  const facts = compileLetter(turn.books, spec)
  if (!isCalledFor(facts)) return cannot('nothing')
  if (facts.behind?.judgement.pending) return cannot('pending')
  const digest = digestOfLetter(facts)
  if (code === null) return shown(turn, spec)
  if (!digest.startsWith(code)) {
    const again = shown(turn, spec)
    return { ...again, replies: [{ type: 'letter.cannot', why: 'stale' }, ...again.replies] }
  }
  const number = nextLetterNumber(turn.books, spec)
  const heads = headsOf(turn, spec.unit)
  const by = turn.sender?.unit ?? turn.sender?.name ?? ''
  return {
    revisions: [{ type: 'letter_issued', number, spec, digest }],
    replies: [
      {
        type: 'letter.issued',
        letter: facts,
        number,
        people: heads.map((it) => it.name),
        enclosures: [enclosed(facts, number)],
      },
    ],
    topic: topicOf(facts),
    tell: heads.map((it): Told => {
      const { channel } = turn.from
      const person = it.accounts[channel] ?? ''
      return {
        key: ['letter', channel, turn.message.id, person].join('/'),
        to: { channel, person },
        reply: { type: 'letter.told', letter: facts, number, by },
      }
    }),
  }
}

function shown(turn: Turn, spec: LetterSpec): Decision {
  const facts = compileLetter(turn.books, spec)
  if (!isCalledFor(facts)) return cannot('nothing')
  // Nothing that nobody has approved goes into what is issued.
  const issues = may(turn, 'issue', ['general']) && !facts.behind?.judgement.pending
  const reply: LetterReply = {
    type: 'letter.draft',
    letter: facts,
    number: nextLetterNumber(turn.books, spec),
    code: issues ? digestOfLetter(facts).slice(0, CODE) : null,
    people: headsOf(turn, spec.unit).map((it) => it.name),
    enclosures: [enclosed(facts, null)],
  }
  return { revisions: [], replies: [reply], topic: topicOf(facts) }
}

function enclosed({ spec, head }: Letter, number: string | null): Enclosure {
  return { type: 'letter', as: 'docx', spec, head, number }
}

type Matter = Pick<LetterSpec, 'indicator' | 'task'>

/** What the unit answers for first and has not reported, then what is behind, then tasks that it has not told of. */
function mattersOf({ books }: Turn, unit: string): Matter[] {
  const own = (it: Indicator) => it.owner_units[0] === unit
  const judgements = judgementsOf(books, own, null)
  const missing = [...lacking(books, judgements, null), ...carriedOver(books, own)].map((it) => it.indicator)
  const behind = judgements.filter(isBehind).map((it) => it.indicator)
  const owed = overdue(books, obligationsOf(books.plan), books.today).filter((it) => it.unit === unit)
  return [
    ...[...new Set([...missing, ...behind])].map((indicator) => ({ indicator })),
    ...owed.flatMap(({ duty }) => ('task' in duty ? [{ indicator: null, task: duty.task }] : [])),
  ]
}

function isOfTask({ books }: Turn, { indicator, task }: Matter, named: string): boolean {
  return task === named || (indicator !== null && books.plan.indicator(indicator).task === named)
}

/** 发给我word版, right after a letter was shown or issued: that letter. Null: it is about something else. */
export function letterAgain(turn: Turn): Decision | null {
  const { topic, reading, books } = turn
  const drafted = topic?.letter
  const { campaign, unit, period, wish } = reading
  if (drafted === undefined || campaign !== null || unit !== null || period !== null) return null
  if (wish?.named) return null
  if (!may(turn, 'consult', ['general'])) return cannot(isOfRoom(turn, 'consult') ? 'in_room' : 'forbidden')
  const same = (it: LetterSpec) => JSON.stringify(it) === JSON.stringify(drafted)
  const issued = books.standing.papers.letters().findLast((it) => same(it.spec))
  const head = issued?.head ?? books.standing.head
  const number = issued?.number ?? null
  const facts = { ...compileLetter(books, drafted), head }
  // A draft of what has been put right since; what was issued is there for good.
  if (issued === undefined && !isCalledFor(facts)) return cannot('nothing')
  const enclosures = [enclosed(facts, number)]
  return {
    revisions: [],
    replies: [{ type: 'letter.file', letter: facts, number, table: wish?.table ?? false, enclosures }],
    topic: topicOf(facts),
  }
}

function unitIn({ reading }: Turn): string | null {
  const named = reading.names.filter((it) => it.kind === 'unit' && it.ids.length === 1)
  return reading.unit ?? named.flatMap((it) => it.ids)[0] ?? null
}

function isOfRoom(turn: Turn, action: 'consult' | 'issue'): boolean {
  const { channel, person, room } = turn.from
  return room !== undefined && may({ sender: turn.sender, from: { channel, person } }, action, ['general'])
}

function topicOf({ spec, campaign }: Letter): NonNullable<Decision['topic']> {
  const { indicator, unit, task = null } = spec
  return {
    intent: 'bulletin',
    indicators: indicator === null ? [] : [indicator],
    campaign,
    unit,
    task,
    period: null,
    letter: spec,
  }
}

function cannot(why: Extract<LetterReply, { type: 'letter.cannot' }>['why']): Decision {
  return { revisions: [], replies: [{ type: 'letter.cannot', why }] }
}
