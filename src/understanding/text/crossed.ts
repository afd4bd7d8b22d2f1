/**
 * Every word of one list before every word of the next, the lists parted by blanks: crossed('还没 未', '出 定') is
 * 还没出, 还没定, 未出, 未定.
 */
export function crossed(...parts: readonly string[]): string[] {
  const before = (all: readonly string[], part: string) =>
    all.flatMap((it) => part.split(' ').map((word) => it + word))
  return parts.reduce<string[]>(before, [''])
}
