/** Who runs a campaign: 内需攻坚报的数归谁审, 民生专班办公室在哪, 安全攻坚副召集人是哪几家. */
import type { Doing } from './act.ts'
import { isWord, type Token } from './tokens.ts'

/** `spoken`: the campaign that the talk is of. */
export function ofCampaign(tokens: readonly Token[], spoken: string | null): Doing | null {
  const [named, ...more] = tokens.flatMap((it) => (it.kind === 'name' ? [it.name] : []))
  if ((named !== undefined && named.kind !== 'campaign') || more.length > 0) return null
  const campaign = named === undefined ? (spoken ?? undefined) : named.ids[0]
  const asks = tokens.some((it) => isWord(it, 'officeAsked', 'convener', 'reviewer'))
  return campaign !== undefined && asks ? { act: 'ask.convener', campaign } : null
}
