import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openStore } from '../../src/storage/open.ts'
import { storeContract } from '../contracts/store.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-store-'))
let files = 0

afterAll(() => rmSync(folder, { recursive: true }))

storeContract('a file', () => openStore(`sqlite:${join(folder, `${files++}.sqlite`)}`))
storeContract('memory', () => openStore('memory:'))
