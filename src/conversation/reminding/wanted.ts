/**
 * What somebody wants sent to a unit, by their words: figures urged, a 滞后说明, or something that the bot never sends.
 * Sending cannot be taken back: what is not clearly an urging is shown first, what is none is not sent.
 */
import { plain } from '../plain.ts'

/** figures: clearly an urging. unclear: it may be one. explanation: 滞后说明. other: praise, meetings. stop: none. */
export type Wanted = 'figures' | 'unclear' | 'explanation' | 'other' | 'stop'

const REPORTS = /(?<![汇通简公周月日预])报(?![告纸名刊])|[提上缴]?交(?![通流给代])|填|要数/
const URGES = /催|督[促办]|敦促|提(?:个|一个|一?下)?醒|提星|题醒/
const TOLD = /通知|告[诉知]|转告|叫|喊|让|请|要求|责成|限期|跟|给|问|找|管|向|函告|致电|抓紧|赶紧|尽快|快点/
const PRAISE =
  /表扬|表彰|嘉奖|慰问|祝贺|恭喜|道贺|点赞|致谢|道谢|问候|贺信|感谢信|(?:发函|表示|致以?|去函|发个?消息|发一?封信?)感谢|感谢(?:市|他们|各|人家|这)|道歉|致歉|邀请/
const MEETING = /开会|参会|到会|培训|值班|放假|调研|吃饭|聚餐/
const STOPS = /(?:别|不要|不用|莫|停止|停|先不)(?:再)?(?:给|向|对)?.{0,8}(?:催|发提醒|提醒)/
const EXPLAINED =
  /(?:滞后|落后|差距|偏慢|进度)?(?:的)?(?:情况)?说明(?!书|会)|原因|为什么|为何|为啥|怎么回事|解释|说说|说一说|说一下|讲讲|讲一讲|谈谈|整改措施/
const ASKED_OF =
  /^(?:请|麻烦|烦请)?(?:你|您)?(?:帮我?|替我|给我|去)?(?:让|请|叫|喊|要求|责成|催促?|督促|提醒|通知|要)/

/** Urged for its figures and for reasons at once: the figures are what is urged. */
const FIGURES = /报数|报数据|交数|补报|填报/

export function wantedIn(text: string): Wanted {
  const said = plain(text).replace(/\s/g, '')
  if (PRAISE.test(said) && !/催/.test(said)) return 'other'
  if (STOPS.test(said) && !/[,，。;；].*催/.test(said)) return 'stop'
  if (asksExplanation(said)) return 'explanation'
  if (MEETING.test(said) && !/催/.test(said) && !REPORTS.test(said)) return 'other'
  if (URGES.test(said) || (TOLD.test(said) && REPORTS.test(said))) return 'figures'
  return 'unclear'
}

/** 让商务局说说原因, 催商务局报滞后说明; an explanation itself is none: 原因：…. */
export function asksExplanation(text: string): boolean {
  const said = plain(text).replace(/\s/g, '')
  return ASKED_OF.test(said) && EXPLAINED.test(said) && !FIGURES.test(said) && !/(?:原因|说明)[::]/.test(said)
}
