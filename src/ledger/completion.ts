/**
 * Whether what a unit says of a task is that it is done: 100 %, or a deed that is over. Such a report ends the task, and
 * with it the milestone that the task is.
 *
 * @example isDoneIn({ words: '场景应用创新大赛9月25日已举办', percent: null }) // true
 */
import type { ProgressReport } from './standing.ts'

const DEEDS =
  '完成|办结|出台|印发|设立|成立|建成|挂牌|揭牌|投用|投产|投运|获批|批复|落地|建立|开工|达产|通过|发布|授牌|启用|启动|上线|竣工|签约|运行|到位|验收|举办|召开|开通|交付|报审'
const DONE = new RegExp(
  `(?:全部|全面|已经?|均已?|正式|顺利|如期)(?:于[^,，。;；]{1,8})?(?:全部|全面|正式|顺利|如期|成功)?(?:${DEEDS})`,
)
const NOT_YET = /未|没有?(?:完成|出台|建|设)|尚|即将|将于|将在|预计|计划|争取|力争|拟|正在|部分|准备/

export function isDoneIn({ words, percent }: Pick<ProgressReport, 'words' | 'percent'>): boolean {
  if (percent !== null) return percent >= 100
  return DONE.test(words) && !NOT_YET.test(words)
}
