/** Where a message came from and where an answer goes: a person, or a person within a room (群). */
export interface Address {
  /** The channel's name, such as `terminal`. */
  readonly channel: string
  /** The person's stable account id on that channel; never a display name. */
  readonly person: string
  /** The room's id; absent in a direct chat. */
  readonly room?: string
}

/** The key of a dialogue: one person in one place. Two people in one group never share one. */
export function dialogueKey(address: Address): string {
  return [address.channel, address.room ?? '', address.person].map(encodeURIComponent).join('/')
}
