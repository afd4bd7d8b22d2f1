/**
 * `diaodu plan import 文件 --out 文件夹`: a plan's document as a folder in draft, with a report of what a person has to see
 * to. A folder that somebody edited is never written over; `diaodu plan sign` ends the draft, once `plan check` is content.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Problem } from '../base/problem.ts'
import { draftOf } from '../importing/draft.ts'
import type { Note } from '../importing/report.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { loadPlan, previousFolder } from '../plan/seeds.ts'
import { readDocument } from './documents/read.ts'
import { checkedFolder } from './plan.ts'

/** What was written, by file and hash: a file that differs has been edited. */
const RECORD = '.imported.json'
export const REPORT = '导入报告.txt'
/** Lines of a group that are printed; the report has all. */
const SHOWN = 3

export interface ImportOptions {
  readonly out: string
  readonly city?: string | undefined
  readonly year?: number | undefined
  /** Last year's folder, beside the new one. */
  readonly previous?: string | undefined
}

export async function importPlan(
  document: string,
  options: ImportOptions,
  print: (text: string) => void,
  progress: (text: string) => void,
): Promise<number> {
  const { out } = options
  unedited(out)
  const { text, left } = await readDocument(document, progress)
  progress(`已读出${text.split('\n').length - 1}行、${text.length}字，正在识别任务和目标……`)
  const { year, city } = options
  const before = options.previous === undefined ? null : lastYear(options.previous, out)
  const draft = draftOf(
    text,
    {
      ...(year === undefined ? {} : { year }),
      ...(city === undefined ? {} : { city }),
      ...(before === null ? {} : { previous: { name: before.name, indicators: before.plan.indicators } }),
    },
    left,
  )
  if (before !== null) continues(before.plan.plan, draft.head)
  if (draft.tasks.length === 0 && draft.promised.length === 0)
    throw new Problem(
      'document.no_plan',
      `${document} 中没有找到带责任单位的任务，也没有找到目标`,
      '请确认是计划的全文；没有写入任何文件。',
    )
  const files = new Map(
    [...draft.files].map(([name, content]) => [
      name,
      typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`,
    ]),
  )
  const report = reportText(draft.report)
  files.set(REPORT, report)
  for (const [name, content] of files) write(join(out, name), content)
  const hashes = Object.fromEntries([...files].map(([name, content]) => [name, hashOf(content)]))
  write(join(out, RECORD), `${JSON.stringify(hashes, null, 2)}\n`)
  const units = (draft.files.get('units.json') as unknown[]).length
  print(
    [
      `已生成草稿 ${out}：《${draft.head.title}》，${draft.head.year}年，任务${draft.tasks.length}项，数值目标${draft.promised.length}处，单位${units}个。`,
      ...draft.report.flatMap(({ about, lines }) => [
        `${about}（${lines.length}）：`,
        ...lines.slice(0, SHOWN).map((it) => `  ${it.replace(/\n/g, ' ')}`),
        ...(lines.length > SHOWN ? [`  ……全部见 ${join(out, REPORT)}`] : []),
      ]),
      '指标的名称、类别和简称是按原文拟的，请逐项核对。',
      `下一步：PLAN=${out} npm run -s diaodu -- plan check；全部改好后 plan sign。签署之前可以试用（chat、understand、simulate），不能正式启动。`,
    ].join('\n'),
  )
  return 0
}

/** Throws where it is not beside the new folder, which names it without a path. */
function lastYear(folder: string, out: string): { name: string; plan: Catalogue } {
  const name = basename(resolve(folder))
  if (previousFolder(out, name) === null || !existsSync(join(folder, 'plan.json')))
    throw new Problem(
      'import.previous',
      `${folder} 不是和 ${out} 并列的计划文件夹`,
      '请写上年计划的文件夹，并和新的放在同一个目录下；没有写入任何文件。',
    )
  return { name, plan: loadPlan(folder) }
}

function continues(before: { year: number; city: string }, now: { year: number; city: string }): void {
  if (before.year === now.year - 1 && before.city === now.city) return
  throw new Problem(
    'import.previous',
    `上年的文件夹是${before.city}${before.year}年的计划，这份文件读出的是${now.city}${now.year}年的`,
    '请换成上一年的文件夹，或用 --year、--city 写明；没有写入任何文件。',
  )
}

function reportText(notes: readonly Note[]): string {
  return notes
    .map(({ about, lines }) =>
      [`${about}（${lines.length}）`, ...lines.map((it) => `  ${it.replace(/\n/g, ' ')}`), ''].join('\n'),
    )
    .join('\n')
}

/** Throws where the folder holds anything that this command did not write, or that was changed since. */
function unedited(folder: string): void {
  if (!existsSync(folder)) return
  const record = join(folder, RECORD)
  const known = existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as Record<string, string>) : {}
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((it) =>
    it.replaceAll('\\', '/'),
  )
  const edited = names.filter(
    (it) =>
      it !== RECORD &&
      statSync(join(folder, it)).isFile() &&
      known[it] !== hashOf(readFileSync(join(folder, it), 'utf8')),
  )
  if (edited.length > 0)
    throw new Problem(
      'import.edited',
      `${folder} 中已有改动过的文件：${edited.slice(0, 3).join('、')}${edited.length > 3 ? ' 等' : ''}；没有写入任何文件`,
      '请换一个文件夹导入，或先把这个文件夹移走。',
    )
}

/** Ends the draft. Throws `seeds.invalid` with every fault where `plan check` finds any. */
export function signPlan(folder: string, print: (text: string) => void): number {
  const plan = checkedFolder(folder)
  if (plan.plan.draft !== true) {
    print(`${folder} 不是草稿，无须签署。`)
    return 0
  }
  const file = join(folder, 'plan.json')
  const { draft: _, ...signed } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  writeFileSync(file, `${JSON.stringify(signed, null, 2)}\n`)
  print(`已签署 ${folder}：数据与原文核对无误，可以正式启动。`)
  return 0
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
