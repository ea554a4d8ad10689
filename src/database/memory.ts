import { DEFAULT_LIMITS, MemoryPool } from '../cypher/index.ts'
import { UsageError } from '../errors.ts'
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
  if (typeof maxBytes !== 'number' || !(maxBytes > 0))
    throw new UsageError({
      code: 'InvalidLimit',
      message: `The memory limit must be a number above 0${butIs(maxBytes)}.`,
      hint: 'Give it in bytes, as in limitMemory(1024 * 1024 * 1024).',
    })
  processMemory.maxBytes = maxBytes
}
