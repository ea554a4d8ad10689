/** Whether long proofs run whole, and not the share of them that `npm test` runs: `SILKGRAPH_TESTS=whole`. */
export const isWhole: boolean = process.env['SILKGRAPH_TESTS'] === 'whole'

/** Every `nth` of the cases of a long proof, beginning with the first; all of them in a whole run. */
export function share<T>(cases: readonly T[], nth: number): readonly T[] {
  return cases.filter((_, at) => isWhole || at % nth === 0)
}
