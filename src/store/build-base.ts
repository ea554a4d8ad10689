import type { Value } from '../model/values.ts'
import { Adjacency } from './adjacency.ts'
import type { Base } from './base.ts'
import { buildColumn, type Column } from './column.ts'
import { ANY, Counts } from './counts.ts'

const NONE: readonly number[] = []

/** The elements of a graph by id; undefined is a hole. */
export interface Elements {
  /** Sets of `LabelSets`: nodes that have the same labels share one. */
  readonly nodeLabels: readonly (readonly number[] | undefined)[]
  /** -1 is a hole, here and in `starts` and `ends`. */
  readonly types: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** By key id: ids and their values, in the same order. */
  readonly nodeProperties: readonly PropertyEntries[]
  readonly relationshipProperties: readonly PropertyEntries[]
  readonly labelTokens: number
  readonly typeTokens: number
}

export interface PropertyEntries {
  readonly ids: readonly number[]
  readonly values: readonly Value[]
}

/** Cost: n log n in the relationships of each type (sorting by neighbour), linear in the rest. */
export function buildBase(elements: Elements): Base {
  const { nodeLabels, types, starts, ends, labelTokens, typeTokens } = elements
  const counts = new Counts()
  const nodeLimit = nodeLabels.length
  const liveNodes = new Uint8Array(nodeLimit)
  const labelSetOf = new Int32Array(nodeLimit)
  const labelSets: (readonly number[])[] = [[]]
  const placeOf = new Map<readonly number[], number>()
  const byLabel: number[][] = Array.from({ length: labelTokens }, () => [])
  let nodeCount = 0
  nodeLabels.forEach((own, node) => {
    if (own !== undefined) {
      nodeCount++
      liveNodes[node] = 1
      counts.changeNodes(ANY, 1)
      let place = placeOf.get(own)
      if (place === undefined) placeOf.set(own, (place = labelSets.push(own) - 1))
      labelSetOf[node] = place
      for (const label of own) {
        byLabel[label].push(node)
        counts.changeNodes(label, 1)
      }
    }
  })
  const perType = new Int32Array(typeTokens)
  let relationshipCount = 0
  for (let id = 0; id < types.length; id++) {
    if (types[id] === -1) continue
    relationshipCount++
    perType[types[id]]++
    const [starting, ending] = [nodeLabels[starts[id]] ?? NONE, nodeLabels[ends[id]] ?? NONE]
    counts.changeRelationship(starting, types[id], ending, 1)
  }
  const idsByType = Array.from(perType, (size) => new Int32Array(size))
  const filled = new Int32Array(typeTokens)
  for (let id = 0; id < types.length; id++) {
    const type = types[id]
    if (type !== -1) idsByType[type][filled[type]++] = id
  }
  const freeNodes: number[] = []
  const freeRelationships: number[] = []
  liveNodes.forEach((lives, node) => {
    if (lives === 0) freeNodes.push(node)
  })
  types.forEach((type, id) => {
    if (type === -1) freeRelationships.push(id)
  })
  const sides = (from: Int32Array, to: Int32Array): Adjacency[] =>
    idsByType.map((ids) => new Adjacency(nodeLimit, gather(from, ids), gather(to, ids), ids))
  return {
    nodeLimit,
    relationshipLimit: types.length,
    nodeCount,
    relationshipCount,
    liveNodes,
    labelSetOf,
    labelSets,
    nodesByLabel: byLabel.map((nodes) => Int32Array.from(nodes)),
    freeNodes: Int32Array.from(freeNodes),
    freeRelationships: Int32Array.from(freeRelationships),
    types,
    starts,
    ends,
    outgoing: sides(starts, ends),
    incoming: sides(ends, starts),
    nodeColumns: elements.nodeProperties.map(column),
    relationshipColumns: elements.relationshipProperties.map(column),
    counts,
  }
}

function column({ ids, values }: PropertyEntries): Column | undefined {
  return ids.length === 0 ? undefined : buildColumn(ids, values)
}

function gather(from: Int32Array, ids: Int32Array): Int32Array {
  const result = new Int32Array(ids.length)
  for (let i = 0; i < ids.length; i++) result[i] = from[ids[i]]
  return result
}
