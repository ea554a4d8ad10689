import fc from 'fast-check'
import type { GraphTransaction } from '../../src/model/graph-store.ts'
import { value } from './index-arbitraries.ts'

/** A write on a node and a relationship with few ids, with the labels A and B, the types R and S, and the keys k and j. */
export const write = fc.record({
  kind: fc.constantFrom(
    'set',
    'set',
    'set',
    'set',
    'remove',
    'create',
    'connect',
    'label',
    'unlabel',
    'delete',
    'disconnect',
  ),
  place: fc.nat(40),
  k: value,
  j: value,
  key: fc.constantFrom('k', 'j'),
})

type Write = typeof write extends fc.Arbitrary<infer Value> ? Value : never

/** Does it, where there is what it is about. */
export function apply(graph: GraphTransaction, { kind, place, k, j, key }: Write): void {
  const token = graph.internKey(key)
  const hasNode = graph.hasNode(place)
  switch (kind) {
    case 'set':
    case 'remove':
      if (hasNode) graph.setNodeProperty(place, token, kind === 'set' ? k : null)
      if (graph.hasRelationship(place)) graph.setRelationshipProperty(place, token, kind === 'set' ? k : null)
      return
    case 'create': {
      const node = graph.createNode([graph.internLabel('A')])
      graph.setNodeProperty(node, graph.internKey('k'), k)
      graph.setNodeProperty(node, graph.internKey('j'), j)
      return
    }
    case 'connect': {
      if (!hasNode) return
      const relationship = graph.createRelationship(place, graph.internType('R'), place)
      graph.setRelationshipProperty(relationship, graph.internKey('k'), k)
      graph.setRelationshipProperty(relationship, graph.internKey('j'), j)
      return
    }
    case 'label':
      if (hasNode) graph.addLabel(place, graph.internLabel(key === 'k' ? 'A' : 'B'))
      return
    case 'unlabel':
      if (hasNode) graph.removeLabel(place, graph.internLabel(key === 'k' ? 'A' : 'B'))
      return
    case 'delete':
      if (hasNode && graph.degree(place, -1, true) + graph.degree(place, -1, false) === 0)
        graph.deleteNode(place)
      return
    case 'disconnect':
      graph.deleteRelationship(place)
  }
}
