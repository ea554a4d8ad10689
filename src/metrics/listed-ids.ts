import type { GraphReader } from '../model/graph-store.ts'
import { typeName } from '../model/kinds.ts'
import { Node, Relationship, type Value } from '../model/values.ts'
import { metricFailure } from './failure.ts'
import { ranges, type Work } from './work.ts'

/**
 * The ids of listed elements that exist, in their order, each once. Cost: linear in the list.
 *
 * @throws CypherError `ProcedureCallFailed` for what is not such an element; QueryLimitError
 */
export function* listedIds(
  name: 'nodes' | 'relationships',
  list: readonly Value[],
  reader: GraphReader,
  work: Work,
): Generator<void, Int32Array, void> {
  const isNode = name === 'nodes'
  const ids = work.ints(list.length)
  const known = work.bytes(isNode ? reader.nodeLimit : reader.relationshipLimit)
  let count = 0
  yield* ranges(work, list.length, (from, to) => {
    for (let at = from; at < to; at++) {
      const element = list[at]
      if (element === null) continue
      if (!(element instanceof (isNode ? Node : Relationship))) throw notAnElement(name, element)
      const { id } = element
      const isThere = isNode ? reader.hasNode(id) : reader.hasRelationship(id)
      if (!isThere || known[id] === 1) continue
      known[id] = 1
      ids[count++] = id
    }
  })
  work.free(known)
  return ids.subarray(0, count)
}

function notAnElement(name: 'nodes' | 'relationships', value: Value): Error {
  return metricFailure(
    `The option \`${name}\` must be a list of ${name}, but holds a value of type ${typeName(value)}.`,
    `Collect them, as in WITH collect(${name === 'nodes' ? 'n) AS nodes' : 'r) AS relationships'}.`,
  )
}
