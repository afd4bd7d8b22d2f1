/**
 * Messages without end through every channel while its platform is killed again and again: each is answered once,
 * or its answer is known as one that may not have arrived. `node --import tsx bench/soak.ts [seconds] [kill every]`
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../src/base/clock.ts'
import type { Channel } from '../src/channels/channel.ts'
import { deliver } from '../src/channels/deliver.ts'
import type { Peer } from '../tests/channels/peer.ts'
import { aibotPeer } from '../tests/channels/peers/wecom-aibot.ts'
import { appPeer } from '../tests/channels/peers/wecom-app.ts'

const [seconds = 60, killEvery = 5] = process.argv.slice(2).map(Number)
const end = performance.now() + seconds * 1000
const going = () => performance.now() < end
const megabytes = () => (process.memoryUsage().rss / 1024 / 1024).toFixed(0)

interface Tally {
  said: number
  taken: number
  /** Answers of which the channel says that they may have arrived. */
  unknown: number
  kills: number
}

async function soak(peer: Peer): Promise<string> {
  const tally: Tally = { said: 0, taken: 0, unknown: 0, kills: 0 }
  const given = new Set<string>()
  const channel: Channel = peer.channel()
  await channel.start(async ({ from, id, text }) => {
    tally.taken += 1
    const sent = await deliver(
      channel,
      { to: from, text, answers: id },
      { clock: systemClock, patienceMs: 30_000 },
    )
    if ('ok' in sent) given.add(text)
    else tally.unknown += 1
  })
  const talking = async () => {
    while (going()) {
      tally.said += 1
      await peer.say({ id: `m${tally.said}`, person: `u${tally.said % 500}`, text: `第${tally.said}条。` })
      await sleep(5)
    }
  }
  const killing = async () => {
    for (let next = killEvery; next < seconds; next += killEvery) {
      await sleep(killEvery * 1000)
      await peer.kill()
      tally.kills += 1
      await sleep(500)
      await peer.revive()
    }
  }
  await Promise.all([talking(), killing()])
  await channel.stop()
  await peer.close()
  const shown = new Map<string, number>()
  for (const { text } of peer.received) shown.set(text, (shown.get(text) ?? 0) + 1)
  const twice = [...shown.values()].filter((it) => it > 1).length
  const lost = [...given].filter((it) => !shown.has(it)).length
  return [channel.name, tally.said, tally.taken, tally.kills, given.size, tally.unknown, twice, lost].join(
    ' | ',
  )
}

const before = megabytes()
const rows = await Promise.all([soak(await aibotPeer()), soak(await appPeer())])
console.log(
  'channel | said | taken in | kills | answered | may have arrived | shown twice | said sent, not shown',
)
for (const row of rows) console.log(row)
console.log(`memory: ${before} MB before, ${megabytes()} MB after`)
