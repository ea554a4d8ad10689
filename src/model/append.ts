/** Adds a value to the list under a key. In place: a hub with thousands of lines would be copied once for each of them. */
export function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}
