import { Path, type Value } from '../../../model/values.ts'
import { wrongType } from '../../runtime/errors.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'

const length = defineFunction({
  name: 'length',
  category: 'Scalar',
  signature: '(input :: PATH) :: INTEGER',
  description: 'How many relationships a path has.',
  call: ([path]) => pathOf('length', path).relationships.length,
})

const nodes = defineFunction({
  name: 'nodes',
  category: 'List',
  signature: '(input :: PATH) :: LIST<NODE>',
  description: 'The nodes of a path in walking order.',
  elementsOfPath: 'node',
  call: ([path]) => pathOf('nodes', path).nodes,
})

const relationships = defineFunction({
  name: 'relationships',
  category: 'List',
  signature: '(input :: PATH) :: LIST<RELATIONSHIP>',
  description: 'The relationships of a path in walking order.',
  elementsOfPath: 'relationship',
  call: ([path]) => pathOf('relationships', path).relationships,
})

/** length, nodes, relationships. */
export const paths: readonly FunctionDefinition[] = [length, nodes, relationships]

function pathOf(name: string, value: Value): Path {
  if (value instanceof Path) return value
  throw wrongType(`${name}()`, 'a PATH', value)
}
