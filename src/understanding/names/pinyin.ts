/**
 * Homophones: people type by sound and pick the wrong character (射零 for 社零, 科计局 for 市科技局).
 * A text is rewritten with one private code per syllable, as long as the text itself, so that the same
 * phrase finder works on sounds. The table of syllables is made beforehand by syllables.ts (`npm run train`):
 * the dictionary behind it takes longer to load than everything else together.
 */
import { readFileSync } from 'node:fs'

export const SOUNDS_FILE = new URL('sounds.json', import.meta.url)

const FIRST = 0x4e00
const LAST = 0x9fff

/** One code for each character from 一 to 鿿, in their order. */
export type SoundTable = string

export function loadSounds(): SoundTable {
  return JSON.parse(readFileSync(SOUNDS_FILE, 'utf8'))
}

export class Sounds {
  readonly #table: SoundTable

  constructor(table: SoundTable) {
    this.#table = table
  }

  /** One code per Chinese character; every other character stands for itself. */
  of(text: string): string {
    let out = ''
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      out += code >= FIRST && code <= LAST ? this.#table.charAt(code - FIRST) : text.charAt(at)
    }
    return out
  }
}

export function isChinese(character: string): boolean {
  const code = character.charCodeAt(0)
  return code >= FIRST && code <= LAST
}
