/** How wide a text is in a terminal: Chinese characters and full-width signs take two columns. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u
const UNSEEN = /\p{Mn}|\p{Cf}/u

export function widthOf(text: string): number {
  let width = 0
  for (const it of text)
    width += UNSEEN.test(it) ? 0 : WIDE.test(it) || (it.codePointAt(0) ?? 0) >= 0x1f300 ? 2 : 1
  return width
}

/** Filled up with blanks to a width in columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}
