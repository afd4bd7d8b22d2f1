/** 我要报什么, 我什么时候该报下一次, 有什么要我批的: what the own unit still has to report, and when the next is due. */
import type { Reading } from '../understanding/reading.ts'
import { plain } from './plain.ts'
import type { Turn } from './turn/turn.ts'

const MINE = [
  /^(?:那|现在|这个?月|本月|今天|最近)*(?:我|我们|我局|我单位|本单位)(?:现在|这个?月|本月|今天|还|都)*(?:要|该|得|需要|应该?)(?:填|上)?报(?:送)?(?:些)?(?:什么|啥|哪些|哪几[个项])(?:数据?|指标|东西)?(?:了|呢|啊)?$/,
  /^(?:那)?(?:我|我们|我局|我单位|本单位)?(?:下[一]?[次批期回])?(?:什么时候|几号|哪天|啥时候)(?:该|要|需要|得)?(?:填|上)?报(?:送)?(?:下[一]?[次批期回])?(?:的|数据?)?(?:了|呢|啊)?$/,
  /^(?:我|我们)?(?:下[一]?[次批期回])(?:该|要)?(?:什么时候|几号|哪天)(?:该|要)?(?:填|上)?报(?:送)?(?:数据?)?$|^(?:我|我们)什么时候(?:该|要)(?:填|上)?报下[一]?[次批期回]$/,
  /^(?:现在|今天)?(?:还)?有(?:没有)?(?:什么|啥|哪些)?(?:东西|事情?|数据)?(?:是)?(?:要|需要?|等着?|该)(?:我|我们)(?:来)?(?:批|审批|签|签字|报|填|办|处理|做|弄)的?(?:吗|没有?)?$/,
]

/** Null: nothing of this is asked, or the sender has no unit that reports. */
export function mine({ message, sender, reading }: Turn): Reading | null {
  const said = plain(message.text)
  const unit = sender?.unit
  if (!unit || sender?.role === 'none' || !MINE.some((it) => it.test(said))) return null
  const nothing = { campaign: null, task: null, indicators: [], period: null }
  return { ...reading, ...nothing, intent: 'query.missing', unit, margin: 1 }
}
