/** Letters of scripts that run from right to left: the ranges that Unicode keeps for them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * A name that goes into a sentence: one with letters that run from right to left is isolated, so that what follows it, such as
 * a number, stays in its place. Any other is returned as it is. Where a name is an element of the page, `bdi` does the same.
 */
export function isolated(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name
}
