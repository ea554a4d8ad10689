import { DEFAULT_LIMITS, MemoryPool } from '../cypher/index.ts'
import { UsageError } from '../errors.ts'
import { automaticIndexes } from '../store/automatic-indexes.ts'
import { butIs } from './require-options.ts'

/**
 * What all queries of this process may hold together, whatever number of databases there are: as much as one may, unless
 * `limitMemory` says otherwise. A heap of twice as much has room for it next to a graph.
 */
export const processMemory = new MemoryPool(DEFAULT_LIMITS.maxMemory)

/**
 * Sets what all queries of this process (or worker) may hold together, in bytes as the engine estimates them; one that
 * would need more is refused with `MemoryLimit`, also below its own `maxMemory`. Half of what the heap may hold is safe. Graphs and
 * their indexes are not counted.
 *
 * @throws UsageError `InvalidLimit` unless it is a number above 0
 */
export function limitMemory(maxBytes: number): void {
  if (!(typeof maxBytes === 'number' && maxBytes > 0))
    throw invalidLimit('memory limit', 'above 0', maxBytes, 'limitMemory')
  processMemory.maxBytes = maxBytes
}

/**
 * Sets what the indexes that make themselves may take in each graph of this process, in estimated bytes (24 for each node that one
 * has when it is made); 64 MB unless set. Where no more fit, nodes are looked through; with 0, none make themselves. Indexes that are
 * declared, and those of constraints, are not counted.
 *
 * @throws UsageError `InvalidLimit` unless it is a number of at least 0
 */
export function limitIndexMemory(maxBytes: number): void {
  if (!(typeof maxBytes === 'number' && maxBytes >= 0))
    throw invalidLimit('limit of index memory', 'of at least 0', maxBytes, 'limitIndexMemory')
  automaticIndexes.maxBytes = maxBytes
}

function invalidLimit(what: string, least: string, maxBytes: unknown, name: string): UsageError {
  return new UsageError({
    code: 'InvalidLimit',
    message: `The ${what} must be a number ${least}${butIs(maxBytes)}.`,
    hint: `Give it in bytes, as in ${name}(1024 * 1024 * 1024).`,
  })
}
