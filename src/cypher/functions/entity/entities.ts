import { Node, Relationship, isMap, type Value } from '../../../model/values.ts'
import { propertiesOf } from '../../expression/access.ts'
import { deletedEntity, wrongType, wrongValue } from '../../runtime/errors.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionContext } from '../../runtime/function-context.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'

const id = defineFunction({
  name: 'id',
  category: 'Scalar',
  signature: '(input :: NODE | RELATIONSHIP) :: INTEGER',
  description: 'The internal number of a node or relationship; it may be used again after a deletion.',
  call: ([entity]) => identified('id', entity).id,
  onEntity: (_, entity) => entity,
})

const elementId = defineFunction({
  name: 'elementId',
  category: 'Scalar',
  signature: '(input :: NODE | RELATIONSHIP) :: STRING',
  description: 'The internal number of a node or relationship as text.',
  call: ([entity]) => String(identified('elementId', entity).id),
  onEntity: (_, entity) => String(entity),
})

const labels = defineFunction({
  name: 'labels',
  category: 'List',
  signature: '(input :: NODE) :: LIST<STRING>',
  description: 'The labels of a node.',
  call: ([node], context) => {
    if (node instanceof Node) return labelsOf(node.id, context)
    throw wrongValue('labels()', 'a NODE', node)
  },
  onEntity: (kind, node, context) => {
    if (kind === 'node') return labelsOf(node, context)
    throw wrongValue('labels()', 'a NODE', new Relationship(node))
  },
})

const typeFunction = defineFunction({
  name: 'type',
  category: 'Scalar',
  signature: '(input :: RELATIONSHIP) :: STRING',
  description: 'The type of a relationship.',
  call: ([relationship], { reader }) => {
    if (relationship instanceof Relationship) return reader.typeName(reader.typeOf(relationship.id))
    throw wrongValue('type()', 'a RELATIONSHIP', relationship)
  },
  onEntity: (kind, relationship, { reader }) => {
    if (kind === 'relationship') return reader.typeName(reader.typeOf(relationship))
    throw wrongValue('type()', 'a RELATIONSHIP', new Node(relationship))
  },
})

const properties = defineFunction({
  name: 'properties',
  category: 'Scalar',
  signature: '(input :: NODE | RELATIONSHIP | MAP) :: MAP',
  description: 'All properties as a map; a map as it is.',
  call: ([input], { reader }) => {
    if (input instanceof Node || input instanceof Relationship) return propertiesOf(input, reader)
    if (isMap(input)) return input
    throw wrongType('properties()', 'a NODE, a RELATIONSHIP or a MAP', input)
  },
})

const keys = defineFunction({
  name: 'keys',
  category: 'List',
  signature: '(input :: NODE | RELATIONSHIP | MAP) :: LIST<STRING>',
  description: 'The names of the properties or map entries.',
  call: ([input], { reader }) => {
    if (input instanceof Node || input instanceof Relationship)
      return Object.keys(propertiesOf(input, reader))
    if (isMap(input)) return Object.keys(input)
    throw wrongType('keys()', 'a NODE, a RELATIONSHIP or a MAP', input)
  },
})

const startNode = defineFunction({
  name: 'startNode',
  category: 'Scalar',
  signature: '(input :: RELATIONSHIP) :: NODE',
  description: 'The node that a relationship starts at.',
  call: ([input], { reader }) => new Node(reader.startOf(endpointOwner('startNode', input).id)),
})

const endNode = defineFunction({
  name: 'endNode',
  category: 'Scalar',
  signature: '(input :: RELATIONSHIP) :: NODE',
  description: 'The node that a relationship ends at.',
  call: ([input], { reader }) => new Node(reader.endOf(endpointOwner('endNode', input).id)),
})

/** What is read from nodes and relationships. `type` works on a deleted relationship, as the TCK asks. */
export const entities: readonly FunctionDefinition[] = [
  id,
  elementId,
  labels,
  typeFunction,
  properties,
  keys,
  startNode,
  endNode,
]

function labelsOf(node: number, { reader }: FunctionContext): Value {
  if (!reader.hasNode(node)) throw deletedEntity('node', node)
  return reader.labelsOf(node).map((label) => reader.labelName(label))
}

function identified(name: string, value: Value): Node | Relationship {
  if (value instanceof Node || value instanceof Relationship) return value
  throw wrongType(`${name}()`, 'a NODE or a RELATIONSHIP', value)
}

function endpointOwner(name: string, value: Value): Relationship {
  if (value instanceof Relationship) return value
  throw wrongType(`${name}()`, 'a RELATIONSHIP', value)
}
