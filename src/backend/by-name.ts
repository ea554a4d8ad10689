type ByName = (one: { readonly name: string }) => boolean

/** Whether something has a name that is among these. */
export function isIn(named: readonly { readonly name: string }[]): ByName {
  const names = new Set(named.map(({ name }) => name))
  return ({ name }) => names.has(name)
}

/** Whether something has a name that is not among these. */
export function isNotIn(named: readonly { readonly name: string }[]): ByName {
  const isAmong = isIn(named)
  return (one) => !isAmong(one)
}
