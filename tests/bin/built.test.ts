/** The start script on a checkout of three files: the same script, the same bundler, another program. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'diaodu-built-'))
  cpSync('bin', join(root, 'bin'), { recursive: true })
  mkdirSync(join(root, 'src/rendering'), { recursive: true })
  mkdirSync(join(root, 'node_modules'))
  for (const it of ['esbuild', '@esbuild'])
    symlinkSync(resolve('node_modules', it), join(root, 'node_modules', it))
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  writeFileSync(join(root, 'src/rendering/printer.ts'), 'export {}\n')
  says('甲')
})

afterEach(() => {
  rmSync(root, { recursive: true })
})

function says(word: string): void {
  writeFileSync(join(root, 'src/word.ts'), `export const word: string = '${word}'\n`)
  writeFileSync(
    join(root, 'src/main.ts'),
    `import { word } from './word.ts'\nconsole.log(/^[甲乙]$/.test(word) ? word : '—')\n`,
  )
}

function started(): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'bin/diaodu.cjs'), 'start'])
  expect([status, stderr.toString()]).toEqual([0, ''])
  return stdout.toString().trim()
}

/** Files that a start made, with what tells whether they were made again. */
function made(): string[] {
  const home = join(root, 'node_modules/.cache/diaodu')
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((it) => it.endsWith('main.cjs'))
    .map((it) => `${it} ${statSync(join(home, it)).ino}`)
    .sort()
}

describe('the built form', () => {
  it('is made at the first start and used again at the second.', () => {
    expect(started()).toBe('甲')
    const first = made()
    expect(first).toHaveLength(1)
    expect(started()).toBe('甲')
    expect(made()).toEqual(first)
  })

  it('is never run where the source was edited, not even to another word of the same length with the time set back.', () => {
    expect(started()).toBe('甲')
    const file = join(root, 'src/word.ts')
    const { atime, mtime } = statSync(file)
    says('乙')
    utimesSync(file, atime, mtime)
    expect(started()).toBe('乙')
    says('甲')
    expect(started()).toBe('甲')
  })

  it('is made anew when a file of the source is added that takes the place of a package.', () => {
    expect(started()).toBe('甲')
    writeFileSync(join(root, 'src/other.ts'), 'export const word = "丙"\n')
    writeFileSync(join(root, 'src/main.ts'), `import { word } from './other.ts'\nconsole.log(word)\n`)
    expect(started()).toBe('丙')
  })

  it('is kept where files were only touched.', () => {
    expect(started()).toBe('甲')
    const first = made()
    utimesSync(join(root, 'src/word.ts'), new Date(), new Date())
    expect(started()).toBe('甲')
    expect(made()).toEqual(first)
  })

  it('is made anew where it was damaged on the way: half a list of what it was made of is none.', () => {
    expect(started()).toBe('甲')
    const home = join(root, 'node_modules/.cache/diaodu')
    const [list = ''] = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((it) =>
      it.endsWith('made.json'),
    )
    const text = readFileSync(join(home, list), 'utf8')
    writeFileSync(join(home, list), text.slice(0, text.length / 2))
    expect(started()).toBe('甲')
  })

  it('runs code that V8 kept of the same file only: a spoilt cache is made again.', () => {
    expect(started()).toBe('甲')
    const home = join(root, 'node_modules/.cache/diaodu')
    const caches = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((it) =>
      it.endsWith('.bin'),
    )
    expect(caches).toHaveLength(1)
    for (const it of caches) writeFileSync(join(home, it), 'not what V8 wrote')
    expect(started()).toBe('甲')
    for (const it of caches) expect(readFileSync(join(home, it)).length).toBeGreaterThan(100)
  })

  it('needs no place to write: where the packages may not be written to, the program runs all the same.', () => {
    rmSync(join(root, 'node_modules'), { recursive: true })
    mkdirSync(join(root, 'node_modules'))
    for (const it of ['esbuild', '@esbuild'])
      symlinkSync(resolve('node_modules', it), join(root, 'node_modules', it))
    // A file where the folder should be refuses root, too.
    writeFileSync(join(root, 'node_modules/.cache'), '')
    chmodSync(join(root, 'node_modules'), 0o555)
    expect(started()).toBe('甲')
    says('乙')
    expect(started()).toBe('乙')
    chmodSync(join(root, 'node_modules'), 0o755)
  })
})
