import type { BoundNode, BoundRelationship, Variable } from '../binder/bound.ts'
import type { GraphReader } from '../graph-store.ts'
import { append } from '../../model/append.ts'

/** Exact counts by name: a name that the graph has never seen counts nothing. */
export interface Statistics {
  /** Nodes with every label; by the rarest of them. No label: all nodes. */
  nodes(labels: readonly string[]): number
  /** Mean number of relationships that a node with `fromLabels` has towards nodes with `toLabels`. */
  fanOut(
    relationship: BoundRelationship,
    from: Variable,
    fromLabels: readonly string[],
    toLabels: readonly string[],
  ): number
  /** Whether the store can seek nodes of a label by a property. */
  hasIndex(label: string, key: string): boolean
}

/** Statistics of one version of a graph. Cost: every answer is a handful of look-ups. */
export function statisticsOf(reader: GraphReader): Statistics {
  const rarest = (labels: readonly string[]): number | undefined => {
    let best = -1
    let count = reader.nodeCount
    for (const name of labels) {
      const label = reader.labelId(name)
      if (label === -1) return undefined
      if (best === -1 || reader.countNodes(label) < count) {
        best = label
        count = reader.countNodes(label)
      }
    }
    return best
  }
  return {
    nodes: (labels) => {
      const label = rarest(labels)
      return label === undefined ? 0 : reader.countNodes(label)
    },
    fanOut: (relationship, from, fromLabels, toLabels) => {
      const fromLabel = rarest(fromLabels)
      const toLabel = rarest(toLabels)
      if (fromLabel === undefined || toLabel === undefined) return 0
      const types =
        relationship.types.length === 0
          ? [-1]
          : relationship.types.map((name) => reader.typeId(name)).filter((id) => id !== -1)
      const forwards = relationship.left === from
      let total = 0
      for (const type of types) {
        if (relationship.direction === 'both' || (relationship.direction === 'outgoing') === forwards)
          total += reader.countRelationships(fromLabel, type, toLabel)
        if (relationship.direction === 'both' || (relationship.direction === 'outgoing') !== forwards)
          total += reader.countRelationships(toLabel, type, fromLabel)
      }
      const degree = total / Math.max(1, reader.countNodes(fromLabel))
      if (relationship.length === undefined) return degree
      const { lower, upper } = relationship.length
      let sum = 0
      for (let length = lower, limit = Math.min(upper ?? lower + 4, lower + 4); length <= limit; length++)
        sum += degree ** length
      return sum
    },
    hasIndex: (label, key) => {
      const labelId = reader.labelId(label)
      const keyId = reader.keyId(key)
      return labelId !== -1 && keyId !== -1 && reader.seekNodes(labelId, keyId, 0) !== undefined
    },
  }
}

/** The labels of a node of a pattern, as a look-up by variable. */
export function labelsByVariable(nodes: readonly BoundNode[]): Map<Variable, string[]> {
  const labels = new Map<Variable, string[]>()
  for (const node of nodes) append(labels, node.variable, ...node.labels)
  return labels
}
