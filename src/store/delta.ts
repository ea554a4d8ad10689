import type { GraphSchema } from '../model/schema.ts'
import type { Value } from '../model/values.ts'
import { ChangedAdjacency } from './changed-adjacency.ts'
import { ChangedLabels } from './changed-labels.ts'
import { Counts } from './counts.ts'
import { NewRelationships } from './new-relationships.ts'
import type { TokenCounts } from './tokens.ts'

/** What has changed since the base. Immutable once committed: a transaction works on a copy. */
export interface Delta {
  tokens: TokenCounts
  schema: GraphSchema
  schemaVersion: number
  nodeLimit: number
  relationshipLimit: number
  nodeCount: number
  relationshipCount: number
  /** How many of the base's free ids are in use again. */
  nodesReused: number
  relationshipsReused: number
  readonly deadNodes: Set<number>
  readonly deadRelationships: Set<number>
  readonly labels: ChangedLabels
  readonly relationships: NewRelationships
  /** By type id x 2, plus 1 for incoming. */
  readonly adjacency: ChangedAdjacency[]
  /** By key id, then by element; null where the property was removed. */
  readonly nodeProperties: Map<number, Value>[]
  readonly relationshipProperties: Map<number, Value>[]
  readonly counts: Counts
}

/** Cost: linear in the delta. Runs of relationships are shared until one of them changes. */
export function copyDelta(delta: Delta): Delta {
  const copies = <V>(maps: readonly Map<number, V>[]): Map<number, V>[] => maps.map((map) => new Map(map))
  return {
    tokens: delta.tokens,
    schema: delta.schema,
    schemaVersion: delta.schemaVersion,
    nodeLimit: delta.nodeLimit,
    relationshipLimit: delta.relationshipLimit,
    nodeCount: delta.nodeCount,
    relationshipCount: delta.relationshipCount,
    nodesReused: delta.nodesReused,
    relationshipsReused: delta.relationshipsReused,
    deadNodes: new Set(delta.deadNodes),
    deadRelationships: new Set(delta.deadRelationships),
    labels: new ChangedLabels(delta.labels),
    relationships: new NewRelationships(delta.relationships),
    adjacency: delta.adjacency.map((runs) => new ChangedAdjacency(runs)),
    nodeProperties: copies(delta.nodeProperties),
    relationshipProperties: copies(delta.relationshipProperties),
    counts: new Counts(delta.counts),
  }
}

/** How many entries a delta has: what copying and folding it in costs. */
export function sizeOf(delta: Delta): number {
  const sum = (maps: readonly { readonly size: number }[]): number =>
    maps.reduce((total, map) => total + map.size, 0)
  return (
    delta.labels.size +
    delta.relationships.size +
    delta.deadNodes.size +
    delta.deadRelationships.size +
    sum(delta.adjacency) +
    sum(delta.nodeProperties) +
    sum(delta.relationshipProperties)
  )
}
