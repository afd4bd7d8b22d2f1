/** A release, unpacked in an empty folder and run without a network where the machine can be cut off. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const MOST_MB = 70
const folder = mkdtempSync(join(tmpdir(), 'diaodu-release-'))
const [made, program, site] = ['made', 'program', 'site'].map((it) => join(folder, it)) as [
  string,
  string,
  string,
]
const cut = spawnSync('unshare', ['-n', 'true']).status === 0 ? ['unshare', '-n'] : []

afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(() => {
  execFileSync('node', [
    '-e',
    `require('./bin/release.cjs').release(${JSON.stringify(resolve('.'))}, ${JSON.stringify(made)})`,
  ])
  for (const it of [program, site]) mkdirSync(it)
  const [archive = ''] = archives('-linux-')
  execFileSync('tar', ['xzf', join(made, archive), '-C', program, '--strip-components=1'])
})

function archives(of: string): string[] {
  return readdirSync(made).filter((it) => it.endsWith('.tar.gz') && it.includes(of))
}

function diaodu(args: readonly string[], input = '') {
  const { PATH = '', HOME = '' } = process.env
  const [command = '', ...rest] = [...cut, process.execPath, join(program, 'bin/diaodu.cjs'), ...args]
  return spawnSync(command, rest, { cwd: site, input, env: { PATH, HOME }, encoding: 'utf8' })
}

describe.runIf(process.platform === 'linux')('a release', () => {
  it('has checksums that fit, and is small.', () => {
    execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: made })
    const size = Number(execFileSync('du', ['-sm', program], { encoding: 'utf8' }).split('\t')[0])
    expect(size).toBeLessThanOrEqual(MOST_MB)
    expect(existsSync(join(program, 'src'))).toBe(false)
  })

  it('is set up, examined, talked to and draws a chart and a document in an empty folder.', () => {
    expect(diaodu(['setup', '--admin', '罗主任', '--account', 'terminal/luo'])).toMatchObject({ status: 0 })
    expect(diaodu(['roster', 'add', '张三', '--unit', '市商务局', '--account', 'terminal/z']).status).toBe(0)
    const examined = diaodu(['doctor'])
    expect(examined).toMatchObject({ status: 0 })
    expect(examined.stdout).toContain('[正常] 字体')
    const talk = diaodu(
      ['chat', '--date', '2025-04-12', '--as', '张三'],
      '社零一季度增长6.8%\n画社零走势图\n',
    )
    expect(talk.stdout).toContain('已登记')
    expect(talk.stdout).toContain('已存为 data/outbox/')
    expect(diaodu(['bulletin', 'compile', '--period', '2025-03', '--out', 'papers']).status).toBe(0)
    expect(
      readdirSync(join(site, 'papers'))
        .map((it) => it.split('.').at(-1))
        .sort(),
    ).toEqual(['docx', 'png', 'xlsx'])
  })

  it.each([
    ['wechaty', { WECHATY_ENDPOINT: '127.0.0.1:1', WECHATY_TOKEN: 'insecure_x' }],
    ['bot-framework', { BOT_FRAMEWORK_LISTEN: '127.0.0.1:0/api/messages' }],
  ])('says which part a door lacks, and has it when it is unpacked: %s.', (part, settings) => {
    const words = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
    expect(diaodu(['setup', ...words]).status).toBe(0)
    expect(diaodu(['doctor']).stdout).toContain(`diaodu-版本-${part}.tar.gz`)
    execFileSync('tar', ['xzf', join(made, archives(`-${part}.`)[0] ?? ''), '-C', program])
    expect(diaodu(['doctor']).stdout).not.toContain('的组件没有安装')
  })

  it('names no folder of the machine that it was made on.', () => {
    for (const it of ['main.cjs', 'printer.cjs'])
      expect(readFileSync(join(program, 'program', it), 'utf8')).not.toContain(resolve('.'))
  })
})
