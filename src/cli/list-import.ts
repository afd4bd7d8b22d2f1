/**
 * `list import FILE.xlsx [清单名称] [--dry-run]`: a list from a sheet, whole or not at all. Shown first: what is new, changed
 * and gone, and every faulty cell.
 */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { dayOf } from '../base/clock.ts'
import { updateOf } from '../conversation/lists/updating.ts'
import { kindCalled } from '../plan/lists/headings.ts'
import { KIND_NAMES } from '../plan/lists/item.ts'
import { readListSheet } from '../sheets/list-sheet.ts'
import { bytesOf } from '../sheets/workbook.ts'
import type { TableNeeds } from './ledger-tables.ts'
import { faultsText } from './spreadsheet.ts'

const IMPORT = 'import'
const SHOWN = 50

export async function importList(
  file: string,
  given: { readonly name: string | null; readonly dryRun: boolean },
  { ledger, clock, plan, out }: TableNeeds,
): Promise<number> {
  await ledger.refresh()
  const bytes = bytesOf(file)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const sheet = await readListSheet(bytes, file, plan, dayOf(clock.now()))
  const name = given.name ?? sheet.title
  const before = ledger.standing.items.list(name)
  const message = `list ${name} ${hash}`
  if (ledger.messageSeen(IMPORT, message)) {
    out('这个文件此前已导入，没有重复导入。')
    return 0
  }
  const { renamed, faults, added, changed, gone } = updateOf(before, sheet)
  const aside = [...lines('提示', sheet.hints), ...lines('没有导入的合计、备注和隐藏内容', sheet.aside)]
  if (faults.length > 0) {
    out([faultsText(faults), ...aside].join('\n'))
    return 1
  }
  const kind = before?.kind ?? kindCalled(name, sheet.headings)
  const told = [
    `【${name}】共${sheet.items.length}个${KIND_NAMES[kind]}：新增${added.length}，变动${changed.length}，移出${gone.length}`,
    ...lines('新增', before === undefined ? [] : added),
    ...lines(
      '变动',
      changed.map((it) => `${it.name}（${it.fields.join('、')}）`),
    ),
    ...lines('移出（已报的保留在台账）', gone),
    ...lines(
      '改名',
      renamed.map((it) => `${it.from} → ${it.to}`),
    ),
    ...aside,
  ]
  if (given.dryRun) {
    out([...told, '这是试运行，未写入。'].join('\n'))
    return 0
  }
  const level = before?.level ?? 'internal'
  const keeper = before?.keeper ?? null
  const source = { file: basename(file), hash }
  const result = await ledger.append(
    {
      origin: {
        person: IMPORT,
        unit: null,
        channel: IMPORT,
        room: null,
        message,
        sentAt: clock.now().toISOString(),
      },
      words: null,
      revisions: [
        {
          type: 'list_received',
          list: name,
          kind,
          level,
          keeper,
          source,
          items: [...sheet.items],
          renamed: [...renamed],
        },
      ],
    },
    ledger.head,
  )
  if ('moved' in result) {
    out('台账刚有新的登记，未导入，请重新运行。')
    return 1
  }
  out([...told, `已导入，台账第${result.appended.number}条。`].join('\n'))
  return 0
}

function lines(title: string, all: readonly string[]): string[] {
  if (all.length === 0) return []
  const more = all.length > SHOWN ? [`  另有${all.length - SHOWN}项`] : []
  return [`${title}${all.length}项：`, ...all.slice(0, SHOWN).map((it) => `  ${it}`), ...more]
}
