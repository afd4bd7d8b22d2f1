/** Files of one message, fetched a few at a time: whoever sends a thousand does not get a thousand calls made. */
import type { IncomingFile } from './channel.ts'

/** More than that nobody sends with a figure; the rest is said to be unread. */
export const MOST_FILES = 10
const AT_ONCE = 3

/** Never rejects: a file that cannot be fetched, or is one too many, has no bytes. */
export async function fetchAll<T extends Pick<IncomingFile, 'name' | 'type'>>(
  files: readonly T[],
  fetch: (file: T) => Promise<IncomingFile>,
): Promise<IncomingFile[]> {
  const fetched: IncomingFile[] = files.map(({ name, type }) => ({ name, type, bytes: null }))
  const waiting = [...files.slice(0, MOST_FILES).entries()]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, file] = next
      fetched[index] = await fetch(file).catch(() => ({ name: file.name, type: file.type, bytes: null }))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return fetched
}
