/**
 * `diaodu evidence VERB`: 佐证材料 that was sent with reports, out of the bot's own store:
 *
 *     evidence list                    every file with its hash, who sent it when, and what it is linked to
 *     evidence take 2cf24dba ./        one file by its hash, or the beginning of it, into a folder or a new file
 *
 * A file is given out only if it still is what its hash says. Returns the exit code: 0, 1 where a file is missing or was
 * changed, 2 for a wrong command line.
 */
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../base/clock.ts'
import type { Store } from '../base/store.ts'
import { EvidenceShelf } from '../evidence.ts'
import type { EvidenceFile } from '../ledger/backing.ts'
import { Ledger } from '../ledger/ledger.ts'
import type { Origin, Revision } from '../ledger/revision.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { momentText } from '../rendering/numbers.ts'
import { figureText } from '../rendering/words/standing.ts'

export interface EvidenceNeeds {
  readonly plan: Catalogue
  readonly clock: Clock
  readonly open: () => Promise<Store>
  readonly out: (line: string) => void
}

interface Linked extends EvidenceFile {
  readonly origin: Origin
  /** Ids of what it was sent for. */
  readonly to: readonly string[]
}

const USAGE = '用法：evidence list ｜ evidence take 校验值 文件或文件夹（校验值可只写前8位以上）'
/** Digits of a hash that are shown, and the fewest that name a file. */
const [SHOWN, FEWEST] = [16, 8] as const
const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'text/plain': '.txt',
  'application/msword': '.doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.ms-excel': '.xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
}

export async function evidenceVerb(words: readonly string[], needs: EvidenceNeeds): Promise<number> {
  const [what, hash = '', target = '', ...rest] = words
  const lists = what === 'list' && words.length === 1
  const takes = what === 'take' && rest.length === 0 && target !== '' && isHash(hash)
  if (!lists && !takes) {
    needs.out(USAGE)
    return 2
  }
  const store = await needs.open()
  try {
    const ledger = await Ledger.open(store, needs.clock, { plan: needs.plan })
    const evidence = new EvidenceShelf(store)
    return lists
      ? await list(ledger, evidence, needs)
      : await take(hash.toLowerCase(), target, { ledger, evidence, out: needs.out })
  } finally {
    await store.close()
  }
}

async function list(ledger: Ledger, evidence: EvidenceShelf, { plan, out }: EvidenceNeeds): Promise<number> {
  const files = linkedIn(ledger)
  let faults = 0
  for (const file of files) {
    const isThere = (await evidence.open(file.hash)) !== null
    if (!isThere) faults++
    const about = file.to.map((id) => aboutText(ledger.standing.revision(id)?.revision, plan))
    const { unit, sentAt } = file.origin
    const from = `${unit ?? ''}${momentText(sentAt, plan.plan.year)}发来`
    const state = isThere ? '' : '　缺失或与校验值不符'
    out(
      `${file.hash.slice(0, SHOWN)}　${plainly(file.type)}　${file.bytes}字节　${from}　${about.join('；')}${state}`,
    )
  }
  const known = new Set(files.map((it) => it.hash))
  const waiting = [...(await evidence.hashes())].filter((it) => !known.has(it)).length
  const rest = waiting === 0 ? '' : `；另有${waiting}份未关联（随附的数据没有确认登记）`
  const wrong = faults === 0 ? '' : `，其中${faults}份缺失或与校验值不符`
  out(`佐证材料${known.size}份，关联${files.length}次${wrong}${rest}。`)
  return faults === 0 ? 0 : 1
}

async function take(
  start: string,
  target: string,
  { ledger, evidence, out }: { ledger: Ledger; evidence: EvidenceShelf; out: EvidenceNeeds['out'] },
): Promise<number> {
  const found = [...(await evidence.hashes())].filter((it) => it.startsWith(start))
  const [hash, ...more] = found
  if (hash === undefined || more.length > 0) {
    out(
      hash === undefined
        ? `没有校验值为 ${start} 的材料。`
        : `有${found.length}份材料的校验值以 ${start} 开头，请多写几位。`,
    )
    return 1
  }
  const bytes = await evidence.open(hash)
  if (bytes === null) {
    out(`${hash} 的内容与校验值不符，未取出。请从备份恢复，并查明原因。`)
    return 1
  }
  const isFolder = existsSync(target) && statSync(target).isDirectory()
  const type = linkedIn(ledger).find((it) => it.hash === hash)?.type ?? ''
  const file = isFolder ? join(target, `${hash.slice(0, SHOWN)}${ENDINGS[type] ?? '.bin'}`) : target
  if (existsSync(file)) {
    out(`${file} 已存在，未覆盖。`)
    return 1
  }
  writeFileSync(file, bytes, { flag: 'wx' })
  out(`已取出 ${file}，${bytes.length}字节，校验值 ${hash}`)
  return 0
}

/** In the order in which they were sent. */
function linkedIn(ledger: Ledger): Linked[] {
  const entries = Array.from({ length: ledger.head }, (_, at) => ledger.entry(at + 1) ?? [])
  return entries
    .flat()
    .flatMap(({ revisions, origin }) =>
      revisions.flatMap((it) =>
        it.type === 'evidence_attached' ? it.files.map((file) => ({ ...file, to: it.to, origin })) : [],
      ),
    )
}

function aboutText(revision: Revision | undefined, plan: Catalogue): string {
  if (revision?.type === 'progress_reported')
    return `“${plan.tasks.find((it) => it.id === revision.task)?.title ?? revision.task}”进展`
  if (revision?.type !== 'figure_reported' && revision?.type !== 'figure_corrected') return '（登记已不在）'
  const { figure } = revision
  const indicator = plan.knownIndicator(figure.indicator)
  return indicator === null
    ? figure.indicator
    : `${indicator.name}${figureText(indicator, figure, plan.plan.year)}`
}

/** As a channel gave it: nothing in it may move a terminal's cursor. */
function plainly(type: string): string {
  return type.replace(/[^\w./+-]/g, '?').slice(0, 80)
}

function isHash(text: string): boolean {
  return text.length >= FEWEST && /^[0-9a-f]{1,64}$/i.test(text)
}
