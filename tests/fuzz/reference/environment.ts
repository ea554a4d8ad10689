import type { Value } from '../../../src/model/values.ts'
import { TooLarge } from './failure.ts'
import type { ReferenceGraph } from './graph.ts'

/** The variables of one record. */
export type Row = ReadonlyMap<string, Value>

/** Puts what has no order in the language into one of its possible orders. */
export type Arrange = <Item>(items: readonly Item[]) => Item[]

/** What a query is answered in. */
export class World {
  readonly graph: ReferenceGraph
  readonly arrange: Arrange
  /** Nodes under DELETE that still have relationships: they go at the end of the query. */
  readonly pending = new Set<number>()
  /** While a clause makes something: the graph before it, and the names of what it makes. */
  making: { readonly before: ReferenceGraph; readonly made: ReadonlySet<string> } | undefined
  #steps: number

  constructor(graph: ReferenceGraph, arrange: Arrange = (items) => [...items], steps = 200_000) {
    this.graph = graph
    this.arrange = arrange
    this.#steps = steps
  }

  /** Counts one tried assignment. @throws TooLarge */
  step(): void {
    if (this.#steps-- <= 0) throw new TooLarge('too many assignments')
  }
}

/** What an expression is evaluated in: one record and, where aggregates may stand, the records of its group. */
export interface Environment {
  readonly world: World
  readonly row: Row
  readonly group?: readonly Row[]
}
