/**
 * The zip that docx and xlsx are: read, and written so that the same parts give the same bytes, for the writers put
 * the present time into it. Reads only what such a writer makes: no encryption, no zip64, sizes in the directory.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

export interface Part {
  readonly name: string
  readonly bytes: Uint8Array
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** 1 January 1980, the first day that a zip can say. */
const FIRST_DAY = 0x0021
/** Names are UTF-8. */
const UTF8 = 0x0800
const DEFLATED = 8

/** Whether it unpacks to more than `most` bytes, whatever it says of itself. Throws on what is no zip. */
export function unpacksBeyond(archive: Uint8Array, most: number): boolean {
  let left = most
  for (const { packed, method } of placesOf(archive)) {
    try {
      left -=
        method === DEFLATED ? inflateRawSync(packed, { maxOutputLength: left + 1 }).length : packed.length
    } catch (error) {
      if (error instanceof RangeError) return true
      throw error
    }
    if (left < 0) return true
  }
  return false
}

function endOf(archive: Uint8Array): { zip: Buffer; end: number } {
  const zip = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0) throw new Error('not a zip')
  return { zip, end }
}

/** Throws on what is no zip. */
export function partsOf(archive: Uint8Array): Part[] {
  return placesOf(archive).map(({ name, packed, method }) => {
    return { name, bytes: method === DEFLATED ? inflateRawSync(packed) : packed }
  })
}

function placesOf(archive: Uint8Array) {
  const { zip, end } = endOf(archive)
  const places: Array<{ readonly name: string; readonly packed: Buffer; readonly method: number }> = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new Error('a zip whose directory is broken')
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((it) => zip.readUInt16LE(at + it)) as [
      number,
      number,
      number,
    ]
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(from, from + size)
    places.push({ name: zip.toString('utf8', at + 46, at + 46 + name), packed, method })
    at += 46 + name + extra + comment
  }
  return places
}

/** The same parts in the same order are the same bytes, whenever and wherever they are put together. */
export function archiveOf(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of parts) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const label = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(UTF8, 2)
    common.writeUInt16LE(DEFLATED, 4)
    common.writeUInt16LE(FIRST_DAY, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(label.length, 22)
    files.push(word(LOCAL), common, label, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(word(CENTRAL), half(20), common, place, label)
    offset += 30 + label.length + packed.length
  }
  const size = directory.reduce((sum, it) => sum + it.length, 0)
  const count = half(parts.length)
  const end = [word(END), word(0), count, count, word(size), word(offset), half(0)]
  return Buffer.concat([...files, ...directory, ...end])
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

/** The archive again with its parts changed where they say the present time, and where `edit` knows better than the writer. */
export function settled(
  archive: Uint8Array,
  at: string,
  edit: (name: string, xml: string) => string = (_, xml) => xml,
): Uint8Array {
  const stamp = /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g
  return archiveOf(
    partsOf(archive).map(({ name, bytes }) => {
      if (!name.endsWith('.xml')) return { name, bytes }
      const text = edit(name, Buffer.from(bytes).toString('utf8'))
      return {
        name,
        bytes: Buffer.from(name === 'docProps/core.xml' ? text.replace(stamp, `$1${at}$2`) : text),
      }
    }),
  )
}
