/** How alike two vectors are, as a score from 0 to 1; the names are Neo4j's. */
export type Similarity = 'cosine' | 'euclidean'

/**
 * A score from what is summed over all dimensions: the product of vectors of length 1 for cosine, the square of the distance otherwise.
 * Source: Neo4j 5.26, Vector indexes, "Cosine and Euclidean similarity functions".
 */
export function scoreOf(similarity: Similarity, sum: number): number {
  return similarity === 'cosine' ? (1 + Math.max(-1, Math.min(1, sum))) / 2 : 1 / (1 + sum)
}
