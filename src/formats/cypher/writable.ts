import { isTokenName } from '../../model/token-name.ts'
import type { MapValue } from '../../model/values.ts'
import type { Subgraph } from '../../subgraph/subgraph.ts'
import { type Loss, type LossKind, Losses } from '../losses.ts'
import { USUAL_TYPE } from '../sink.ts'

const labels: LossKind = nameless('label', 'labels', 'left out')
const keys: LossKind = nameless('property', 'properties', 'left out')
const types: LossKind = nameless('relationship type', 'relationship types', `written as ${USUAL_TYPE}`)

/** What is left of a graph where every name is one that a script can have: none is empty or holds a NUL. */
export function writable({ nodes, relationships }: Subgraph): {
  readonly subgraph: Subgraph
  readonly losses: readonly Loss[]
} {
  const losses = new Losses()
  const lost = (kind: LossKind): false => {
    losses.add(kind)
    return false
  }
  const held = (properties: MapValue): MapValue => {
    const entries = Object.entries(properties)
    return entries.every(([key]) => isTokenName(key))
      ? properties
      : Object.fromEntries(entries.filter(([key]) => isTokenName(key) || lost(keys)))
  }
  return {
    subgraph: {
      nodes: nodes.map((node) => ({
        ...node,
        labels: node.labels.filter((label) => isTokenName(label) || lost(labels)),
        properties: held(node.properties),
      })),
      relationships: relationships.map((relationship) => ({
        ...relationship,
        type: isTokenName(relationship.type) || lost(types) ? relationship.type : USUAL_TYPE,
        properties: held(relationship.properties),
      })),
    },
    losses: losses.all,
  }
}

function nameless(one: string, many: string, outcome: string): LossKind {
  return { one: `${one} that no script can name`, many: `${many} that no script can name`, outcome }
}
