import { CypherError } from '../../errors.ts'
import type { GraphReader, IndexState } from '../../model/graph-store.ts'
import type { EntityKind } from '../../model/schema.ts'
import type { SearchSource } from '../../model/search-source.ts'
import { float, Node, Relationship, type Value } from '../../model/values.ts'
import type { ProcedureContext, ProcedureRecord } from '../../cypher/index.ts'
import type { HeldMemory } from '../../model/patience.ts'
import type { Ranked } from '../ranked.ts'

/** After so many steps a procedure pauses. */
const PAUSE = 1024

/** How errors name the kinds of indexes that procedures search. */
const WORDS = { fulltext: 'full-text', vector: 'vector' } as const

/**
 * An index that a procedure is to search, as a version has it.
 *
 * @throws CypherError ProcedureError `ProcedureCallFailed`
 */
export function searchedIndex(
  reader: GraphReader,
  name: Value,
  kind: keyof typeof WORDS,
  entity: EntityKind,
): SearchSource {
  const index = reader.schema.indexes.find((one) => one.name === name && one.kind === kind)
  const source = index === undefined ? undefined : reader.searchSource(index.name)
  if (index === undefined || source === undefined)
    throw searchFailure(
      `There is no ${WORDS[kind]} index called \`${String(name)}\`.`,
      `\`SHOW ${kind.toUpperCase()} INDEXES\` lists all.`,
    )
  if (index.entity !== entity)
    throw searchFailure(
      `The index \`${index.name}\` is on ${index.entity}s, so it cannot be searched for ${entity}s.`,
      `Call \`db.index.${kind}.query${index.entity === 'node' ? 'Nodes' : 'Relationships'}\`.`,
    )
  return source
}

export function searchFailure(message: string, hint: string, cause?: unknown): CypherError {
  return new CypherError({
    phase: 'runtime',
    kind: 'ProcedureError',
    code: 'ProcedureCallFailed',
    message,
    hint,
    cause,
  })
}

/** Makes what is missing of an index, in slices; each entry that is made is a hit of the query for which it is. */
export function* prepared(
  index: { readonly size: number; prepare(most: number): IndexState },
  context: ProcedureContext,
): Generator<undefined, void, void> {
  for (;;) {
    const before = index.size
    const { kind } = index.prepare(PAUSE)
    context.hit(index.size - before)
    if (kind !== 'building') return
    yield undefined
  }
}

/** Goes on with a search, in its own pieces. */
function* paused<Result>(searching: Generator<void, Result, void>): Generator<undefined, Result, void> {
  for (;;) {
    const step = searching.next()
    if (step.done === true) return step.value
    yield undefined
  }
}

/**
 * The records of what is found, from `skip` to `skip` plus `limit`; what is found is held until the last of them.
 *
 * @param search counts what it finds as it grows
 * @param hitsOf of the search, besides one for the question itself
 */
export function* recordsOf<Found extends Ranked>(
  search: (held: HeldMemory) => Generator<void, Found, void>,
  hitsOf: (found: Found) => number,
  entity: EntityKind,
  context: ProcedureContext,
  skip = 0,
  limit = Infinity,
): Generator<ProcedureRecord | undefined, void, void> {
  const held = context.hold()
  try {
    const found = yield* paused(search(held))
    context.hit(1 + hitsOf(found))
    const { ids, scores } = found
    const end = Math.min(ids.length, skip + limit)
    for (let at = skip; at < end; at++) {
      const id = ids[at]
      yield [entity === 'node' ? new Node(id) : new Relationship(id), float(scores[at])]
    }
  } finally {
    held.clear()
  }
}
