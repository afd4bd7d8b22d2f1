import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The real command, in a process of its own. */
function diaodu(args: string[], input = '') {
  const STORE = `sqlite:${join(folder, 'bot.sqlite')}`
  const env = { ...process.env, PLAN: 'seeds/yueyang-2025', STORE }
  const command = ['--import', 'tsx', 'src/main.ts', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { input, env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('the command line', { timeout: 60_000 }, () => {
  it('answers piped lines as chat, and knows the figure when it is started again.', () => {
    const first = diaodu(['chat', '--date', '2025-04-12'], '社零一季度增长6.8%\n')
    expect(first.status).toBe(0)
    expect(first.stdout).toContain('待审核')
    expect(first.stdout).not.toContain('> ')
    expect(first.stderr).toContain('今天是2025-04-12')

    const second = diaodu(['start'], '社零咋样了\n退出\n社零目标是多少\n')
    expect(second.stdout).toContain('6.8%')
    expect(second.stdout.trim().split('\n\n')).toHaveLength(1)
  })

  it('refuses what it does not know with the remedy on stderr, and exit code 2.', () => {
    const verb = diaodu(['speak'])
    expect(verb).toMatchObject({ status: 2, stdout: '' })
    expect(verb.stderr).toContain('没有“speak”这个命令')
    const option = diaodu(['chat', '--colour', 'red'])
    expect(option).toMatchObject({ status: 2, stdout: '' })
    expect(option.stderr).toContain('用法：chat')
    const date = diaodu(['chat', '--date', '2025-02-30'])
    expect(date).toMatchObject({ status: 2, stdout: '' })
  })

  it('lists every wrong setting at once and shows no value.', () => {
    const env = { ...process.env, PLAN: ' ', STORE: 'postgres://user:geheim@db' }
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts', 'plan', 'check'], {
      env,
      encoding: 'utf8',
    })
    expect(run.status).toBe(1)
    expect(run.stderr).toContain('PLAN')
    expect(run.stderr).toContain('STORE')
    expect(run.stderr).not.toContain('geheim')
  })
})
