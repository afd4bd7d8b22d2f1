/**
 * The table of sounds, from pinyin-pro's dictionary: syllables without tones, folded as southern speakers
 * confuse them (z/zh, c/ch, s/sh, n/l, -n/-ng).
 */
import { pinyin } from 'pinyin-pro'
import type { SoundTable } from './pinyin.ts'

/** The first of the private characters that stand for syllables; those before it are masks. */
const FIRST_CODE = 0xe100

export function soundTable(): SoundTable {
  const codes = new Map<string, string>()
  let table = ''
  for (let character = 0x4e00; character <= 0x9fff; character++) {
    const syllable = folded(pinyin(String.fromCharCode(character), { toneType: 'none', v: true }))
    const code = codes.get(syllable) ?? String.fromCharCode(FIRST_CODE + codes.size)
    codes.set(syllable, code)
    table += code
  }
  return table
}

function folded(syllable: string): string {
  return syllable
    .replace(/^(z|c|s)h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/ng$/, 'n')
}
