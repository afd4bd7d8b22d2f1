/** Which program this is: the version of package.json, and the commit that a release or a checkout is of. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Version {
  readonly version: string
  /** Its first digits; null: not known, as in a copy without its history. */
  readonly commit: string | null
}

const SHOWN = 9

/** `0.1.0（4352432f1）` */
export function versionName({ version, commit }: Version = versionOf()): string {
  return commit === null ? version : `${version}（${commit}）`
}

export function versionText(): string {
  return `diaodu ${versionName()}，Node.js ${process.versions.node}`
}

export function versionOf(root: string = topOf()): Version {
  const { version, gitHead = headOf(root) } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return { version, commit: gitHead?.slice(0, SHOWN) ?? null }
}

/** The top of the checkout, or of the release. */
export function topOf(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

/** As git keeps it; a second worktree of a repository has a file that says where. */
function headOf(root: string): string | undefined {
  try {
    const there = (path: string) => readFileSync(path, 'utf8').trim()
    const own = join(root, '.git')
    const pointer = /^gitdir: (.+)$/.exec(existsSync(join(own, 'HEAD')) ? '' : there(own))?.[1]
    const folder = pointer ?? own
    const head = there(join(folder, 'HEAD'))
    const [, branch] = /^ref: (.+)$/.exec(head) ?? []
    if (branch === undefined) return head
    const common = existsSync(join(folder, 'commondir'))
      ? join(folder, there(join(folder, 'commondir')))
      : folder
    if (existsSync(join(common, branch))) return there(join(common, branch))
    const packed = there(join(common, 'packed-refs')).split('\n')
    return packed.find((it) => it.endsWith(` ${branch}`))?.split(' ')[0]
  } catch {
    return undefined
  }
}
