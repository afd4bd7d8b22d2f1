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

export function isOver(text: string): boolean {
  return DONE.test(text) && !NOT_YET.test(text)
}
