import type {
  GraphReader,
  IndexCursor,
  IndexReader,
  IndexState,
  IndexStatistics,
  SeekOrder,
  Sought,
} from '../../model/graph-store.ts'
import { order as orderOf } from '../../model/order.ts'
import type { IndexDefinition } from '../../model/schema.ts'
import type { Value } from '../../model/values.ts'
import { isKept, matches } from './matches.ts'

/** An index as one version has it. */
export class ViewIndex implements IndexReader {
  readonly definition: IndexDefinition
  readonly #reader: GraphReader

  constructor(definition: IndexDefinition, reader: GraphReader) {
    this.definition = definition
    this.#reader = reader
  }

  prepare(): IndexState {
    return { kind: 'ready', looked: 0 }
  }

  get statistics(): IndexStatistics | undefined {
    return undefined
  }

  seek(sought: Sought, order: SeekOrder): IndexCursor {
    const found: { readonly id: number; readonly values: readonly Value[] }[] = []
    const { entity, kind, names, keys } = this.definition
    const reader = this.#reader
    const isNode = entity === 'node'
    const token = isNode ? reader.labelId(names[0]) : reader.typeId(names[0])
    const keyIds = keys.map((key) => reader.keyId(key))
    const limit = isNode ? reader.nodeLimit : reader.relationshipLimit
    for (let id = 0; id < limit; id++) {
      if (isNode ? !reader.hasNode(id) || !reader.hasLabel(id, token) : !reader.hasRelationship(id)) continue
      if (!isNode && reader.typeOf(id) !== token) continue
      const values = keyIds.map((key) =>
        isNode ? reader.nodeProperty(id, key) : reader.relationshipProperty(id, key),
      )
      if (values.every((value) => isKept(kind, value)) && matches(sought, values)) found.push({ id, values })
    }
    if (order !== 'ids') {
      const by = order === 'ascending' ? 1 : -1
      found.sort((a, b) => by * compareAll(a.values, b.values) || a.id - b.id)
    }
    let at = 0
    return {
      next(out) {
        let size = 0
        while (size < out.length && at < found.length) out[size++] = found[at++].id
        return size
      },
    }
  }
}

function compareAll(a: readonly Value[], b: readonly Value[]): number {
  for (let at = 0; at < a.length; at++) {
    const compared = orderOf(a[at], b[at])
    if (compared !== 0) return compared
  }
  return 0
}
