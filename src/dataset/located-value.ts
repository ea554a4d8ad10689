import type { Place } from '../errors.ts'

/** Plain data that was read from a file, with a way back from a value to its line. */
export interface LocatedValue {
  readonly file: string
  readonly value: unknown
  /** The place of the value at `path`, or of its nearest ancestor that is in the text. */
  locate(path: readonly (string | number)[]): Place
  /** The place of a key of the map at `path`. */
  locateKey(path: readonly (string | number)[], key: string): Place
}
