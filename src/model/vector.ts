import { isList } from './kinds.ts'
import { isNumber, toDouble } from './numbers.ts'
import type { Value } from './values.ts'

/** How alike two vectors are, as a score from 0 to 1; the names are Neo4j's. */
export type Similarity = 'cosine' | 'euclidean'

/**
 * A score from what is summed over all dimensions: the product of vectors of length 1 for cosine, the square of the distance otherwise.
 * Source: Neo4j 5.26, Vector indexes, "Cosine and Euclidean similarity functions".
 */
export function scoreOf(similarity: Similarity, sum: number): number {
  return similarity === 'cosine' ? (1 + Math.max(-1, Math.min(1, sum))) / 2 : 1 / (1 + sum)
}

/**
 * A value as a vector in single precision, made as long as 1 for cosine. undefined where an index has no place for it: it is not a list of
 * so many numbers, one of them is beyond single precision, or it has no direction.
 */
export function vectorOf(value: Value, dimensions: number, similarity: Similarity): Float32Array | undefined {
  if (!isList(value) || value.length !== dimensions) return undefined
  const vector = new Float32Array(dimensions)
  let square = 0
  for (let at = 0; at < dimensions; at++) {
    const part = value[at]
    if (!isNumber(part)) return undefined
    vector[at] = toDouble(part)
    if (!Number.isFinite(vector[at])) return undefined
    square += vector[at] * vector[at]
  }
  if (similarity === 'euclidean') return vector
  const length = Math.sqrt(square)
  if (!(length > 0) || !Number.isFinite(length)) return undefined
  for (let at = 0; at < dimensions; at++) vector[at] /= length
  return vector
}
