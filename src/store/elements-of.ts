import type { GraphReader } from '../model/graph-store.ts'
import type { Value } from '../model/values.ts'
import type { Elements, PropertyEntries } from './build-base.ts'

/** Reads a whole graph back, ids and holes kept. Cost: linear in elements x property keys. */
export function elementsOf(reader: GraphReader): Elements {
  const { nodeLimit, relationshipLimit, keyTokens } = reader
  const types = new Int32Array(relationshipLimit).fill(-1)
  const starts = new Int32Array(relationshipLimit).fill(-1)
  const ends = new Int32Array(relationshipLimit).fill(-1)
  const nodes: number[] = []
  const relationships: number[] = []
  const nodeLabels: (readonly number[] | undefined)[] = []
  for (let node = 0; node < nodeLimit; node++) {
    const lives = reader.hasNode(node)
    nodeLabels.push(lives ? reader.labelsOf(node) : undefined)
    if (lives) nodes.push(node)
  }
  for (let id = 0; id < relationshipLimit; id++) {
    if (!reader.hasRelationship(id)) continue
    relationships.push(id)
    types[id] = reader.typeOf(id)
    starts[id] = reader.startOf(id)
    ends[id] = reader.endOf(id)
  }
  const keys = Array.from({ length: keyTokens }, (_, key) => key)
  return {
    nodeLabels,
    types,
    starts,
    ends,
    nodeProperties: keys.map((key) => entries(nodes, (node) => reader.nodeProperty(node, key))),
    relationshipProperties: keys.map((key) =>
      entries(relationships, (id) => reader.relationshipProperty(id, key)),
    ),
    labelTokens: reader.labelTokens,
    typeTokens: reader.typeTokens,
  }
}

function entries(elements: readonly number[], read: (id: number) => Value): PropertyEntries {
  const ids: number[] = []
  const values: Value[] = []
  for (const id of elements) {
    const value = read(id)
    if (value === null) continue
    ids.push(id)
    values.push(value)
  }
  return { ids, values }
}
