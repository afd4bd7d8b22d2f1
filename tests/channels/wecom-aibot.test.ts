import { channelContract } from '../contracts/channel.contract.ts'
import { aibotPeer } from './peers/wecom-aibot.ts'

channelContract(
  '企业微信智能机器人',
  {
    receives: true,
    direct: true,
    rooms: true,
    pictures: true,
    files: true,
    choices: true,
    longestText: 20_480,
  },
  () => aibotPeer(),
)
