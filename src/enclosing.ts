/**
 * From an enclosure's facts to bytes: compiled from the entries that it names, printed by the press. What was issued is
 * printed once and kept for ever on a shelf; whoever asks for it gets the same bytes.
 */
import { instantOf } from './base/clock.ts'
import { Problem } from './base/problem.ts'
import type { Shelf } from './base/store.ts'
import type { Bulletin } from './bulletins/bulletin.ts'
import { compile } from './bulletins/compile.ts'
import { compileAt, compileIssued, digestOfFacts } from './bulletins/issue.ts'
import { compileLetter } from './bulletins/letter.ts'
import type { Outgoing } from './channels/channel.ts'
import type { Enclosure, IssuedEnclosure, LetterEnclosure } from './conversation/turn/replies/enclosure.ts'
import { trend } from './judging/trend.ts'
import { fold } from './ledger/fold.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { BulletinSpec } from './ledger/paper.ts'
import type { IssuedBulletin, IssuedLetter } from './ledger/papers.ts'
import type { Catalogue } from './plan/catalogue.ts'
import type { Roster } from './plan/roster.ts'
import {
  campaignsDrawn,
  type Drawn,
  FILE_TYPES,
  illustrated,
  itemsDrawn,
  trendDrawn,
  written,
} from './rendering/attachment.ts'
import { SIZE } from './rendering/charts/chart.ts'
import type { Signed } from './rendering/papers/bulletin.ts'
import { letterPaper } from './rendering/papers/letter.ts'
import type { Paper } from './rendering/papers/paper.ts'
import type { Press } from './rendering/press.ts'

/** Where issued bulletins stand, under `number.form`. */
export const ISSUED_SHELF = 'issued'

/** An issued file as it is kept: with what it was made from. */
export interface Kept {
  readonly name: string
  /** What is read where the picture cannot be shown. */
  readonly alt?: string
  readonly base64: string
  /** Of the facts, and of the last entry that they stand on. */
  readonly digest: string
  readonly head: number
  readonly headHash: string | null
}

export type Attachment = Pick<Outgoing, 'picture' | 'file'>

interface Pressed {
  readonly name: string
  readonly alt?: string
  readonly bytes: Uint8Array
}

export interface EnclosingParts {
  readonly plan: Catalogue
  readonly roster: Pick<Roster, 'at'>
  readonly ledger: Pick<Ledger, 'entry' | 'standing' | 'head' | 'whole'>
  readonly issued: Shelf<Kept>
  readonly press: Pick<Press, 'print'>
}

export class Enclosing {
  readonly #parts: EnclosingParts

  constructor(parts: EnclosingParts) {
    this.#parts = parts
  }

  /** Null where there is nothing to show. Rejects with a Problem. */
  async make(enclosure: Enclosure): Promise<Attachment | null> {
    if (enclosure.type === 'chart') return this.#picture(enclosure)
    // Papers are compiled from what stood at an entry.
    await this.#parts.ledger.whole()
    if (enclosure.type === 'letter') {
      const { name, bytes } = await this.#letter(enclosure)
      return { file: { name, type: FILE_TYPES.docx, bytes } }
    }
    if (enclosure.type === 'issued') {
      const { name, alt = name, bytes } = await this.issued(enclosure.number, enclosure.as)
      if (enclosure.as === 'png') return { picture: { png: bytes, alt, name: '指标进展.png' } }
      return { file: { name, type: FILE_TYPES[enclosure.as], bytes } }
    }
    const { as } = enclosure
    const at = instantOf(enclosure.spec.today)
    const { name, bytes } = await this.#document(this.#facts(enclosure.spec, enclosure.head), as, at, null)
    return { file: { name, type: FILE_TYPES[as], bytes } }
  }

  /** The bytes of an issue: the same ones for ever. */
  async issued(number: string, as: IssuedEnclosure['as']): Promise<Pressed> {
    const { ledger } = this.#parts
    await ledger.whole()
    return this.#kept(`${number}.${as}`, async () => {
      const issue = ledger.standing.papers.issued().find((it) => it.number === number)
      if (issue === undefined)
        throw new Problem('bulletin.unknown', `没有签发过 ${number}`, '请用 bulletin list 查看。')
      const facts = this.#frozen(issue)
      const made = await this.#document(facts, as, new Date(issue.recordedAt), this.#signed(issue))
      return { ...made, issue }
    })
  }

  /** An issue as it was signed, in words; null: nothing was issued under that number. */
  async paper(number: string): Promise<Paper | null> {
    await this.#parts.ledger.whole()
    const issue = this.#parts.ledger.standing.papers.issued().find((it) => it.number === number)
    return issue === undefined
      ? null
      : written(this.#frozen(issue), this.#parts.plan, this.#signed(issue)).paper
  }

  /** A draft is printed anew; what was issued once, and kept. */
  async #letter({ spec, head, number }: LetterEnclosure): Promise<Pressed> {
    const { ledger, plan, press } = this.#parts
    const entries = Array.from({ length: head }, (_, at) => ledger.entry(at + 1)).flatMap((it) => it ?? [])
    const facts = compileLetter({ plan, standing: fold(entries), today: spec.today }, spec)
    if (number === null) {
      const paper = letterPaper(facts, { plan }, null)
      const bytes = await press.print({ type: 'docx', at: instantOf(spec.today), paper })
      return { name: `${paper.title}（代拟稿）.docx`, bytes }
    }
    return this.#kept(`${spec.form} ${number}.docx`, async () => {
      const issue = ledger.standing.papers
        .letters()
        .find((it) => it.number === number && it.spec.form === spec.form)
      if (issue === undefined) throw new Problem('letter.unknown', `没有签发过 ${number}`, '请核对编号。')
      const paper = letterPaper(facts, { plan }, this.#signed(issue))
      const bytes = await press.print({ type: 'docx', at: new Date(issue.recordedAt), paper })
      return { name: `${number} ${paper.title}.docx`, bytes, issue }
    })
  }

  /** What stands on the shelf under a key; made once where nothing does. */
  async #kept(key: string, make: () => Promise<Pressed & { issue: IssuedBulletin | IssuedLetter }>) {
    const { issued: shelf, ledger } = this.#parts
    let kept = await shelf.get(key)
    if (kept === undefined) {
      const { name, alt, bytes, issue } = await make()
      const { digest, head } = issue
      const headHash = ledger.entry(head)?.hash ?? null
      const base64 = Buffer.from(bytes).toString('base64')
      await shelf.putIfAbsent(key, {
        name,
        ...(alt === undefined ? {} : { alt }),
        ...{ base64, digest, head, headHash },
      })
      // Another process may have been first: its bytes are the ones.
      kept = await shelf.get(key)
      if (kept === undefined) throw new Error(`${key} was kept and is not there`)
    }
    const { name, alt } = kept
    return { name, ...(alt === undefined ? {} : { alt }), bytes: Buffer.from(kept.base64, 'base64') }
  }

  #signed({ number, origin: { channel, person, unit } }: IssuedBulletin | IssuedLetter): Signed {
    const signer = this.#parts.roster.at({ channel, person })?.name ?? person
    return { number, by: unit ?? signer, signer }
  }

  #frozen(issue: IssuedBulletin): Bulletin {
    const { digest, number } = issue
    const { plan, ledger } = this.#parts
    const facts = compileIssued(plan, (it) => ledger.entry(it), issue)
    if (digestOfFacts(facts) === digest) return facts
    throw new Problem(
      'bulletin.plan_changed',
      `${number} 用现在的计划数据不能重现`,
      '计划数据在签发后改过；请用签发时的 seeds 重新生成，或使用已留存的文件。',
    )
  }

  #facts(spec: BulletinSpec, head: number): Bulletin {
    const { plan, ledger } = this.#parts
    if (head !== ledger.head) return compileAt(plan, (it) => ledger.entry(it), spec, head)
    return compile({ plan, standing: ledger.standing, today: spec.today }, spec)
  }

  async #document(
    facts: Bulletin,
    as: IssuedEnclosure['as'],
    at: Date,
    signed: Signed | null,
  ): Promise<Pressed> {
    const { plan, press } = this.#parts
    if (as === 'png') {
      const { chart, alt } = campaignsDrawn(facts, plan)
      return {
        name: `${signed?.number ?? ''} 指标进展.png`,
        alt,
        bytes: await press.print({ type: 'png', chart }),
      }
    }
    const { paper, name, drawn } = written(facts, plan, signed)
    const job = { type: as, at }
    if (as === 'xlsx' || drawn === null)
      return { name: `${name}.${as}`, bytes: await press.print({ ...job, paper }) }
    const png = await press.print({ type: 'png', chart: drawn.chart })
    const whole = illustrated(paper, png, drawn.alt, SIZE)
    return { name: `${name}.${as}`, bytes: await press.print({ ...job, paper: whole }) }
  }

  async #picture(enclosure: Extract<Enclosure, { type: 'chart' }>): Promise<Attachment | null> {
    const drawn = this.#drawn(enclosure)
    if (drawn === null) return null
    const png = await this.#parts.press.print({ type: 'png', chart: drawn.chart })
    return { picture: { png, alt: drawn.alt, name: drawn.name } }
  }

  #drawn(enclosure: Extract<Enclosure, { type: 'chart' }>): Drawn | null {
    const { plan, ledger } = this.#parts
    if (enclosure.of === 'campaigns') return campaignsDrawn(this.#facts(enclosure.spec, enclosure.head), plan)
    if (enclosure.of === 'items') return itemsDrawn(enclosure, plan)
    const { indicator, year, today } = enclosure
    return trendDrawn(trend({ plan, standing: ledger.standing, today }, indicator, year), plan)
  }
}
