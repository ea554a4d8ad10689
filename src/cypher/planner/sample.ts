import type { GraphReader } from '../../model/graph-store.ts'
import { groupingKey } from '../../model/grouping.ts'
import type { IndexDefinition } from '../../model/schema.ts'

/** So many elements are looked at, in so many places of the graph. */
const LOOKED_AT = 256
const PLACES = 8

const samples = new WeakMap<GraphReader, Map<string, number>>()

/** What an index is over; of nodes without a name, all. */
type Sampled = Pick<IndexDefinition, 'entity' | 'names' | 'keys'>

/**
 * How many different values the first keys of an index are taken to have, before the index has been built and knows: from a few elements
 * here and there. Cost: of the first time for a version, that of looking at them.
 *
 * @param entries how many elements the index is taken to have
 */
export function sampledDistinct(reader: GraphReader, index: Sampled, keys: number, entries: number): number {
  let known = samples.get(reader)
  if (known === undefined) samples.set(reader, (known = new Map()))
  const name = JSON.stringify([index.entity, index.names, index.keys.slice(0, keys)])
  let distinct = known.get(name)
  if (distinct === undefined) known.set(name, (distinct = sample(reader, index, keys, entries)))
  return distinct
}

function sample(
  reader: GraphReader,
  { entity, names, keys }: Sampled,
  count: number,
  entries: number,
): number {
  const isNode = entity === 'node'
  const isOfAll = isNode && names.length === 0
  const token = isOfAll ? -1 : isNode ? reader.labelId(names[0]) : reader.typeId(names[0])
  const tokens = keys.slice(0, count).map((key) => reader.keyId(key))
  if ((token === -1 && !isOfAll) || tokens.includes(-1)) return 1
  const limit = isNode ? reader.nodeLimit : reader.relationshipLimit
  const page = new Int32Array(LOOKED_AT / PLACES)
  const seen = new Set<string>()
  const values = new Set<string>()
  for (let place = 0; place < PLACES; place++) {
    const from = Math.floor((limit * place) / PLACES)
    const found = isOfAll
      ? reader.scanNodes(from, page)
      : isNode
        ? reader.scanLabel(token, from, page)
        : reader.scanRelationships(token, from, page)
    for (const id of page.subarray(0, found)) {
      const own = tokens.map((key) =>
        isNode ? reader.nodeProperty(id, key) : reader.relationshipProperty(id, key),
      )
      if (own.includes(null)) continue
      seen.add(String(id))
      values.add(JSON.stringify(own.map(groupingKey)))
    }
  }
  if (seen.size === 0) return 1
  // Where values repeat within the few, those that are left are taken to repeat them too.
  const isRepeating = values.size * 2 < seen.size
  return isRepeating ? values.size : Math.max(1, Math.round((entries * values.size) / seen.size))
}
