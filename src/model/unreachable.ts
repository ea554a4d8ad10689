/** Marks the branch of a switch that no value can reach: a new `kind` does not compile until every switch knows it. */
export function unreachable(value: never): never {
  throw new TypeError(`unexpected value ${JSON.stringify(value)}`)
}
