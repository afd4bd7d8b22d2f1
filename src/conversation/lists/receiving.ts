/** A list as an office sends it, confirmed: what is new in it, what changed, what is gone. Nothing that was reported is lost. */

import type { Books } from '../../ledger/books.ts'
import type { Revision } from '../../ledger/revision.ts'
import { differencesOf, type Item } from '../../plan/lists/item.ts'
import { type Person, rolesOf } from '../../plan/roster.ts'
import type { ListReply, ReceivedList } from '../turn/replies/list.ts'
import { isKeeper } from './whose.ts'

export interface Difference {
  readonly added: readonly string[]
  readonly changed: readonly { readonly name: string; readonly fields: readonly string[] }[]
  readonly gone: readonly string[]
}

export function differenceTo(
  before: readonly Item[],
  { items, renamed }: Pick<ReceivedList, 'items' | 'renamed'>,
): Difference {
  const was = new Map(before.map((it) => [renamed.find(({ from }) => from === it.name)?.to ?? it.name, it]))
  const names = new Set(items.map((it) => it.name))
  return {
    added: items.filter((it) => !was.has(it.name)).map((it) => it.name),
    changed: items.flatMap((it) => {
      const old = was.get(it.name)
      const fields = old === undefined ? [] : differencesOf(old, it)
      return fields.length === 0 ? [] : [{ name: it.name, fields }]
    }),
    gone: [...was.keys()].filter((it) => !names.has(it)),
  }
}

/** Null in `revision`: refused. */
export function receive(
  { standing }: Pick<Books, 'standing'>,
  sender: Person | null,
  list: ReceivedList,
): { readonly revision: Revision | null; readonly reply: ListReply } {
  const before = standing.items.list(list.name)
  if (!rolesOf(sender).includes('office'))
    return {
      revision: null,
      reply: { type: 'list.refused', why: 'not_office', keeper: before?.keeper ?? null },
    }
  if (before !== undefined && !isKeeper(sender, before))
    return { revision: null, reply: { type: 'list.refused', why: 'not_keeper', keeper: before.keeper } }
  const { name, kind, level, source, items, renamed } = list
  const keeper = before?.keeper ?? sender?.unit ?? null
  return {
    revision: {
      ...{ type: 'list_received', list: name, kind, level, keeper, source },
      ...{ items: [...items], renamed: [...renamed] },
    },
    reply: {
      ...{ type: 'list.received', list: name, kind, level, total: items.length },
      ...differenceTo(before?.items ?? [], list),
    },
  }
}
