/** A full disk: what was acknowledged is there, what was refused is refused in words, and with room it goes on. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-full-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** In a mount namespace of the child's own, so that nothing is left mounted whatever happens. */
const TMPFS = `mount -t tmpfs -o size=2m tmpfs "${folder}"`
const canMount = spawnSync('unshare', ['-m', 'sh', '-c', TMPFS]).status === 0
const program = join(import.meta.dirname, 'disk-full.ts')

function run(command: string, args: string[]) {
  return JSON.parse(execFileSync(command, args, { encoding: 'utf8' }))
}

describe('a full disk', { timeout: 60_000 }, () => {
  it.skipIf(!canMount)(
    'is reported as full on a file system of 2 MB, and nothing acknowledged is lost',
    () => {
      const node = `exec "${process.execPath}" --import tsx "${program}" "${folder}"`
      const fill = `head -c 1000000 /dev/zero > "${folder}/filler"`
      const seen = run('unshare', ['-m', 'sh', '-c', `${TMPFS} && ${fill} && ${node}`])
      expect(seen).toMatchObject({ code: 'store.full', again: 'store.full' })
      expect(seen.message).toContain('磁盘已满')
      expect(seen.message).toContain('full.sqlite')
      expect(seen.remedy).toContain('清理磁盘')
      expect(seen.acknowledged).toBeGreaterThan(100)
      expect(seen.kept).toEqual({ entries: seen.acknowledged, faults: [] })
      expect(seen.after).toEqual({ acknowledged: 100, entries: seen.acknowledged + 100, faults: [] })
    },
  )

  it('is reported where a limit on the size of files is reached, and nothing acknowledged is lost', () => {
    const node = `exec "${process.execPath}" --import tsx "${program}" "${folder}"`
    const seen = run('sh', ['-c', `ulimit -f 512 && ${node}`])
    // SQLite cannot tell a limit from a broken disk.
    expect(['store.io', 'store.full']).toContain(seen.code)
    expect(seen.acknowledged).toBeGreaterThan(100)
    expect(seen.kept).toEqual({ entries: seen.acknowledged, faults: [] })
  })
})
