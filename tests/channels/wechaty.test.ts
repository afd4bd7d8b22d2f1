import { channelContract } from '../contracts/channel.contract.ts'
import { wechatyPeer } from './peers/wechaty.ts'

channelContract(
  'Wechaty',
  {
    receives: true,
    direct: true,
    rooms: true,
    pictures: true,
    files: true,
    choices: false,
    longestText: 4096,
  },
  wechatyPeer,
)
