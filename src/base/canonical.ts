/**
 * One text for one JSON value, whatever order its keys were written in: keys sorted by code unit, nothing
 * undefined, no spaces. `canonical({ b: 1, a: [true] })` is `{"a":[true],"b":1}`. Hashes and comparisons are
 * made over this text, so that a value read back by another process or engine is the same value.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
    return `{${members.join(',')}}`
  }
  if (
    value === undefined ||
    typeof value === 'bigint' ||
    typeof value === 'function' ||
    typeof value === 'symbol'
  ) {
    throw new TypeError(`not JSON: ${typeof value}`)
  }
  return JSON.stringify(value)
}
