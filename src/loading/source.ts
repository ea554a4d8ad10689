import type { CompiledNode, CompiledRelationship } from '../dataset/compiled-graph.ts'
import { DataError } from '../errors.ts'

/** A graph to be loaded. It can be read again from the start, and is the same each time. */
export interface GraphSource {
  /** Names the graph at the server: what is loaded under one name takes the place of what was loaded under it before. */
  readonly name: string
  /**
   * Reads it once through, and says what is in it.
   *
   * @throws (rejects with) DataError where it cannot be loaded as it is; nothing has been written by then
   */
  measure(): Promise<SourceSize>
  /** In order; `key` is unique, and the property `id` too. */
  nodes(): Elements<CompiledNode>
  /** Between nodes of the source. */
  relationships(): Elements<CompiledRelationship>
}

export interface SourceSize {
  readonly nodes: number
  readonly relationships: number
  /** Every label, in the order in which they first appear. */
  readonly labels: readonly string[]
}

type Elements<Element> = Iterable<Element> | AsyncIterable<Element>

export function duplicateNode(key: string): DataError {
  return new DataError({
    code: 'DuplicateNode',
    message: `Two nodes have the id ${key}.`,
    hint: 'Give every node an id of its own.',
  })
}

export function danglingRelationship(key: string): DataError {
  return new DataError({
    code: 'DanglingRelationship',
    message: `A relationship starts or ends at ${key}, but there is no such node.`,
    hint: 'Add the node, or leave the relationship out.',
  })
}
