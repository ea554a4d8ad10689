import { ConstraintViolation } from '../../model/constraint-violation.ts'
import type { GraphReader } from '../../model/graph-store.ts'
import type { Patience } from '../../model/patience.ts'
import { isUnique } from '../../model/schema.ts'
import { ANY } from '../counts.ts'
import type { Entries } from '../indexes/entries.ts'
import { HashTable } from '../indexes/hash-table.ts'
import type { Guard } from './guards.ts'
import { requireKept, valuesOf } from './kept.ts'

const PAGE = 1024

/**
 * Looks whether all elements keep a constraint that is to be created, by ascending ids. Yields where the caller's patience is
 * exhausted. Cost: a step for each node with the label, or each relationship, and one for each value that is read; meanwhile the
 * memory of `bytesOfCheck`.
 *
 * @throws ConstraintViolation with the first offender
 */
export function* checkAll(graph: GraphReader, guard: Guard, patience: Patience): Generator<void, void, void> {
  const { constraint, token, keys } = guard
  const isNode = constraint.entity === 'node'
  const firsts = isUnique(constraint) ? new Firsts(graph, guard) : undefined
  const page = new Int32Array(PAGE)
  for (let from = 0; ;) {
    // Not by type: where one is rare, a page of it is a look at all relationships.
    const size = isNode ? graph.scanLabel(token, from, page) : graph.scanRelationships(ANY, from, page)
    for (let at = 0; at < size; at++) {
      const id = page[at]
      const isAbout = isNode || graph.typeOf(id) === token
      patience.spend(isAbout ? 1 + keys.length : 1)
      if (isAbout) {
        const values = valuesOf(graph, guard, id)
        requireKept(guard, id, values, true)
        const first = values.includes(null) ? undefined : firsts?.with(id)
        if (first !== undefined && first !== id)
          throw new ConstraintViolation({ constraint, elements: [first, id], values, isCreated: true })
      }
      if (patience.slice.work <= 0) yield
    }
    if (size < PAGE) return
    from = page[size - 1] + 1
  }
}

/** What `checkAll` holds at the most, in bytes. */
export function bytesOfCheck(graph: GraphReader, guard: Guard): number {
  return isUnique(guard.constraint)
    ? Int32Array.BYTES_PER_ELEMENT * countOf(graph, guard) + HashTable.bytesFor(countOf(graph, guard))
    : 0
}

function countOf(graph: GraphReader, { constraint, token }: Guard): number {
  return constraint.entity === 'node' ? graph.countNodes(token) : graph.countRelationships(ANY, token, ANY)
}

/** The first elements with their values, in a table that holds places and asks the graph for values. */
class Firsts {
  readonly #entries: Entries
  readonly #table: HashTable
  #size = 0

  constructor(graph: GraphReader, guard: Guard) {
    const { constraint, keys } = guard
    const ids = new Int32Array(countOf(graph, guard))
    this.#entries = {
      ids,
      value: (position, key) =>
        constraint.entity === 'node'
          ? graph.nodeProperty(ids[position], keys[key])
          : graph.relationshipProperty(ids[position], keys[key]),
    }
    this.#table = new HashTable(this.#entries, keys.length, ids.length)
  }

  /** The first element that has the values of this one, which may be itself; undefined where they equal nothing. */
  with(id: number): number | undefined {
    this.#entries.ids[this.#size] = id
    const first = this.#table.add(this.#size++)
    return first === undefined ? undefined : this.#entries.ids[first]
  }
}
