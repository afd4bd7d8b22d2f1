/** 我要报什么, 我什么时候该报下一次, 有什么要我批的: what the own unit still has to report, and when the next is due. */
import type { Reading } from '../../understanding/reading.ts'
import type { Turn } from '../turn/turn.ts'

/** Null: nothing of this is asked, or the sender has no unit that reports. */
export function ownDuties({ sender, reading }: Turn): Reading | null {
  const unit = sender?.unit
  if (!unit || sender?.role === 'none' || reading.acts[0]?.act !== 'ask.duties') return null
  const nothing = { campaign: null, task: null, indicators: [], period: null }
  return { ...reading, ...nothing, acts: [], intent: 'query.missing', unit, margin: 1 }
}
