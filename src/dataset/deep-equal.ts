/** Whether two plain values are the same, in whatever order their keys stand; a key whose value is undefined is absent. */
export function isDeepEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, at) => isDeepEqual(item, other[at]))
    )
  const [mine, theirs] = [definedEntries(one), definedEntries(other)]
  return (
    mine.size === theirs.size &&
    [...mine].every(([key, value]) => theirs.has(key) && isDeepEqual(value, theirs.get(key)))
  )
}

function definedEntries(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([, part]) => part !== undefined))
}
