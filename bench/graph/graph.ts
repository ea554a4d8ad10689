/**
 * The graph that is asked, as columns: persons who know persons, live in cities and work at companies. A node's `id` is its
 * place in the columns of its label.
 */
export interface Graph {
  readonly persons: number
  readonly cities: number
  readonly companies: number
  readonly names: readonly string[]
  readonly ages: Int32Array
  /** Where each person lives. */
  readonly cityOf: Int32Array
  /** Where each person works; -1 for nowhere. */
  readonly companyOf: Int32Array
  /** The relationships of type KNOWS: no loop, and none twice in the same direction. */
  readonly knowsFrom: Int32Array
  readonly knowsTo: Int32Array
  readonly knowsSince: Int32Array
}

export function cityName(id: number): string {
  return `City ${id}`
}

export function companyName(id: number): string {
  return `Company ${id}`
}

/** The same persons, without any relationship: what a load starts from. */
export function withoutRelationships(graph: Graph): Graph {
  const none = new Int32Array(0)
  return {
    ...graph,
    cities: 0,
    companies: 0,
    cityOf: none,
    companyOf: none,
    knowsFrom: none,
    knowsTo: none,
    knowsSince: none,
  }
}
