/** An operator of a plan as people and programs read it, with those that it takes its records from. */
export interface PlanDescription {
  /** As Neo4j calls it, where it has the same: `NodeByLabelScan`. */
  readonly operator: string
  /** What it does, in the notation of Cypher. */
  readonly details: string
  /** The variables of the query that it gives a value, by name; from a server all that have one. */
  readonly identifiers: readonly string[]
  /** How many records the planner expects it to yield. */
  readonly estimatedRecords: number
  readonly children: readonly PlanDescription[]
}

/** The same after the query has run. */
export interface ProfileDescription extends PlanDescription, OperatorProfile {
  readonly children: readonly ProfileDescription[]
}

/** What one operator has done, without those below it. */
export interface OperatorProfile {
  /** How many records it yielded, in all its runs. */
  readonly records: number
  /** How often it asked the graph; docs/cypher.md says what counts. */
  readonly hits: number
  /** Its own time, in milliseconds. */
  readonly millis: number
  /** The most that it held at once, in estimated bytes. */
  readonly bytes: number
}
