/**
 * Files beside a store's own, in a folder of its name (`diaodu.sqlite.evidence/2c/2cf24dba…`): so that scans of ten
 * megabytes do not stand between the ledger's pages. A file stands under its name only once it is whole and on disk.
 */
import { existsSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { systemClock } from '../base/clock.ts'
import type { Files } from '../base/store.ts'
import { problemOf } from './faults.ts'
import { PRIVATE } from './place.ts'

const NAME = /^[0-9a-f]{8,64}$/
const OWNER_ONLY = 0o700

/** `file`: the store's own, or `:memory:`. */
export function openFiles(file: string): Files {
  return file === ':memory:' ? inMemory() : inFolder(folderOf(file))
}

export function folderOf(file: string): string {
  return `${file}.evidence`
}

function inFolder(folder: string): Files {
  const place = (name: string) => {
    if (!NAME.test(name)) throw new RangeError(`no name of a file: ${name}`)
    return join(folder, name.slice(0, 2), name)
  }
  return {
    async put(name, bytes) {
      const path = place(name)
      try {
        if (existsSync(path)) {
          const now = systemClock.now()
          return await utimes(path, now, now)
        }
        await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY })
        await written(path, bytes)
      } catch (error) {
        throw problemOf(error, path)
      }
    },
    async get(name) {
      const path = place(name)
      try {
        return existsSync(path) ? await readFile(path) : null
      } catch (error) {
        throw problemOf(error, path)
      }
    },
    async delete(name) {
      await rm(place(name), { force: true })
    },
    async *list() {
      for (const path of await namesIn(folder)) {
        const { size, mtime } = await stat(path.at)
        yield { name: path.name, bytes: size, at: mtime }
      }
    },
  }
}

async function written(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part-${process.pid}`
  try {
    const handle = await open(part, 'w', PRIVATE)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, path)
  } finally {
    await rm(part, { force: true })
  }
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function namesIn(folder: string): Promise<Array<{ readonly name: string; readonly at: string }>> {
  if (!existsSync(folder)) return []
  const found: Array<{ name: string; at: string }> = []
  for (const part of await readdir(folder))
    for (const name of await readdir(join(folder, part)))
      if (NAME.test(name)) found.push({ name, at: join(folder, part, name) })
  return found
}

/** The files of one store beside another, as far as they are not there yet; how many were copied. */
export async function copyFiles(from: string, to: string): Promise<number> {
  let copied = 0
  for (const { name, at } of await namesIn(folderOf(from))) {
    const path = join(folderOf(to), name.slice(0, 2), name)
    if (existsSync(path)) continue
    await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY })
    await copyFile(at, `${path}.part`)
    await rename(`${path}.part`, path)
    copied += 1
  }
  return copied
}

function inMemory(): Files {
  const kept = new Map<string, { bytes: Uint8Array; at: Date }>()
  return {
    put: async (name, bytes) => void kept.set(name, { bytes, at: systemClock.now() }),
    get: async (name) => kept.get(name)?.bytes ?? null,
    delete: async (name) => void kept.delete(name),
    async *list() {
      for (const [name, { bytes, at }] of kept) yield { name, bytes: bytes.length, at }
    },
  }
}
