import { describe, expect, test } from 'vitest'
import type { Type } from '../../../src/cypher/types/type.ts'
import { acceptsArgument, acceptsCount, arityText, resultType } from '../../../src/cypher/catalog/check.ts'
import type {
  AggregateDefinition,
  FunctionDefinition,
} from '../../../src/cypher/catalog/function-definition.ts'
import { lookupAggregate, lookupFunction } from '../../../src/cypher/functions/index.ts'

function definitionOf(name: string): FunctionDefinition | AggregateDefinition {
  const definition = lookupFunction(name) ?? lookupAggregate(name)
  if (definition === undefined) throw new TypeError(`no function ${name}`)
  return definition
}

const integers: Type = { kind: 'list', element: { kind: 'integer' } }

describe('what static types a function takes', () => {
  test.each<[string, number, Type, boolean]>([
    ['size', 0, { kind: 'integer' }, false],
    ['size', 0, { kind: 'path' }, false],
    ['size', 0, { kind: 'string' }, true],
    ['size', 0, integers, true],
    ['size', 0, { kind: 'any' }, true],
    ['type', 0, { kind: 'node' }, false],
    ['length', 0, { kind: 'relationship' }, false],
    ['length', 0, { kind: 'path' }, true],
    ['labels', 0, { kind: 'path' }, false],
    ['properties', 0, { kind: 'string' }, false],
    ['properties', 0, { kind: 'map' }, true],
    ['sqrt', 0, { kind: 'integer' }, true],
    ['sqrt', 0, { kind: 'string' }, false],
    ['left', 1, { kind: 'float' }, false],
    ['left', 1, { kind: 'number' }, true],
    ['left', 1, { kind: 'null' }, true],
    ['split', 1, { kind: 'list', element: { kind: 'string' } }, true],
    ['split', 1, integers, false],
    ['coalesce', 7, { kind: 'node' }, true],
    ['sum', 0, { kind: 'string' }, false],
    ['collect', 0, { kind: 'path' }, true],
    ['pi', 0, { kind: 'any' }, false],
  ])('%s, argument %i of type %o: %s', (name, index, type, accepted) => {
    expect(acceptsArgument(definitionOf(name), index, type)).toBe(accepted)
  })
})

test.each<[string, readonly number[], string]>([
  ['pi', [0], '0 arguments'],
  ['size', [1], '1 argument'],
  ['substring', [2, 3], '2 or 3 arguments'],
  ['round', [1, 2, 3], '1 or 2 or 3 arguments'],
  ['coalesce', [1, 2, 3, 4], 'at least 1 argument'],
  ['count', [0, 1], '0 or 1 argument'],
])('%s takes %o arguments', (name, counts, text) => {
  const definition = definitionOf(name)
  expect([0, 1, 2, 3, 4].filter((count) => acceptsCount(definition, count))).toEqual(counts)
  expect(arityText(definition)).toBe(text)
})

describe('the static type of a call', () => {
  test.each<[string, readonly Type[], Type]>([
    ['head', [integers], { kind: 'integer' }],
    ['head', [{ kind: 'any' }], { kind: 'any' }],
    ['tail', [integers], integers],
    ['collect', [{ kind: 'node' }], { kind: 'list', element: { kind: 'node' } }],
    ['abs', [{ kind: 'float' }], { kind: 'float' }],
    ['sum', [{ kind: 'integer' }], { kind: 'number' }],
    ['sum', [{ kind: 'any' }], { kind: 'any' }],
    ['avg', [{ kind: 'number' }], { kind: 'float' }],
    ['coalesce', [{ kind: 'null' }, { kind: 'string' }], { kind: 'string' }],
    ['coalesce', [{ kind: 'integer' }, { kind: 'string' }], { kind: 'any' }],
    ['reverse', [{ kind: 'string' }], { kind: 'string' }],
  ])('%s of %o is %o', (name, types, result) => {
    expect(resultType(definitionOf(name), types)).toEqual(result)
  })
})
