import { type Loss, lossText } from '../../src/formats/index.ts'
import { propertyMap } from '../../src/model/elements.ts'
import { encodeMap } from '../../src/model/encoding.ts'
import { IMPORTED_LAYER, importedKeys } from '../../src/model/imported.ts'
import type { MapValue } from '../../src/model/values.ts'
import { orderedSubgraph, type Subgraph } from '../../src/subgraph/subgraph.ts'
import type { ReadGraph } from './read.ts'

/** What was read as a subgraph whose nodes go by their property `id`, without what the reader says of its files. */
export function subgraphAgain({
  nodes,
  relationships,
}: Pick<ReadGraph, 'nodes' | 'relationships'>): Subgraph {
  const keys = nodes.map(({ properties }) => String(propertyMap(properties)['id']))
  return orderedSubgraph(
    nodes.map(({ id, labels, properties }) => ({
      key: keys[id],
      labels,
      properties: withoutPlace(propertyMap(properties)),
    })),
    relationships.map(({ type, start, end, properties }) => ({
      type,
      start: keys[start],
      end: keys[end],
      properties: withoutPlace(propertyMap(properties)),
    })),
  )
}

/** A subgraph as it can be compared: with its types of numbers. */
export function comparable({ nodes, relationships }: Subgraph): unknown {
  return {
    nodes: nodes.map(({ properties, ...rest }) => ({ ...rest, properties: encodeMap(properties) })),
    relationships: relationships.map(({ key: _, properties, ...rest }) => ({
      ...rest,
      properties: encodeMap(properties),
    })),
  }
}

export function lossTexts(losses: readonly Loss[]): readonly string[] {
  return losses.map(lossText)
}

function withoutPlace(properties: MapValue): MapValue {
  const own: readonly string[] = Object.values(importedKeys)
  return propertyMap(
    Object.entries(properties).filter(
      ([key, value]) => !own.includes(key) && !(key === 'layer' && value === IMPORTED_LAYER),
    ),
  )
}
