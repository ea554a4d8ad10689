import type { Adjacency } from './adjacency.ts'
import type { Column } from './column.ts'
import type { Counts } from './counts.ts'

/** The immutable bulk of a graph: what a loader or a compaction built. Ids of the dead are holes, free to be used again. */
export interface Base {
  readonly nodeLimit: number
  readonly relationshipLimit: number
  readonly nodeCount: number
  readonly relationshipCount: number
  /** 1 where the node lives. */
  readonly liveNodes: Uint8Array
  /** Which of `labelSets` a node has. */
  readonly labelSetOf: Int32Array
  /** Labels, ascending; the first set is empty, and that of the holes. */
  readonly labelSets: readonly (readonly number[])[]
  /** Nodes of each label, ascending; by label id. */
  readonly nodesByLabel: readonly Int32Array[]
  /** The holes, ascending. */
  readonly freeNodes: Int32Array
  readonly freeRelationships: Int32Array
  /** -1 where the relationship is dead, and so are its ends. */
  readonly types: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** By type id. */
  readonly outgoing: readonly Adjacency[]
  readonly incoming: readonly Adjacency[]
  /** By key id; undefined where no element has the key. */
  readonly nodeColumns: readonly (Column | undefined)[]
  readonly relationshipColumns: readonly (Column | undefined)[]
  readonly counts: Counts
}
