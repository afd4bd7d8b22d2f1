/**
 * `diaodu doctor`: one line for each thing that must be in order, with the remedy where it is not. Looks and changes
 * nothing; may be run beside the bot. Exit code 1 where something is wrong.
 */
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Config } from '../config.ts'
import { loadRoster } from '../plan/roster.ts'
import { loadPlan } from '../plan/seeds.ts'
import { rosterPlace } from '../roster-place.ts'
import { belonging } from './checks/belonging.ts'
import { type Finding, good } from './checks/finding.ts'
import { calendar, font, node, plan, program, roster } from './checks/installation.ts'
import { notices } from './checks/notices.ts'
import { membersNow, people, planYear } from './checks/people.ts'
import { channels } from './checks/reach.ts'
import { store } from './checks/store.ts'

const LABEL = { good: '[正常]', hint: '[提示]', bad: '[问题]' } as const

export async function doctor(
  settings: () => Config,
  clock: Clock,
  print: (line: string) => void,
): Promise<number> {
  let [faults, hints] = [0, 0]
  const tell = (findings: readonly Finding[]) => {
    for (const { is, text, remedy } of findings) {
      if (is === 'bad') faults++
      if (is === 'hint') hints++
      print(`${LABEL[is]} ${text}${remedy === undefined ? '' : ` 处理：${remedy}`}`)
    }
  }
  const check = async (look: () => Finding[] | Promise<Finding[]>) => {
    try {
      tell(await look())
    } catch (error) {
      tell(findingsOf(error))
    }
  }

  await check(program)
  await check(node)
  await check(font)
  let config: Config | null = null
  await check(() => {
    config = settings()
    return [good('配置 完整')]
  })
  if (config !== null) {
    const whole = config as Config
    const { plan: folder, store: url } = whole
    await check(() => plan(folder))
    await check(() => planYear(loadPlan(folder), clock))
    await check(() => roster(whole))
    await check(async () => {
      const catalogue = loadPlan(folder)
      return people(whole, catalogue, await membersNow(whole, catalogue, clock), clock)
    })
    await check(() => {
      const catalogue = loadPlan(folder)
      return notices(whole, catalogue, loadRoster(rosterPlace(whole), catalogue).people)
    })
    await check(() => calendar(loadPlan(folder), clock))
    await check(() => store(url, clock))
    await check(() => belonging(folder, url))
    await check(() => channels(whole, clock))
  }
  const beside = hints === 0 ? '' : `，${hints} 处提示`
  print(faults === 0 ? `检查完毕，没有问题${beside}。` : `检查完毕，${faults} 处问题${beside}。`)
  return faults === 0 ? 0 : 1
}

/** A Problem that lists several faults, one a line, is as many findings; the remedy stands with the last. */
function findingsOf(error: unknown): Finding[] {
  if (!(error instanceof Problem)) throw error
  const [head = '', ...rest] = error.message.split('\n').map((it) => it.trim())
  const texts =
    rest.length === 0 ? [head] : rest.map((it) => `${head.replace(/有 \d+ 处错误[:：]$/, '')} ${it}`)
  return texts.map((text, index) => ({
    is: 'bad',
    text,
    ...(index === texts.length - 1 ? { remedy: error.remedy } : {}),
  }))
}
