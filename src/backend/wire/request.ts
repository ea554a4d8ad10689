import { type QueryParameters, requireKnown, requireLimits, requireText } from '../../database/index.ts'
import { requireRunOptions } from '../require-run-options.ts'
import { UsageError } from '../../errors.ts'
import { type Encoded, decodeMapInPieces, encodeMap } from '../../model/encoding.ts'
import type { Value } from '../../model/values.ts'
import { parameterValues } from '../../database/index.ts'
import type { BackendLimits, RunOptions } from '../backend.ts'
import { inTurns } from '../in-turns.ts'
import type { Worker } from '../turns.ts'

/** A query on its way to an engine elsewhere. */
export interface QueryRequest {
  readonly text: string
  readonly parameters: { readonly [name: string]: Encoded }
  readonly limits: BackendLimits
  readonly exact: boolean
  /** Whether to tell how far a long procedure is; left out where nobody asks. */
  readonly progress?: true
}

/** @throws UsageError `InvalidText`, `InvalidParameter`, `UnknownOption`, `InvalidLimit`, `InvalidOption` */
export function encodeRequest(text: string, parameters: QueryParameters, options: RunOptions): QueryRequest {
  requireText(text)
  requireRunOptions(options)
  return {
    text,
    parameters: encodeMap(parameterValues(parameters)),
    // No limit is told by leaving it out: JSON has no infinity.
    limits: Object.fromEntries(
      Object.entries(options.limits ?? {}).filter(([, limit]) => Number.isFinite(limit)),
    ),
    exact: options.exact ?? false,
    ...(options.onProgress === undefined ? {} : { progress: true as const }),
  }
}

/** A longer text is data in the form of a query: reading and planning it keeps the engine from all others. */
const MOST_CHARACTERS = 32_768

/**
 * What a caller sent, checked; many parameters in turns.
 *
 * @throws (rejects with) UsageError `InvalidRequest`, `TextTooLong`, `UnknownOption`, `InvalidLimit`;
 * DataError `InvalidEncoding`; QueryLimitError `Cancelled`
 */
export async function decodeRequest(
  request: unknown,
  signal: AbortSignal,
  worker: Worker,
): Promise<{
  readonly text: string
  readonly parameters: { readonly [name: string]: Value }
  readonly limits: BackendLimits
  readonly exact: boolean
  readonly progress: boolean
}> {
  if (!isObject(request)) throw invalid('The request must be an object.')
  const { text, parameters = {}, limits = {}, exact = false, progress = false } = request
  if (typeof text !== 'string') throw invalid('`text` must be a string.')
  if (text.length > MOST_CHARACTERS) throw tooLong(text.length)
  requireKnown(request, ['text', 'parameters', 'limits', 'exact', 'progress'])
  if (typeof exact !== 'boolean') throw invalid('`exact` must be true or false.')
  if (typeof progress !== 'boolean') throw invalid('`progress` must be true or false.')
  requireLimits(limits)
  const decoded = await inTurns(decodeMapInPieces(parameters), signal, worker)
  return { text, parameters: decoded, limits, exact, progress }
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function tooLong(length: number): UsageError {
  const [most, is] = [MOST_CHARACTERS, length].map((count) => count.toLocaleString('en'))
  return new UsageError({
    code: 'TextTooLong',
    message: `The query has ${is} characters; it may have at most ${most}.`,
    hint: 'Pass data as parameters, or split the query into several.',
  })
}

function invalid(message: string): UsageError {
  return new UsageError({
    code: 'InvalidRequest',
    message,
    hint: 'Send { "text": "RETURN 1", "parameters": {} }.',
  })
}
