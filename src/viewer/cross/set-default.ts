/** The value that a map has of a key; what is made for it where it has none, which it has from then on. */
export function setDefault<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
