/** Places of a document, and whether one lies in another. */
export interface Span {
  readonly from: number
  readonly to: number
}

export function isClaimed(spans: readonly Span[], { from, to }: Span): boolean {
  return spans.some((it) => it.from <= from && to <= it.to)
}
