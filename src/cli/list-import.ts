/**
 * `list import FILE.xlsx [清单名称] [--dry-run]`: a list from a sheet, whole or not at all. Shown first: what is new, changed
 * and gone, and every faulty cell.
 */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { dayOf } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import { updateOf } from '../conversation/lists/updating.ts'
import type { ListStanding } from '../ledger/items.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { kindCalled } from '../plan/lists/headings.ts'
import { KIND_NAMES } from '../plan/lists/item.ts'
import { readListSheet } from '../sheets/list-sheet.ts'
import { bytesOf } from '../sheets/workbook.ts'
import type { TableNeeds } from './ledger-tables.ts'
import { faultsText } from './spreadsheet.ts'

const IMPORT = 'import'
const SHOWN = 50

export interface GivenList {
  readonly name: string | null
  readonly dryRun: boolean
  readonly keeper?: string | null
  readonly level?: string | null
}

/** Throws `list.keeper` and `list.level` where they name none. */
export async function importList(
  file: string,
  given: GivenList,
  { ledger, clock, plan, out }: TableNeeds,
): Promise<number> {
  const { keeper: said, level: shown } = chosen(given, plan)
  await ledger.refresh()
  const bytes = bytesOf(file)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const sheet = await readListSheet(bytes, file, plan, dayOf(clock.now()))
  const name = given.name ?? sheet.title
  const before = ledger.standing.items.list(name)
  const message = ['list', name, hash, said ?? '', shown ?? ''].join(' ').trim()
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
  const level = shown ?? before?.level ?? 'internal'
  const keeper = said ?? before?.keeper ?? null
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

const LEVELS: Readonly<Record<string, ListStanding['level']>> = {
  公开: 'public',
  内部: 'internal',
  不上群: 'never_in_room',
}

/** Who keeps it and who may see it, where the command line says so; undefined: as it was. */
function chosen(
  { keeper, level }: GivenList,
  plan: Catalogue,
): { keeper?: string; level?: ListStanding['level'] } {
  const offices = [...new Set(plan.campaigns.flatMap(({ name }) => plan.officeOf(name) ?? []))]
  const own = plan.units.find((it) => it.name === keeper || it.aliases.includes(keeper ?? ''))
  const office = keeper == null ? undefined : (own?.name ?? keeper)
  if (office !== undefined && !offices.includes(office))
    throw new Problem(
      'list.keeper',
      `“${keeper}”不是专班办公室，清单没有导入`,
      `可写 ${offices.join('、')}。`,
    )
  const seen = level == null ? undefined : LEVELS[level]
  if (level != null && seen === undefined)
    throw new Problem('list.level', `没有“${level}”这个级别，清单没有导入`, '请写 公开、内部 或 不上群。')
  return {
    ...(office === undefined ? {} : { keeper: office }),
    ...(seen === undefined ? {} : { level: seen }),
  }
}

function lines(title: string, all: readonly string[]): string[] {
  if (all.length === 0) return []
  const more = all.length > SHOWN ? [`  另有${all.length - SHOWN}项`] : []
  return [`${title}${all.length}项：`, ...all.slice(0, SHOWN).map((it) => `  ${it}`), ...more]
}
