import type { Direction } from '../ast/index.ts'
import type { BoundNode, BoundRelationship, Variable } from '../bound/index.ts'
import type { GraphReader } from '../../model/graph-store.ts'
import type { EntityKind, IndexDefinition } from '../../model/schema.ts'
import { sampledDistinct } from './sample.ts'
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
  /** The same of one relationship, whose direction is from those with `fromLabels`. */
  degree(
    types: readonly string[],
    direction: Direction,
    fromLabels: readonly string[],
    toLabels: readonly string[],
  ): number
  /** How many nodes of a label (undefined: of all) the index of a property finds on average; undefined where there is none. */
  sought(label: string | undefined, key: string): number | undefined
  /** What share of the nodes of a label (undefined: of all) has one value of a property on average, by a sample. */
  shareOf(label: string | undefined, key: string): number
  /** Whether an index of them has made itself. */
  isMade(label: string | undefined, key: string): boolean
  /** The declared indexes of a label or relationship type. */
  declared(entity: EntityKind, name: string): readonly DeclaredIndex[]
}

/** An index that was declared, with how many elements it has. */
export interface DeclaredIndex {
  readonly definition: IndexDefinition
  readonly entries: number
  /** How many different values its first so many keys have: as it knows of all keys once it is built, else by a sample. */
  distinct(keys: number): number
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
  const degree: Statistics['degree'] = (types, direction, fromLabels, toLabels) => {
    const fromLabel = rarest(fromLabels)
    const toLabel = rarest(toLabels)
    if (fromLabel === undefined || toLabel === undefined) return 0
    const ids = types.length === 0 ? [-1] : types.map((name) => reader.typeId(name)).filter((id) => id !== -1)
    let total = 0
    for (const type of ids) {
      if (direction !== 'incoming') total += reader.countRelationships(fromLabel, type, toLabel)
      if (direction !== 'outgoing') total += reader.countRelationships(toLabel, type, fromLabel)
    }
    return total / Math.max(1, reader.countNodes(fromLabel))
  }
  const entriesOf = ({ entity, names }: IndexDefinition): number => {
    const [name] = names
    if (entity === 'node') return reader.labelId(name) === -1 ? 0 : reader.countNodes(reader.labelId(name))
    return reader.typeId(name) === -1 ? 0 : reader.countRelationships(-1, reader.typeId(name), -1)
  }
  const declared: Statistics['declared'] = (entity, name) =>
    reader.schema.indexes
      .filter((index) => index.entity === entity && index.names.includes(name))
      .map((definition) => {
        const known = reader.index(definition.name)?.statistics
        const entries = known?.entries ?? entriesOf(definition)
        return {
          definition,
          entries,
          distinct: (keys: number) =>
            known !== undefined && keys === definition.keys.length
              ? known.distinct
              : sampledDistinct(reader, definition, keys, entries),
        }
      })
  return {
    nodes: (labels) => {
      const label = rarest(labels)
      return label === undefined ? 0 : reader.countNodes(label)
    },
    fanOut: ({ types, direction, left, length }, from, fromLabels, toLabels) => {
      const seen = left === from ? direction : turned(direction)
      return walkedTo(degree(types, seen, fromLabels, toLabels), length)
    },
    degree,
    sought: (label, key) => {
      const own = label === undefined ? [] : declared('node', label)
      const index = own.find(
        ({ definition: { kind, keys } }) => kind === 'range' && keys.length === 1 && keys[0] === key,
      )
      return index && index.entries / Math.max(1, index.distinct(1))
    },
    shareOf: (label, key) => {
      if (reader.keyId(key) === -1) return 0
      const names = label === undefined ? [] : [label]
      const token = label === undefined ? undefined : reader.labelId(label)
      if (token === -1) return 0
      const nodes = token === undefined ? reader.nodeCount : reader.countNodes(token)
      return 1 / sampledDistinct(reader, { entity: 'node', names, keys: [key] }, 1, nodes)
    },
    isMade: (label, key) => {
      const tokens = [label === undefined ? -1 : reader.labelId(label), reader.keyId(key)] as const
      const isKnown = tokens[1] !== -1 && (label === undefined || tokens[0] !== -1)
      return isKnown && reader.prepareSeek(...tokens, 0, 0).kind !== 'none'
    },
    declared,
  }
}

/** How many ends a walk of some lengths has where every node leads to `degree` others; of an unbounded one the first five lengths. */
export function walkedTo(
  degree: number,
  length: { readonly lower: number; readonly upper: number | undefined } | undefined,
): number {
  if (length === undefined) return degree
  const { lower, upper } = length
  let sum = 0
  for (let at = lower, limit = Math.min(upper ?? lower + 4, lower + 4); at <= limit; at++) sum += degree ** at
  return sum
}

/** The same direction seen from the other end. */
export function turned(direction: Direction): Direction {
  if (direction === 'both') return 'both'
  return direction === 'outgoing' ? 'incoming' : 'outgoing'
}

/** The labels of a node of a pattern, as a look-up by variable. */
export function labelsByVariable(nodes: readonly BoundNode[]): Map<Variable, string[]> {
  const labels = new Map<Variable, string[]>()
  for (const node of nodes) for (const label of node.labels) append(labels, node.variable, label)
  return labels
}
