/** A store into which another is being copied: nobody may begin with half of it. */
import { Problem } from '../base/problem.ts'
import type { Store } from '../base/store.ts'

/** The shelf, and the key on it, that stands while a copy is not whole. */
export const COPYING = 'copying'

/** Throws `copy.half`. */
export async function refuseHalf(store: Store): Promise<void> {
  if ((await store.shelf(COPYING).get(COPYING)) === undefined) return
  throw new Problem(
    'copy.half',
    '这份数据是没有复制完的',
    '请重新运行 diaodu store copy，直到它说逐条核对一致。',
  )
}
