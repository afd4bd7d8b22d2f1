/** The tree as the house test reads it: files, their imports, and the map that README prints. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export interface Import {
  readonly file: string
  /** A file of the project by its path from the top, or a package. */
  readonly target: string
  readonly typeOnly: boolean
}

const OUTSIDE = new Set(['node_modules', '.git', 'data', 'coverage', 'release'])

/** Every file below a folder, by its path from the top. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (OUTSIDE.has(entry.name)) return []
    const path = normalize(join(folder, entry.name))
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

export function codeIn(folder: string): string[] {
  return filesIn(folder).filter((it) => it.endsWith('.ts'))
}

export function read(file: string): string {
  return readFileSync(file, 'utf8')
}

/** What a file does, without what it says about itself. */
export function codeOf(file: string): string {
  return read(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?'([^']+)'/gm
const DYNAMIC = /\bimport\('([^']+)'\)/g

export function importsOf(file: string): Import[] {
  const text = read(file)
  const found = (specifier: string, typeOnly: boolean): Import => ({
    file,
    target: specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : packageOf(specifier),
    typeOnly,
  })
  return [
    ...[...text.matchAll(STATEMENT)].map(([, type, names = '', specifier = '']) =>
      found(specifier, type !== undefined || onlyTypes(names)),
    ),
    ...[...text.matchAll(DYNAMIC)].map(([, specifier = '']) => found(specifier, false)),
  ]
}

/** `{ type A, type B }` */
function onlyTypes(names: string): boolean {
  const inner = /^\{(.*)\}$/s.exec(names.trim())?.[1]?.split(',') ?? []
  const given = inner.map((it) => it.trim()).filter((it) => it !== '')
  return given.length > 0 && given.every((it) => it.startsWith('type '))
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** The room of a file in src: `base`, `plan`, …; `''` for the files at its root. */
export function roomOf(file: string): string {
  const parts = file.split('/')
  return parts.length > 2 ? (parts[1] ?? '') : ''
}

/** The first cycle among files that import one another, or null. */
export function cycleAmong(imports: readonly Import[]): string[] | null {
  const next = new Map<string, string[]>()
  for (const { file, target } of imports) next.set(file, [...(next.get(file) ?? []), target])
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return null
    for (const target of next.get(file) ?? []) {
      const cycle = walk(target, [...path, file])
      if (cycle) return cycle
    }
    done.add(file)
    return null
  }
  for (const file of next.keys()) {
    const cycle = walk(file, [])
    if (cycle) return cycle
  }
  return null
}

/** Paths of README's map: the fenced block that has a line beginning `src/`, nested by two spaces. */
export function mapOf(readme: string): string[] {
  const block = readme.split('```').find((it, index) => index % 2 === 1 && /^src\//m.test(it)) ?? ''
  const lines = block
    .split('\n')
    .slice(1)
    .filter((it) => it.trim() !== '')
  let above = ''
  return lines.map((line) => {
    const [, indent = '', name = ''] = /^( *)(\S+)/.exec(line) ?? []
    if (indent === '') above = name.endsWith('/') ? name : ''
    return indent === '' ? name : `${above}${name}`
  })
}
