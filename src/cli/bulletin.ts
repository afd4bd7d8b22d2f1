/**
 * `diaodu bulletin WHAT`, on the bot's own file and beside it; writes nothing to the ledger:
 *
 *     bulletin compile --period 2025-03 --out data/outbox    a draft as text, docx, xlsx and chart
 *     bulletin compile --kind dispatch --campaign 内需扩量提效
 *     bulletin list                                           what was issued
 *     bulletin show 2025年第1期 --out data/outbox             the issued file, and what has changed since
 *
 * Returns the exit code: 0, or 1 where an issued bulletin cannot be made again from its revisions.
 */

import type { Day } from '../base/clock.ts'
import type { Store } from '../base/store.ts'
import { compile } from '../bulletins/compile.ts'
import { changesSince } from '../bulletins/erratum.ts'
import { compileIssued, digestOfFacts } from '../bulletins/issue.ts'
import { Enclosing, ISSUED_SHELF, type Kept } from '../enclosing.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { BulletinSpec } from '../ledger/paper.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { campaignWord } from '../plan/own-words.ts'
import { months, type Period, yearOf } from '../plan/period.ts'
import type { Roster } from '../plan/roster.ts'
import { paperOf, paperText } from '../rendering/papers/papers.ts'
import { Press } from '../rendering/press.ts'
import { issuedText } from '../rendering/words/bulletin.ts'
import { keepIn } from './keep.ts'
import { unitNamed } from './names.ts'
import { UsageProblem } from './operator.ts'

export interface BulletinNeeds {
  readonly plan: Catalogue
  readonly roster: Roster
  readonly ledger: Ledger
  readonly store: Store
  readonly today: Day
  readonly out: (text: string) => void
}

export interface BulletinOptions {
  readonly kind?: string | undefined
  readonly period?: string | undefined
  readonly campaign?: string | undefined
  readonly unit?: string | undefined
  readonly date?: string | undefined
  /** The folder where files are written; none: text alone. */
  readonly out?: string | undefined
}

export const BULLETIN_USAGE =
  'bulletin compile|list|show [期号] [--kind bulletin|dispatch|supervision] [--period 2025-03] [--campaign 名称] [--unit 单位] [--date 2025-04-12] [--out 文件夹]'

export async function bulletinVerb(
  [what = '', number, ...rest]: readonly string[],
  options: BulletinOptions,
  needs: BulletinNeeds,
): Promise<number> {
  if (rest.length > 0) throw usage('多余的参数')
  if (what === 'list' && number === undefined) return list(needs)
  const press = new Press()
  const { plan, roster, ledger, store } = needs
  const enclosing = new Enclosing({ plan, roster, ledger, issued: store.shelf<Kept>(ISSUED_SHELF), press })
  try {
    if (what === 'compile' && number === undefined) return await draft(options, needs, enclosing)
    if (what === 'show' && number !== undefined) return await show(number, options, needs, enclosing)
    throw usage('应为 compile、list 或 show 期号')
  } finally {
    await press.close()
  }
}

function list({ ledger, out, plan }: BulletinNeeds): number {
  const issued = ledger.standing.papers.issued()
  if (issued.length === 0) out('尚未签发过通报。')
  for (const { number, spec, origin, recordedAt, printed, head } of issued) {
    const period = spec.period === null ? '最近一期' : `${spec.period.from}—${spec.period.to}`
    out(
      `${number}　${period}　${spec.campaign ?? `全部${campaignWord(plan)}`}　签发 ${origin.person}（${origin.unit ?? '市领导'}）　${recordedAt}　用数${printed.length}项　台账至第${head}条`,
    )
  }
  return 0
}

async function draft(options: BulletinOptions, needs: BulletinNeeds, enclosing: Enclosing): Promise<number> {
  const { plan, ledger, out } = needs
  const spec = specOf(options, needs)
  const year = spec.period === null ? null : yearOf(spec.period.to)
  if (year !== null && plan.ofYear(year) === null)
    throw usage(`${year}年的计划没有载入：请在 plan.json 的 previous 中写明`)
  const facts = compile({ plan, standing: ledger.standing, today: spec.today }, spec)
  out(paperText(paperOf(facts, { plan }), Number.POSITIVE_INFINITY))
  if (options.out === undefined) return 0
  const { head } = ledger
  for (const enclosure of [
    { type: 'paper', as: 'docx', spec, head },
    { type: 'paper', as: 'xlsx', spec, head },
    { type: 'chart', of: 'campaigns', spec, head },
  ] as const) {
    const made = await enclosing.make(enclosure)
    if (made?.file) out(`已写入 ${keepIn(options.out)(made.file.name, made.file.bytes)}`)
    if (made?.picture) out(`已写入 ${keepIn(options.out)(`指标进展${spec.today}.png`, made.picture.png)}`)
  }
  return 0
}

async function show(
  number: string,
  options: BulletinOptions,
  needs: BulletinNeeds,
  enclosing: Enclosing,
): Promise<number> {
  const { plan, ledger, out } = needs
  const issue = ledger.standing.papers.issued().find((it) => it.number === number)
  if (issue === undefined) throw usage(`没有签发过 ${number}`)
  const facts = compileIssued(plan, (it) => ledger.entry(it), issue)
  const same = digestOfFacts(facts) === issue.digest
  out(
    paperText(
      paperOf(facts, { plan }, { number, by: issue.origin.unit ?? '', signer: issue.origin.person }),
      Number.POSITIVE_INFINITY,
    ),
  )
  out(
    same
      ? '按台账重新生成，内容与签发时一致。'
      : '按台账和现在的计划数据重新生成，内容与签发时不一致：计划数据在签发后改过。',
  )
  out(
    issuedText(
      { number, changes: changesSince(issue, { plan, standing: ledger.standing, today: needs.today }) },
      { plan },
    ),
  )
  if (options.out !== undefined) {
    const { name, bytes } = await enclosing.issued(number, 'docx')
    out(`已写入 ${keepIn(options.out)(name, bytes)}`)
  }
  return same ? 0 : 1
}

function specOf(
  { kind = 'bulletin', period, campaign, unit, date }: BulletinOptions,
  needs: BulletinNeeds,
): BulletinSpec {
  const { plan, today } = needs
  if (kind !== 'bulletin' && kind !== 'dispatch' && kind !== 'supervision') throw usage(`--kind ${kind} 无效`)
  const named =
    campaign === undefined
      ? null
      : plan.campaigns.find((it) => it.name === campaign || it.aliases.includes(campaign))
  if (named === undefined) throw usage(`计划中没有“${campaign}”`)
  const owner = unit === undefined ? null : unitNamed(plan, unit)
  if (unit !== undefined && owner === null) throw usage(`计划中没有单位“${unit}”`)
  return {
    kind,
    campaign: named?.name ?? null,
    unit: owner,
    period: periodOf(period),
    ...(period === undefined ? {} : { monthly: true }),
    today: date ?? today,
    pending: true,
  }
}

/** `2025-03`: from January to the end of March. */
function periodOf(text: string | undefined): Period | null {
  if (text === undefined) return null
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text)
  if (found === null) throw usage(`--period ${text} 应写成 2025-03`)
  return months(Number(found[1]), 1, Number(found[2]))
}

function usage(message: string): UsageProblem {
  return new UsageProblem('usage', message, `用法：${BULLETIN_USAGE}`)
}
