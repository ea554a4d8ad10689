/** The part of a graph that is counted, with its nodes numbered from 0 by their ids. */
export interface Network {
  readonly size: number
  /** The id of each node, ascending. */
  readonly ids: Int32Array
  /** The ends of each relationship, by number. */
  readonly sources: Int32Array
  readonly targets: Int32Array
  /** What each relationship counts, 0 or more; undefined where each counts 1. */
  readonly weights: Float64Array | undefined
}

/** `out`: relationships are walked from start to end, `in`: from end to start, `both`: either way. */
export type Direction = 'out' | 'in' | 'both'

/** Whom each node leads to: those of node `n` stand from `offsets[n]` to `offsets[n + 1]`. */
export interface Links {
  readonly offsets: Int32Array
  readonly targets: Int32Array
  readonly weights: Float64Array | undefined
}
