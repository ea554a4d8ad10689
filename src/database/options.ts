/** Options of one query; limits are above 0, those that are left out are the defaults, `Infinity` is none. */
export interface QueryOptions {
  readonly maxMillis?: number | undefined
  readonly maxRecords?: number | undefined
  readonly maxMemory?: number | undefined
  /** Keep 1.0 apart from 1: a FLOAT with an integral value comes as `Float`. */
  readonly exact?: boolean | undefined
  /** Refuse a query that writes. */
  readonly readOnly?: boolean | undefined
  /** Names of rewrites that are switched off. */
  readonly withoutRewrites?: readonly string[] | undefined
}

/** A transaction has no options: limits are given with each of its queries. */
export type NoOptions = Readonly<Record<string, never>>

/**
 * Values by parameter name: null, booleans, numbers, bigints, strings, `Float`, temporal values, points, and arrays and plain
 * objects of these.
 */
export interface QueryParameters {
  readonly [name: string]: unknown
}
