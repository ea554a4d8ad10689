/** Whose turn it is. */
export type Side = 'silkgraph' | 'peer'

/**
 * Silkgraph, the peer, Silkgraph, the peer ...: what the machine does besides meets both alike, and each pair of neighbours gives a ratio
 * of its own.
 */
export function turnsOf(pairs: number): readonly Side[] {
  return Array.from({ length: 2 * pairs }, (_, turn) => (turn % 2 === 0 ? 'silkgraph' : 'peer'))
}
