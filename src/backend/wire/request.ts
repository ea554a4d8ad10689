import type { QueryParameters } from '../../database/index.ts'
import { UsageError } from '../../errors.ts'
import { type Encoded, decodeMap, encodeMap } from '../../model/encoding.ts'
import type { Value } from '../../model/values.ts'
import { parameterValues } from '../../database/index.ts'
import type { BackendLimits, RunOptions } from '../backend.ts'

/** A query on its way to an engine elsewhere. */
export interface QueryRequest {
  readonly text: string
  readonly parameters: { readonly [name: string]: Encoded }
  readonly limits: BackendLimits
  readonly exact: boolean
}

/** @throws UsageError `InvalidParameter` */
export function encodeRequest(text: string, parameters: QueryParameters, options: RunOptions): QueryRequest {
  return {
    text,
    parameters: encodeMap(parameterValues(parameters)),
    // No limit is told by leaving it out: JSON has no infinity.
    limits: Object.fromEntries(
      Object.entries(options.limits ?? {}).filter(([, limit]) => Number.isFinite(limit)),
    ),
    exact: options.exact ?? false,
  }
}

const limitNames = ['maxMillis', 'maxRecords', 'maxMemory'] as const

/**
 * What a caller sent, checked.
 *
 * @throws UsageError `InvalidRequest`; DataError `InvalidEncoding`
 */
export function decodeRequest(request: unknown): {
  readonly text: string
  readonly parameters: { readonly [name: string]: Value }
  readonly limits: BackendLimits
  readonly exact: boolean
} {
  if (!isObject(request)) throw invalid('The request is no object.')
  const { text, parameters = {}, limits = {}, exact = false } = request
  if (typeof text !== 'string') throw invalid('`text` is no text.')
  if (typeof exact !== 'boolean') throw invalid('`exact` is neither true nor false.')
  if (!isObject(limits)) throw invalid('`limits` is no object.')
  const known: { [name in (typeof limitNames)[number]]?: number } = {}
  for (const name of limitNames) {
    const value = limits[name]
    if (value === undefined) continue
    if (typeof value !== 'number' || !(value > 0)) throw invalid(`\`limits.${name}\` is no number above 0.`)
    known[name] = value
  }
  return { text, parameters: decodeMap(parameters), limits: known, exact }
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalid(message: string): UsageError {
  return new UsageError({
    code: 'InvalidRequest',
    message,
    hint: 'Send { "text": "RETURN 1", "parameters": {} }.',
  })
}
