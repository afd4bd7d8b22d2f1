/** What is said of a command line: help with an example, the nearest verb, the version; always in Chinese. */
import { describe, expect, it } from 'vitest'
import { padded, widthOf } from '../../src/cli/columns.ts'
import { parsed, type Verb } from '../../src/cli/command-line.ts'
import { completionScript } from '../../src/cli/completion.ts'
import { UsageProblem } from '../../src/cli/operator.ts'

const run = async () => 0
const VERBS: readonly Verb[] = [
  { name: 'chat', does: '在终端对话', options: { date: ['日期', '按这一天'] }, examples: ['chat'], run },
  {
    name: 'ledger',
    does: '核对台账',
    words: 'verify|export [文件]',
    flags: { 'dry-run': '只试' },
    examples: ['ledger verify'],
    run,
  },
]

function read(...args: string[]) {
  const said: string[] = []
  const line = parsed(VERBS, args, { print: (it) => said.push(it), called: 'diaodu', version: () => '版本' })
  return { ...line, said: said.join('\n') }
}

function refused(...args: string[]): string {
  try {
    read(...args)
  } catch (error) {
    if (error instanceof UsageProblem) return `${error.message} ${error.remedy}`
    throw error
  }
  throw new Error('it was taken')
}

describe('a command line', () => {
  it('is read into the verb, its words, its options and its flags.', () => {
    expect(read('ledger', 'import', '表.xlsx', '--dry-run')).toMatchObject({
      verb: { name: 'ledger' },
      words: ['import', '表.xlsx'],
      flags: new Set(['dry-run']),
    })
    expect(read('chat', '--date', '2025-04-12').options).toEqual({ date: '2025-04-12' })
  })

  it('that asks for help gets it, of all verbs or of one, with what it takes and an example.', () => {
    for (const args of [[], ['help'], ['--help'], ['-h']]) {
      const { verb, said } = read(...args)
      expect(verb).toBeNull()
      expect(said).toContain('chat')
      expect(said).toContain('核对台账')
    }
    for (const args of [
      ['ledger', '--help'],
      ['help', 'ledger'],
      ['ledger', 'verify', '-h'],
    ]) {
      const { verb, said } = read(...args)
      expect(verb).toBeNull()
      expect(said).toContain('用法：diaodu ledger verify|export [文件] [--dry-run]')
      expect(said).toContain('例：\n  diaodu ledger verify')
    }
  })

  it('with a slip of the pen is told which verb or option is near.', () => {
    expect(refused('chta')).toMatch(/没有“chta”这个命令.*是不是 chat/s)
    expect(refused('chat', '--dtae', '1')).toMatch(/没有“--dtae”这个选项.*--date/s)
    expect(refused('speak')).not.toContain('是不是')
  })

  it('with too much or too little is told how it is written, and in no English.', () => {
    for (const args of [
      ['chat', 'now'],
      ['chat', '--date'],
      ['chat', '--colour', 'red'],
    ]) {
      expect(refused(...args)).toContain('用法：chat [--date 日期]')
      expect(refused(...args)).not.toMatch(/error|argument|option\b/i)
    }
  })

  it('may ask for the version.', () => {
    expect(read('--version').said).toBe('版本')
    expect(read('-V').verb).toBeNull()
  })

  it('is aligned by columns, of which a Chinese character takes two.', () => {
    expect(widthOf('台账，a')).toBe(7)
    expect(padded('台账', 6)).toBe('台账  ')
    const descriptions = read('help')
      .said.split('\n')
      .filter((it) => /^ {2}(chat|ledger) /.test(it))
    expect(new Set(descriptions.map((it) => it.search(/[^\x20-\x7e]/))).size).toBe(1)
  })

  it('is completed in bash and in zsh, verbs first and then what each takes.', () => {
    for (const shell of ['bash', 'zsh'] as const) {
      const script = completionScript(shell, VERBS)
      for (const it of ['chat', 'ledger', 'verify', 'export', '--dry-run', '--date'])
        expect(script).toContain(it)
      expect(script).not.toContain('[文件]')
    }
  })
})
