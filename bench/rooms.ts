/**
 * What conversation/ and reminders/ consist of, before and now, counted by the compiler: files, streets, imports
 * between the streets, expressions, and the places where words of a message are opened outside understanding/.
 *
 *   npm run bench:rooms                      156f674 and the working tree
 *   npm run bench:rooms -- COMMIT …          other commits beside it
 *   npm run bench:rooms -- files             and each file of the working tree that opens words, with how often
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { type Opened, programOf, wordsSeen } from '../tests/words-seen.ts'

const given = process.argv.slice(2)
const commits = given.filter((it) => it !== 'files')

interface Rooms {
  readonly name: string
  readonly counts: readonly (readonly [string, number])[]
  readonly seen: readonly Opened[]
}

function countedAt(commit: string): Rooms {
  const root = mkdtempSync(join(tmpdir(), 'rooms-'))
  try {
    const tree = execFileSync('git', ['archive', commit, 'src', 'tsconfig.json'], { maxBuffer: 2 ** 28 })
    execFileSync('tar', ['-x', '-C', root], { input: tree })
    return counted(commit, root)
  } finally {
    rmSync(root, { recursive: true })
  }
}

function counted(name: string, root: string): Rooms {
  const program = programOf(root)
  const files = program.getSourceFiles().filter((it) => roomOf(root, it) !== null)
  const talk = files.filter((it) => roomOf(root, it) === 'conversation')
  const seen = wordsSeen(root, program)
  const flat = talk.filter((it) => folderOf(root, it) === 'src/conversation')
  const folders = new Set(talk.map((it) => folderOf(root, it)))
  const across = talk.flatMap((it) => targetsOf(it).map((to) => [folderOf(root, it), folderAt(root, to)]))
  const between = across.filter(([from, to]) => from !== to && to?.startsWith('src/conversation'))
  const pairs = new Set(between.map((it) => it.join(' ')))
  const bothWays = [...pairs].filter((it) => pairs.has(it.split(' ').reverse().join(' ')))
  return {
    name,
    seen,
    counts: [
      ['files in conversation/', talk.length],
      ['of them in no street', flat.length],
      ['lines', talk.reduce((sum, it) => sum + it.getLineStarts().length - 1, 0)],
      ['folders', folders.size],
      ['imports between folders', between.length],
      ['pairs of folders that import', pairs.size],
      ['of them both ways', bothWays.length / 2],
      ['expressions in conversation/', sum(talk, expressionsIn)],
      ['files with expressions', talk.filter((it) => expressionsIn(it) > 0).length],
      ['expressions in reminders/', sum(files, expressionsIn) - sum(talk, expressionsIn)],
      ['places that open the words of a message', seen.length],
      ['files that do', new Set(seen.map((it) => it.file)).size],
    ],
  }
}

function roomOf(root: string, { fileName }: ts.SourceFile): string | null {
  return /^src\/(conversation|reminders)\//.exec(relative(root, fileName))?.[1] ?? null
}

function folderOf(root: string, { fileName }: ts.SourceFile): string {
  return folderAt(root, fileName)
}

function folderAt(root: string, path: string): string {
  return relative(root, dirname(path))
}

function sum<T>(things: readonly T[], of: (thing: T) => number): number {
  return things.reduce((total, it) => total + of(it), 0)
}

/** Literals, and those built of text. */
function expressionsIn(node: ts.Node): number {
  const built = ts.isNewExpression(node) && node.expression.getText() === 'RegExp'
  let count = built || ts.isRegularExpressionLiteral(node) ? 1 : 0
  node.forEachChild((it) => {
    count += expressionsIn(it)
  })
  return count
}

/** The files that a file imports of the project's own, each once. */
function targetsOf(file: ts.SourceFile): string[] {
  const found = file.statements.flatMap((it) => {
    const imports = ts.isImportDeclaration(it) || ts.isExportDeclaration(it) ? it.moduleSpecifier : undefined
    return imports !== undefined && ts.isStringLiteral(imports) ? [imports.text] : []
  })
  const own = found.filter((it) => it.startsWith('.'))
  return [...new Set(own.map((it) => join(dirname(file.fileName), it)))]
}

const all = [...(commits.length > 0 ? commits : ['156f674']).map(countedAt), counted('now', process.cwd())]
console.log(`| | ${all.map((it) => it.name).join(' | ')} |`)
console.log(`|-|${all.map(() => '-').join('|')}|`)
for (const [at, [label]] of (all[0]?.counts ?? []).entries())
  console.log(`| ${label} | ${all.map((it) => it.counts[at]?.[1]).join(' | ')} |`)

if (given.includes('files')) {
  const often = new Map<string, number>()
  for (const { file } of all.at(-1)?.seen ?? []) often.set(file, (often.get(file) ?? 0) + 1)
  console.log('\n| file | places |\n|-|-|')
  for (const [file, count] of often) console.log(`| ${file} | ${count} |`)
}
