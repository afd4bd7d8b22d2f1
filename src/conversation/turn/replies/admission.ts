/** What the bot says of accounts and groups, as facts. */
import type { Level } from '../../../ledger/admission.ts'
import type { Binding } from '../../../ledger/admissions.ts'
import type { Role } from '../../../plan/roster.ts'

/** What somebody has asked to be bound to, and waits for; the code is shown to him alone. */
export interface Applied {
  readonly wanted: string
  readonly code: string | null
}

export interface BindingView {
  readonly number: number
  /** Read out on the telephone, so that the request is that person's. */
  readonly code: string
  readonly wanted: string
  readonly channel: string
  readonly account: string
  readonly status: Binding['status']
  readonly role: Role
  /** What one administrator would give and another has not agreed to. */
  readonly proposed?: Role
  readonly at: string
}

export type AdmissionReply =
  | {
      readonly type: 'bind'
      readonly channel: string
      readonly account: string
      readonly wanted: string | null
      /** The unit of an account that is known already. */
      readonly bound: string | null
      /** Of the request; null: there is none. */
      readonly code: string | null
      /** Whether an administrator was told; absent: nothing was asked of one. */
      readonly told?: boolean
      /** Refused: the account's id does not last. */
      readonly fleeting?: true
    }
  | { readonly type: 'bind.list'; readonly bindings: readonly BindingView[] }
  | {
      readonly type: 'bind.none'
      readonly number: number
      readonly why:
        | 'no_such_number'
        | 'no_such_person'
        | 'several'
        | 'other_unit'
        | 'wrong_code'
        | 'used_code'
    }
  /** To the administrators. `words`: the message, for the name in it. */
  | { readonly type: 'bind.asked'; readonly binding: BindingView; readonly words: string }
  /** To the administrator who decided, and to whoever asked. */
  | {
      readonly type: 'bind.done' | 'bind.told'
      readonly binding: BindingView
      /** Of the roster. */
      readonly person: string | null
      readonly reason: string | null
    }
  /** A role that takes two administrators. `told`: whether another could be told. */
  | {
      readonly type: 'bind.proposed'
      readonly binding: BindingView
      readonly role: Role
      readonly told: boolean
    }
  /** To the other administrators. */
  | { readonly type: 'bind.second'; readonly binding: BindingView; readonly role: Role }
  /** To whomever it concerns that somebody was given such a role. */
  | { readonly type: 'bind.given'; readonly binding: BindingView }
  | {
      readonly type: 'room'
      readonly is: 'changed' | 'same' | 'told' | 'no_room'
      readonly level: Level | null
    }
  /** `campaign` null: of all. */
  | {
      readonly type: 'room.notices'
      readonly is: 'changed' | 'same'
      readonly campaign: string | null
      readonly on: boolean
    }
  /** After what was said aside: the question is answered where it was asked. */
  | { readonly type: 'answer_in_room' }
