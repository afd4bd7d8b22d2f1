/** Opens a file that it may not write, and prints what came of reading and of writing it. */
import { chmodSync } from 'node:fs'
import { dirname } from 'node:path'
import { openStore } from '../../src/storage/open.ts'

const file = process.argv[2] ?? ''
chmodSync(file, 0o444)
// Permissions do not bind root; the account nobody stands for any other one.
if (process.geteuid?.() === 0) {
  chmodSync(dirname(file), 0o755)
  process.setegid?.(65534)
  process.seteuid?.(65534)
}
const store = await openStore(`sqlite:${file}`)
const shelf = store.shelf('ledger')
let rows = 0
for await (const _ of shelf.entries()) rows++
const code = await shelf.set('new', 1).then(
  () => 'written',
  (error: { code?: string }) => error.code,
)
process.stdout.write(JSON.stringify({ rows, code }))
await store.close()
