/** Marks the branch of a switch that no value can reach: a new `kind` does not compile until every switch knows it. */
export function unreachable(value: never): never {
  throw new TypeError(`unexpected value ${JSON.stringify(value)}`)
}

/**
 * Marks the last branch of a switch, which treats all kinds that are left alike. `Left` names them, so that a new `kind` does not
 * compile until it is said where it belongs.
 */
export function others<Left>(_value: Left): void {}
