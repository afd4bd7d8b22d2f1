/**
 * What the bot has to say, as facts: a closed union. Sentences, charts and documents exist only in
 * `rendering/`, which must have words for every member (the compiler names a missing one).
 */
import type { AdmissionReply } from './replies/admission.ts'
import type { AskedReply } from './replies/asked.ts'
import type { EvidenceReply } from './replies/evidence.ts'
import type { ExceptionReply } from './replies/exception.ts'
import type { LagReply } from './replies/lag.ts'
import type { LetterReply } from './replies/letter.ts'
import type { ListReply } from './replies/list.ts'
import type { PageReply } from './replies/page.ts'
import type { PaperReply } from './replies/paper.ts'
import type { QueryReply } from './replies/query.ts'
import type { ReminderReply } from './replies/reminder.ts'
import type { ReportReply } from './replies/report.ts'
import type { ResponseReply } from './replies/response.ts'
import type { TrailReply } from './replies/trail.ts'

export type Reply =
  | AdmissionReply
  | EvidenceReply
  | ExceptionReply
  | LagReply
  | LetterReply
  | ListReply
  | PageReply
  | PaperReply
  | AskedReply
  | QueryReply
  | ReminderReply
  | ReportReply
  | ResponseReply
  | TrailReply
