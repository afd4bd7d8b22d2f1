/** A campaign called by the unit that runs its office: 挂在市科技局的专班, 市科技局牵头的那个攻坚. */
import type { NameHit } from '../reading.ts'
import type { Offices } from './vocabulary.ts'

const HUNG_ON = /(?:挂靠?|设|放|办公室设?)在$/
const RUN_BY = '(?:牵头|负责|主抓|主管|承办|[管抓])?的?(?:[那这]一?个)?'

/** The hits, with each unit that is said to run a campaign read as that campaign. */
export function calledByOffice(
  text: string,
  hits: readonly NameHit[],
  { campaigns, words }: Offices,
): NameHit[] {
  if (campaigns.size === 0 || !words.some((it) => text.includes(it))) return [...hits]
  const behind = new RegExp(`^${RUN_BY}(?:${words.join('|')})(?:战|行动)?`)
  return hits.map((hit) => {
    const [campaign, ...more] = hit.kind === 'unit' ? hit.ids.flatMap((it) => campaigns.get(it) ?? []) : []
    const run = behind.exec(text.slice(hit.to))
    if (campaign === undefined || more.length > 0 || run === null) return hit
    const from = hit.from - (HUNG_ON.exec(text.slice(0, hit.from))?.[0].length ?? 0)
    const to = hit.to + run[0].length
    return { kind: 'campaign', ids: [campaign], text: text.slice(from, to), how: 'context', from, to }
  })
}
