/**
 * The SDKs of Wechaty and of Bot Framework are larger than everything else together: a release has them as archives of
 * their own. A door that is set up without its part is told before anything is tried.
 */
import { createRequire } from 'node:module'
import { Problem } from '../base/problem.ts'

export type Part = 'wechaty' | 'bot-framework'

const ENTRY: Readonly<Record<Part, string>> = { wechaty: 'wechaty', 'bot-framework': 'botbuilder' }
const NAMES: Readonly<Record<Part, string>> = { wechaty: 'Wechaty', 'bot-framework': 'Bot Framework' }

/** Throws a Problem `channel.missing`. */
export function needPart(part: Part): void {
  try {
    createRequire(import.meta.url).resolve(ENTRY[part])
  } catch (cause) {
    throw new Problem(
      'channel.missing',
      `${NAMES[part]} 的组件没有安装`,
      `请在程序文件夹中解开同一版本的组件包：tar xzf diaodu-版本-${part}.tar.gz；从源代码安装的，运行 npm ci --omit=dev。`,
      cause,
    )
  }
}
