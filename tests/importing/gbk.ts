/** Characters as the bytes of GBK, which the runtime decodes but does not write. */
const codes = new Map<string, string>()
const decoder = new TextDecoder('gbk')
for (let one = 0x81; one <= 0xfe; one++)
  for (let two = 0x40; two <= 0xfe; two++) {
    const said = decoder.decode(Uint8Array.of(one, two))
    if ([...said].length === 1) codes.set(said, one.toString(16) + two.toString(16))
  }

export function gbkOf(character: string): string {
  const code = codes.get(character) ?? character.charCodeAt(0).toString(16).padStart(2, '0')
  return code
}
