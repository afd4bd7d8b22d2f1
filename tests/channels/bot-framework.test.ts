import { channelContract } from '../contracts/channel.contract.ts'
import { servicePeer } from './peers/bot-framework.ts'

channelContract(
  'Bot Framework',
  {
    receives: true,
    direct: true,
    rooms: true,
    pictures: true,
    files: true,
    choices: true,
    longestText: 10_000,
  },
  servicePeer,
)
