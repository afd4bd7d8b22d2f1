/**
 * Whether what is told of a task is a deed that is over. Recorded with the report, it ends the task, and with it the
 * milestone that the task is.
 *
 * @example isOver('场景应用创新大赛9月25日已举办') // true
 */
const DEEDS =
  '完成|办结|出台|印发|设立|成立|建成|挂牌|揭牌|投用|投产|投运|获批|批复|落地|建立|开工|达产|通过|发布|授牌|启用|启动|上线|竣工|签约|运行|到位|验收|举办|召开|开通|交付|报审'
const DONE = new RegExp(
  `(?:全部|全面|已经?|均已?|正式|顺利|如期)(?:于[^,，。;；]{1,8})?(?:全部|全面|正式|顺利|如期|成功)?(?:${DEEDS})`,
)
const NOT_YET = /未|没有?(?:完成|出台|建|设)|尚|即将|将于|将在|预计|计划|争取|力争|拟|正在|部分|准备/

const REACHED_DEEDS =
  '完成|办结|出台|印发|设立|成立|建成|挂牌|揭牌|投用|投产|获批|批复|落地|实施|建立|开工|达产|通过|发布|授牌|启用|上线|竣工|签约|运行|共享|到位|验收'
const REACHED = new RegExp(
  `(?:已|全部|正式|顺利|如期|全面)(?:经|于.{1,8})?(?:全部|正式|顺利|如期|全面|基本)?[^,。;]{0,6}?(?:${REACHED_DEEDS})|(?:${REACHED_DEEDS})了(?!没|吗|么)`,
)
const NOT_REACHED = new RegExp(`${NOT_YET.source}|如果|能否|什么时候|何时|了没|不要|别`)

/** The words that say that something was reached; null: none do, or not yet. */
export function reachedIn(text: string): string | null {
  return NOT_REACHED.test(text) ? null : (REACHED.exec(text)?.[0] ?? null)
}

export function isOver(text: string): boolean {
  return DONE.test(text) && !NOT_YET.test(text)
}
