import type { PlainNode, PlainRelationship } from '../model/elements.ts'
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
  /** In order; `id` is unique, and is the property `id` too. */
  nodes(): Elements<PlainNode>
  /** Between nodes of the source. */
  relationships(): Elements<PlainRelationship>
}

export interface SourceSize {
  readonly nodes: number
  readonly relationships: number
  /** Every label, in the order in which they first appear. */
  readonly labels: readonly string[]
}

type Elements<Element> = Iterable<Element> | AsyncIterable<Element>

export function duplicateNode(id: string): DataError {
  return new DataError({
    code: 'DuplicateNode',
    message: `Two nodes have the id ${id}.`,
    hint: 'Give every node an id of its own.',
  })
}

export function danglingRelationship(id: string): DataError {
  return new DataError({
    code: 'DanglingRelationship',
    message: `A relationship starts or ends at ${id}, but there is no such node.`,
    hint: 'Add the node, or leave the relationship out.',
  })
}
