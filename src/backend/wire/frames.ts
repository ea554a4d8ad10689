import type { Encoded } from '../../model/encoding.ts'
import type { EncodedError } from './encoded-error.ts'
import type { EncodedSummary } from './encoded-summary.ts'

/**
 * An answer is lines of JSON: `columns`, any number of `records`, then `summary`; or `error` at any point, which ends it. Between
 * them, where it was asked for, `progress` tells how much of a long procedure is done, from 0 to 1.
 */
export type Frame =
  | { readonly kind: 'columns'; readonly keys: readonly string[] }
  | { readonly kind: 'records'; readonly records: readonly (readonly Encoded[])[] }
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'summary'; readonly summary: EncodedSummary }
  | { readonly kind: 'error'; readonly error: EncodedError }

const encoder = new TextEncoder()

/** One frame as a line of bytes. */
export function frameBytes(frame: Frame): Uint8Array {
  return textBytes(`${JSON.stringify(frame)}\n`)
}

/** A piece of a frame. */
export function textBytes(text: string): Uint8Array {
  return encoder.encode(text)
}
