import { describe, expect, it } from 'vitest'
import { EvidenceShelf, type KeptFile } from '../src/evidence.ts'
import { openStore } from '../src/storage/open.ts'

const png = (text: string) => ({ name: 'a.png', type: 'image/png', bytes: Buffer.from(text) })
const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'

describe('files in evidence', () => {
  it('are known by their SHA-256, once each; what is empty, too large or was not fetched is counted', () => {
    const large = { ...png(''), bytes: new Uint8Array(10 * 1024 * 1024 + 1) }
    const lost = { ...png(''), bytes: null }
    const { files, unread } = EvidenceShelf.look([png('hello'), png('hello'), png(''), large, lost])
    expect(files).toEqual([{ hash: HELLO, type: 'image/png', bytes: 5 }])
    expect(unread).toBe(3)
  })

  it('are kept by that hash and opened again; what was changed is not', async () => {
    const store = await openStore('memory:')
    const shelf = store.shelf<KeptFile>('evidence')
    const evidence = new EvidenceShelf(shelf)
    await evidence.keep([png('hello')])
    await evidence.keep([png('hello')])
    expect(Buffer.from((await evidence.open(HELLO)) ?? []).toString()).toBe('hello')
    expect(await evidence.open('0'.repeat(64))).toBeNull()
    await shelf.set(HELLO, { type: 'image/png', base64: Buffer.from('other').toString('base64') })
    expect(await evidence.open(HELLO)).toBeNull()
    await store.close()
  })
})
