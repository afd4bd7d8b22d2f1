/**
 * `list plan [--dry-run]`: the lists that the plan's own document makes are written down, each unless one of its name
 * stands already: an office's list is not overwritten by the document that it goes beyond.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { KIND_NAMES } from '../plan/lists/item.ts'
import { itemsPrinted } from '../plan/lists/printed-items.ts'
import type { TableNeeds } from './ledger-tables.ts'

const FILE = 'lists.json'
const PLAN = 'plan'

export async function takePrinted(
  folder: string,
  dryRun: boolean,
  { ledger, clock, plan, out }: TableNeeds,
): Promise<number> {
  await ledger.refresh()
  if (plan.lists.length === 0) {
    out('这份计划没有附带清单（计划文件夹中没有 lists.json）。')
    return 1
  }
  const { standing } = ledger
  const fresh = plan.lists.filter((it) => standing.items.list(it.name) === undefined)
  for (const it of plan.lists) {
    const known = fresh.includes(it) ? '' : '，已有同名清单，不覆盖'
    out(`【${it.name}】原文列名${it.items.length}个${KIND_NAMES[it.kind]}${known}`)
    for (const item of it.items) out(`  ${item.name}（${item.unit ?? '原文未写牵头单位'}，${item.location}）`)
  }
  if (dryRun || fresh.length === 0) {
    out(dryRun ? '这是试运行，未写入。' : '没有写入。')
    return 0
  }
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, FILE)))
    .digest('hex')
  const message = `list plan ${hash}`
  const result = await ledger.append(
    {
      origin: {
        ...{ person: PLAN, unit: null, channel: PLAN, room: null, message },
        sentAt: clock.now().toISOString(),
      },
      words: null,
      revisions: fresh.map((it) => ({
        ...({ type: 'list_received', list: it.name, kind: it.kind, level: it.level } as const),
        keeper: null,
        source: { file: FILE, hash },
        items: itemsPrinted(it, plan.plan.year),
        renamed: [],
      })),
    },
    ledger.head,
  )
  if ('moved' in result) {
    out('台账刚有新的登记，未写入，请重新运行。')
    return 1
  }
  out(
    `已写入，台账第${result.appended.number}条。金额、时间原文没有写的均为空，由专班办公室导入自己的清单补充。`,
  )
  return 0
}
