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
 * would need more is refused with `MemoryLimit`, also below its own `maxMemory`. Half of what the heap may hold is safe.
 *
 * @throws UsageError `InvalidLimit` unless it is a number above 0
 */
export function limitMemory(maxBytes: number): void {
  requireBytes(maxBytes, 'memory limit', 'limitMemory')
  processMemory.maxBytes = maxBytes
}

/**
 * Sets what the indexes that make themselves may take in each graph of this process, in estimated bytes; 64 MB unless set. Where
 * no more fit, nodes are looked through.
 *
 * @throws UsageError `InvalidLimit` unless it is a number of at least 0
 */
export function limitIndexMemory(maxBytes: number): void {
  if (maxBytes !== 0) requireBytes(maxBytes, 'limit of index memory', 'limitIndexMemory')
  automaticIndexes.maxBytes = maxBytes
}

function requireBytes(maxBytes: number, what: string, name: string): void {
  if (typeof maxBytes === 'number' && maxBytes > 0) return
  throw new UsageError({
    code: 'InvalidLimit',
    message: `The ${what} must be a number above 0${butIs(maxBytes)}.`,
    hint: `Give it in bytes, as in ${name}(1024 * 1024 * 1024).`,
  })
}
