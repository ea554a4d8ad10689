import { isList } from '../../model/kinds.ts'
import type { SubgraphRelationship } from '../../subgraph/subgraph.ts'
import type { Evidence, ExportOptions } from '../writer.ts'

/** The evidence of the claims that a relationship's `claims` property names, in its order; empty where left out. */
export function evidenceOf(
  { properties }: SubgraphRelationship,
  options: ExportOptions,
): readonly Evidence[] {
  const claims = properties['claims'] ?? null
  const { evidenceOf: find } = options
  if (find === undefined || !isList(claims)) return []
  return claims.flatMap((claim) => (typeof claim === 'string' ? find(claim) : []))
}
