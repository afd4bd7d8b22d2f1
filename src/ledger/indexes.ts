/** Maps of lists and of sets, as the folds keep them. */

export function listIn<V>(map: Map<string, V[]>, key: string): V[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}

export function setIn<V>(map: Map<string, Set<V>>, key: string): Set<V> {
  const set = map.get(key) ?? new Set<V>()
  map.set(key, set)
  return set
}

export function drop<V>(list: V[] | undefined, item: V): void {
  const at = list?.indexOf(item) ?? -1
  if (at >= 0) list?.splice(at, 1)
}
