/**
 * What stands apart from every open question, act by act: whose handler it goes to. An act that is not here answers or
 * amends something, or is asked.
 */
import type { Doing } from '../understanding/acts/act.ts'
import { admit, bind, bindings, refuse, unbind } from './accounts/binding.ts'
import { levelOfRoom, noticesForRoom, registerRoom } from './accounts/rooms.ts'
import { indicatorsOf } from './asking/campaign-indicators.ts'
import { dateAsked } from './asking/date.ts'
import { daysLeft } from './asking/days-left.ts'
import { evidenceHeld } from './asking/evidence-held.ts'
import { lateness } from './asking/lateness.ts'
import { listOfLight } from './asking/opening.ts'
import { promises } from './asking/promises.ts'
import { recent } from './asking/recent.ts'
import { filedBy, trace } from './asking/tracing.ts'
import { decideDisclaimer, disclaim, listDisclaimers } from './duties/disclaiming.ts'
import { decideExtension, extend, howToExtend, listExtensions } from './duties/extending.ts'
import { explain } from './duties/lagging.ts'
import { acknowledge, unchanged } from './duties/responding.ts'
import { register } from './papers/issued.ts'
import { consult, issue, opinion } from './papers/issuing.ts'
import { letter } from './papers/lettering.ts'
import {
  dropReminders,
  listReminders,
  pauseReminders,
  resumeReminders,
  setReminder,
  stopOthers,
} from './reminding/arranging.ts'
import { rearrange } from './reminding/rearranging.ts'
import { pastUrgings } from './reminding/urged.ts'
import { declined, urge } from './reminding/urging.ts'
import { closeAgain, listReopened, reopen } from './reporting/exceptions.ts'
import type { Decision, Turn } from './turn/turn.ts'

type Named<A extends Doing['act']> = Extract<Doing, { readonly act: A }>
type Orders = { readonly [A in Doing['act']]?: (turn: Turn, act: Named<A>) => Decision | null }

const ORDERS: Orders = {
  'account.bind': bind,
  'account.bindings': bindings,
  'account.admit': admit,
  'account.refuse': refuse,
  'account.unbind': unbind,
  'room.register': registerRoom,
  'room.ask': levelOfRoom,
  'room.notices': noticesForRoom,
  'ask.trail': trace,
  'ask.filed': filedBy,
  'ask.recent': recent,
  'ask.late': lateness,
  'ask.daysLeft': daysLeft,
  'ask.indicators': indicatorsOf,
  'ask.promises': promises,
  'ask.light': (turn, { light }) => listOfLight(turn, light),
  'letter.draft': letter,
  'paper.issue': issue,
  'paper.consult': consult,
  'paper.opinion': opinion,
  'paper.register': register,
  'evidence.list': evidenceHeld,
  'extension.ask': extend,
  'extension.how': howToExtend,
  'extension.list': listExtensions,
  'extension.decide': decideExtension,
  'disclaim.claim': disclaim,
  'disclaim.list': listDisclaimers,
  'disclaim.decide': decideDisclaimer,
  'duty.known': acknowledge,
  'duty.unchanged': unchanged,
  'lag.explain': explain,
  'reminder.set': setReminder,
  'reminder.list': listReminders,
  'reminder.drop': dropReminders,
  'reminder.change': rearrange,
  'reminder.pause': pauseReminders,
  'reminder.resume': resumeReminders,
  'reminder.others': stopOthers,
  'ask.date': dateAsked,
  'ask.urged': pastUrgings,
  'urge.send': urge,
  'urge.stop': declined,
  'urge.other': declined,
  'reopening.open': reopen,
  'reopening.close': closeAgain,
  'reopening.list': listReopened,
}

export function ordered(turn: Turn, act: Doing): Decision | null {
  const handle = ORDERS[act.act] as ((turn: Turn, act: Doing) => Decision | null) | undefined
  return handle?.(turn, act) ?? null
}
