/**
 * The settings of one installation, from the environment: checked all at once before anything is opened, then
 * frozen. A fault is told by the name of its variable, what it should be and an example, never by its value.
 *
 * @example
 * readConfig({ PLAN: 'seeds/yueyang-2025' }) // { plan: 'seeds/yueyang-2025', store: 'sqlite:data/yueyang-2025.sqlite' }
 */
import { basename } from 'node:path'
import { z } from 'zod'
import { Problem } from './base/problem.ts'

/** One line for each variable that is read; `.env.example` names the same. */
const environmentSchema = z.object({
  PLAN: setting(/\S/, '应为计划数据所在的文件夹', 'seeds/yueyang-2025').default('seeds/yueyang-2025'),
  KEEP_UNKNOWN_TEXT: setting(/^(yes|no)$/, '应为 yes 或 no', 'no').default('no'),
  STORE: setting(/^(sqlite:.+|memory:)$/, '应为数据地址', 'sqlite:data/yueyang-2025.sqlite').optional(),
})

export interface Config {
  /** The folder of the plan. */
  readonly plan: string
  /** The URL of the store. */
  readonly store: string
  /** Whether texts of messages that were not understood are kept. */
  readonly keepUnknownText: boolean
}

/** Throws a Problem `config.invalid` that lists every fault. An empty variable counts as absent. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')
  const parsed = environmentSchema.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    const faults = parsed.error.issues.map((it) => `  ${it.path.join('.')}: ${it.message}`)
    throw new Problem(
      'config.invalid',
      `配置有 ${faults.length} 处错误：\n${faults.join('\n')}`,
      '请在 .env 或环境变量中改正；各项的含义见 .env.example。',
    )
  }
  const { PLAN, STORE, KEEP_UNKNOWN_TEXT } = parsed.data
  return Object.freeze({
    plan: PLAN,
    store: STORE ?? `sqlite:data/${basename(PLAN)}.sqlite`,
    keepUnknownText: KEEP_UNKNOWN_TEXT === 'yes',
  })
}

function setting(pattern: RegExp, expected: string, example: string) {
  return z.string().regex(pattern, `${expected}，例如 ${example}`)
}
