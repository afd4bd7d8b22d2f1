/** What a person is told when the machine failed; the operator finds the cause in the log. */
import { dayOf, timeOf } from '../../base/clock.ts'

/** The store refused: nothing of the message is on disk. */
export const NOT_RECORDED =
  '系统暂时不能保存数据，这条消息没有登记，此前已登记的数据不受影响。请稍后重发；如仍不行，请告知管理员。'

/** The store refused, and the message is still in the inbox, from which it will be taken. */
export const HEARD_ONLY =
  '系统暂时不能保存数据，这条消息已收到、尚未登记，恢复后会自动处理并答复，请不要重发。如长时间没有答复，请告知管理员。'

/** The database was lost in the middle of writing it; the message is in the inbox, and is looked up when it is back. */
export const UNCERTAIN_HEARD =
  '数据库暂时没有答复，这条消息已收到，是否已登记还不能确认；恢复后会自动核对并答复，不会登记两次，请不要重发。'

/** The same, where nothing will look it up. */
export const UNCERTAIN =
  '数据库暂时没有答复，不能确认这条消息是否已登记。请稍后查询核对，没有登记的再发一次；如仍不行，请告知管理员。'

/** Above an answer: deciding on the open question failed, and it is open no longer. */
export const QUESTION_DROPPED = '此前待您回复的事项处理时出了错，已作废，没有登记。如仍需办理，请重新发送。'

/** The program itself is at fault: nothing was written. */
export const APOLOGY =
  '抱歉，这条消息处理时出了错，没有登记任何内容。请换个说法再发一次；如仍不行，请告知管理员。'

/** A message that came again after its figures were recorded, when its answer cannot be made any more. */
export const RECORDED_BEFORE = '这条消息的内容此前已登记，没有重复登记。'

/** The words went out, a file or a picture that belongs to them could not be made. */
export const NOT_ENCLOSED = '（文件或图未能生成，请稍后再要一次；如仍不行，请告知管理员。）'

/** Below what a link leads to; the link itself follows. */
export const LINK_GIVEN = '链接只限您本人，10分钟内有效，只能打开一次：'
/** None are given out here, or not to this account. */
export const NO_LINK = '这里没有开通网页；需要时请管理员在设置中填写 PAGE_URL。照常可以在对话中查询。'

/** In a group, of what only the sender may see. */
export const SAID_ASIDE = '涉及不在群内显示的数据，已私信回复。'
export const NOT_SAID_ASIDE = '涉及不在群内显示的数据，请私聊我查询。'

/** A button of a question that is settled, over, or not the one that is open now. */
export const CHOICE_STALE = '该选项对应的事项已办理或已过期，未作处理。如仍需办理，请重新发送。'

/** A second choice on a card. */
export const CARD_TAKEN =
  '这张卡片上已经选过了，再次点击不起作用。如需更改，请直接发送文字，如“撤回”“更正为……”。'

/** Over an answer that comes late, so that whoever did get it before knows it again. */
export function belated(asked: Date, entry: number | null): string {
  const [, month, date] = dayOf(asked).split('-').map(Number)
  const reference = entry === null ? '' : `（台账第${entry}条）`
  return `【补发】您${month}月${date}日${timeOf(asked)}的消息${reference}，当时的答复可能没有送达：`
}
