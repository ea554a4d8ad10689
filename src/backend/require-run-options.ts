import { UsageError } from '../errors.ts'
import { requireKnown, requireLimits, requireQueryOptions, requireWaitOptions } from '../database/index.ts'

const TOGETHER = 'Put the limits of a backend under `limits`, as in { limits: { maxMillis: 1000 } }.'

/**
 * Options of a query through a backend, whose limits are under `limits`.
 *
 * @throws UsageError `UnknownOption`, `InvalidLimit`, `InvalidOption`
 */
export function requireRunOptions(options: {
  readonly limits?: unknown
  readonly maxWaitMillis?: unknown
  readonly signal?: unknown
  readonly exact?: unknown
  readonly readOnly?: unknown
  readonly onProgress?: unknown
}): void {
  requireKnown(options, ['signal', 'limits', 'exact', 'readOnly', 'maxWaitMillis', 'onProgress'], {
    maxMillis: TOGETHER,
    maxRecords: TOGETHER,
    maxMemory: TOGETHER,
  })
  const { limits, maxWaitMillis, signal, exact, readOnly, onProgress } = options
  if (limits !== undefined) requireLimits(limits)
  requireWaitOptions({ maxWaitMillis, signal })
  requireQueryOptions({ exact, readOnly })
  if (onProgress !== undefined && typeof onProgress !== 'function')
    throw new UsageError({
      code: 'InvalidOption',
      message: '`onProgress` must be a function.',
      hint: 'Leave it out, or write onProgress: (share) => console.log(share).',
    })
}
