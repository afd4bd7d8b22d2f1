/** The five platforms on loopback, and what a channel must be told to reach them. */
import type { Peer } from '../tests/channels/peer.ts'
import { servicePeer } from '../tests/channels/peers/bot-framework.ts'
import { TOKEN as GATEWAY_TOKEN, wechatyPeer } from '../tests/channels/peers/wechaty.ts'
import { aibotPeer, SECRET as BOT_SECRET } from '../tests/channels/peers/wecom-aibot.ts'
import { AES_KEY, SECRET as APP_SECRET, appPeer, CORP, TOKEN } from '../tests/channels/peers/wecom-app.ts'
import { KEY, robotPeer } from '../tests/channels/peers/wecom-robot.ts'
import type { Settings } from './hosted.ts'

export interface Platform {
  readonly peer: Peer
  readonly settings: Settings
  /** Where the platform calls the bot from now on; nothing where it does not call. */
  callsGoTo(port: number | undefined): void
}

/** `limits`: whether the robot's 20 messages a minute count. */
export async function platforms(limits: boolean): Promise<Platform[]> {
  const [aibot, app, robot, wechaty, service] = await Promise.all([
    aibotPeer(),
    appPeer(),
    robotPeer(Number.POSITIVE_INFINITY),
    wechatyPeer(),
    servicePeer(),
  ])
  const listen = (path: string) => ({ host: '127.0.0.1', port: 0, path })
  const nowhere = () => {}
  return [
    {
      peer: aibot,
      settings: { name: 'wecom-aibot', settings: { botId: 'bot', secret: BOT_SECRET, url: aibot.url } },
      callsGoTo: nowhere,
    },
    {
      peer: app,
      settings: {
        name: 'wecom-app',
        settings: {
          api: app.api,
          corpId: CORP,
          secret: APP_SECRET,
          agentId: 218,
          token: TOKEN,
          aesKey: AES_KEY,
          listen: listen('/wecom'),
        },
      },
      callsGoTo: (port) => app.callsGoTo(port ?? null),
    },
    {
      peer: robot,
      settings: {
        name: 'wecom-robot',
        settings: {
          api: robot.api,
          robots: { 调度群: KEY },
          ...(limits ? {} : { perMinute: Number.MAX_SAFE_INTEGER }),
        },
      },
      callsGoTo: nowhere,
    },
    {
      peer: wechaty,
      settings: {
        name: 'wechaty',
        settings: {
          gateway: { endpoint: wechaty.endpoint, token: GATEWAY_TOKEN, tls: { disable: false } },
          lastingIds: true,
        },
      },
      callsGoTo: nowhere,
    },
    {
      peer: service,
      settings: {
        name: 'bot-framework',
        settings: { identity: null, hosts: [], listen: listen('/api/messages') },
      },
      callsGoTo: (port) => service.callsGoTo(port ?? null),
    },
  ]
}
