import { isList } from '../../../model/kinds.ts'
import { float, type Value } from '../../../model/values.ts'
import { scoreOf, type Similarity, vectorOf } from '../../../model/vector.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'
import type { FunctionContext } from '../../runtime/function-context.ts'
import { runtimeError, wrongType } from '../../runtime/errors.ts'

/** vector.similarity.*: the scores that vector indexes give, of two lists of numbers. Neo4j 5.26, Vector functions. */
export const vectorSimilarities: readonly FunctionDefinition[] = [
  defineFunction({
    name: 'vector.similarity.cosine',
    category: 'Vector',
    signature: '(a :: LIST<INTEGER | FLOAT>, b :: LIST<INTEGER | FLOAT>) :: FLOAT',
    description:
      'How alike the directions of two vectors are: 1 where they are the same, 0 where they are opposite.',
    call: ([a, b], context) => similarity('cosine', a, b, context),
  }),
  defineFunction({
    name: 'vector.similarity.euclidean',
    category: 'Vector',
    signature: '(a :: LIST<INTEGER | FLOAT>, b :: LIST<INTEGER | FLOAT>) :: FLOAT',
    description:
      'How close two vectors are: 1 where they are the same, towards 0 the further they are apart.',
    call: ([a, b], context) => similarity('euclidean', a, b, context),
  }),
]

function similarity(kind: Similarity, a: Value, b: Value, context: FunctionContext): Value {
  const name = `vector.similarity.${kind}()`
  for (const value of [a, b]) if (!isList(value)) throw wrongType(name, 'a LIST of numbers', value)
  const [one, other] = [vectorOfAny(a, kind), vectorOfAny(b, kind)]
  if (one === undefined || other === undefined)
    throw runtimeError(
      'ArgumentError',
      'InvalidArguments',
      `The argument \`${one === undefined ? 'a' : 'b'}\` of \`${name}\` is not a vector that it can compare.`,
      `Pass a LIST of finite numbers${kind === 'cosine' ? ', not all of them 0' : ''}.`,
    )
  if (one.length !== other.length)
    throw runtimeError(
      'ArgumentError',
      'InvalidArguments',
      `The vectors of \`${name}\` have ${one.length} and ${other.length} dimensions.`,
      'Pass two lists of the same length.',
    )
  context.spend(one.length)
  return float(Math.fround(scoreOf(kind, kind === 'cosine' ? productOf(one, other) : squareOf(one, other))))
}

function vectorOfAny(value: Value, kind: Similarity): Float32Array | undefined {
  return isList(value) && value.length > 0 ? vectorOf(value, value.length, kind) : undefined
}

function productOf(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, number, at) => sum + number * other[at], 0)
}

function squareOf(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, number, at) => sum + (number - other[at]) ** 2, 0)
}
