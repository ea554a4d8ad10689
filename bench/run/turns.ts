/** Whose turn it is. */
export type Side = 'silkgraph' | 'peer'

/**
 * Silkgraph, the peer, Silkgraph, the peer ...: what else the machine does meets both alike, and each two neighbours give a
 * ratio of their own.
 */
export function turnsOf(pairs: number): readonly Side[] {
  return Array.from({ length: 2 * pairs }, (_, turn) => (turn % 2 === 0 ? 'silkgraph' : 'peer'))
}
