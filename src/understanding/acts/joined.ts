/** Each word of a list joined with each of the next, with blanks between the whole; `-` stands for nothing. */
export function joined(...lists: readonly string[]): string {
  return lists
    .map((it) => it.split(' ').map((word) => word.replace('-', '')))
    .reduce((all, list) => all.flatMap((it) => list.map((next) => it + next)))
    .join(' ')
}
