import { DataError } from '../errors.ts'
import { type PlainGraph, type PlainNode, type PlainRelationship, propertyOf } from '../model/elements.ts'
import type { GraphReader } from '../model/graph-store.ts'
import { nodesIn, relationshipsIn } from './elements-in.ts'
import { importedPlace } from './imported-place.ts'

/**
 * The elements of a graph, nodes by their property `id`, as a server keeps them apart.
 *
 * @throws DataError with the file and line of the first node that has no text of its own as `id`, or no label: `NoId`,
 *   `DuplicateNode`, `InvalidLabels`
 */
export function elementsById(reader: GraphReader): PlainGraph {
  const ids = new Map<number, string>()
  const known = new Set<string>()
  const nodes = Array.from(nodesIn(reader), (node): PlainNode => {
    const id = propertyOf(node, 'id')
    if (typeof id !== 'string' || id === '')
      throw refused(
        node,
        'NoId',
        'A node has no text as its id.',
        'Give each node a text of its own in the property `id`.',
      )
    if (known.has(id))
      throw refused(
        node,
        'DuplicateNode',
        `Two nodes have the id ${id}.`,
        'Give every node an id of its own.',
      )
    if (node.labels.length === 0)
      throw refused(
        node,
        'InvalidLabels',
        `The node ${id} has no label.`,
        'A server finds nodes by a label: give each one.',
      )
    known.add(id)
    ids.set(node.id, id)
    return { id, labels: node.labels, properties: node.properties }
  })
  const relationships = Array.from(
    relationshipsIn(reader),
    ({ type, start, end, properties }): PlainRelationship => ({
      type,
      start: ids.get(start) ?? '',
      end: ids.get(end) ?? '',
      properties,
    }),
  )
  return { nodes, relationships }
}

function refused(node: PlainNode<number>, code: string, message: string, hint: string): DataError {
  return new DataError({ code, message, hint, place: importedPlace(node.properties) })
}
