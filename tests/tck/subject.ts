import type { MapValue, Value } from '../../src/model/values.ts'
import type { GraphDump } from './side-effects.ts'

export interface SubjectResult {
  readonly columns: readonly string[]
  readonly records: readonly (readonly Value[])[]
}

/** What the runner asks of an engine: an empty graph, queries on it, and all that it holds. */
export interface Subject {
  run(text: string, parameters: MapValue): SubjectResult | Promise<SubjectResult>
  dump(): GraphDump | Promise<GraphDump>
  /** Registers a procedure by its signature and a table of its inputs and outputs; absent where it cannot be done. */
  readonly addProcedure?: (
    signature: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
  ) => void
}
