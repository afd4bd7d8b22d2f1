/** Links to pages, for whoever may see figures: sealed for one person, made when an answer with one is sent. */
import type { Address } from './base/address.ts'
import type { Clock } from './base/clock.ts'
import type { Viewing } from './viewing.ts'
import { LINK_MINUTES, type Seal } from './web/seal.ts'

export interface LinkingParts {
  readonly seal: Seal
  readonly viewing: Pick<Viewing, 'personAt'>
  /** The origin that is public. */
  readonly origin: string
  readonly clock: Clock
}

/** Null: nobody who may see figures. */
export async function linkTo(
  { channel, person }: Address,
  path: string,
  { seal, viewing, origin, clock }: LinkingParts,
): Promise<string | null> {
  const member = await viewing.personAt({ channel, person })
  if (member === null) return null
  const until = new Date(clock.now().getTime() + LINK_MINUTES * 60_000)
  return `${origin}/open/${seal.close('link', { channel, person, id: member.id, path }, until)}`
}
