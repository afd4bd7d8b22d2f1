/**
 * Homophones: people type by sound and pick the wrong character (射零 for 社零, 科计局 for 市科技局).
 * A text is rewritten with one private code per folded syllable, as long as the text itself, so that
 * the same phrase finder works on sounds. Folded as southern speakers confuse them: z/zh, c/ch, s/sh, n/l, -n/-ng.
 */
import { pinyin } from 'pinyin-pro'

const FIRST_CODE = 0xe100

export class Sounds {
  readonly #codes = new Map<string, string>()
  readonly #byCharacter = new Map<string, string>()

  /** One code per Chinese character; every other character stands for itself. */
  of(text: string): string {
    let out = ''
    for (let at = 0; at < text.length; at++) {
      const character = text.charAt(at)
      out += isChinese(character) ? this.#code(character) : character
    }
    return out
  }

  #code(character: string): string {
    const cached = this.#byCharacter.get(character)
    if (cached !== undefined) return cached
    const syllable = fold(pinyin(character, { toneType: 'none', v: true }))
    let code = this.#codes.get(syllable)
    if (code === undefined) {
      code = String.fromCharCode(FIRST_CODE + this.#codes.size)
      this.#codes.set(syllable, code)
    }
    this.#byCharacter.set(character, code)
    return code
  }
}

export function isChinese(character: string): boolean {
  const code = character.charCodeAt(0)
  return code >= 0x4e00 && code <= 0x9fff
}

function fold(syllable: string): string {
  return syllable
    .replace(/^(z|c|s)h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/ng$/, 'n')
}
