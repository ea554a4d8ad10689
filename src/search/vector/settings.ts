import type { IndexDefinition } from '../../model/schema.ts'
import type { HnswOptions } from './hnsw.ts'
import type { Similarity } from '../../model/vector.ts'

/** What a vector index was declared with. */
export interface VectorSettings {
  /** undefined: vectors of any length, which are compared with those of their length. */
  readonly dimensions: number | undefined
  readonly similarity: Similarity
  /** undefined where all vectors are looked at. */
  readonly approximate: HnswOptions | undefined
}

/** Reads `vector.dimensions`, `vector.similarity_function`, `vector.hnsw.m`, `vector.hnsw.ef_construction` and our own `silkgraph.approximate`. */
export function vectorSettings({ config }: IndexDefinition): VectorSettings {
  const number = (key: string): number | undefined => {
    const value = config[key]
    return typeof value === 'number' ? value : undefined
  }
  const similarity = config['vector.similarity_function']
  const isEuclidean = typeof similarity === 'string' && similarity.toLowerCase() === 'euclidean'
  return {
    dimensions: number('vector.dimensions'),
    similarity: isEuclidean ? 'euclidean' : 'cosine',
    approximate:
      config['silkgraph.approximate'] === true
        ? {
            m: number('vector.hnsw.m') ?? 16,
            efConstruction: number('vector.hnsw.ef_construction') ?? 100,
          }
        : undefined,
  }
}
