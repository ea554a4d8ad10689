import { cursorOver } from '../../model/cursor-over.ts'
import type { GraphReader, IndexCursor, SeekOrder } from '../../model/graph-store.ts'
import { order as orderOf } from '../../model/order.ts'
import type { IndexDefinition } from '../../model/schema.ts'
import type { Value } from '../../model/values.ts'

/**
 * All elements that an index which is gone could have: those of its label or type, in an order that it would have given those that have
 * all its keys. Cost: of an order of values, that of sorting them, before the first.
 */
export function scanCursor(reader: GraphReader, index: IndexDefinition, order: SeekOrder): IndexCursor {
  const scan = scanOf(reader, index)
  if (order === 'ids') return scan
  const valuesOf = valuesBy(reader, index)
  const elements = Array.from(allOf(scan), (id) => ({ id, values: valuesOf(id) })).filter(
    ({ values }) => !values.includes(null),
  )
  const direction = order === 'ascending' ? 1 : -1
  elements.sort((one, other) => direction * compareAll(one.values, other.values) || one.id - other.id)
  return cursorOver(Int32Array.from(elements, ({ id }) => id))
}

/** The nodes of the label of an index that do not have its first key, by id. */
export function absentCursor(reader: GraphReader, index: IndexDefinition): IndexCursor {
  const scan = scanOf(reader, index)
  const key = reader.keyId(index.keys[0])
  return {
    next(out) {
      let size = 0
      for (;;) {
        const room = out.subarray(size)
        const count = scan.next(room)
        const isEnd = count < room.length
        let kept = 0
        for (let at = 0; at < count; at++)
          if (key === -1 || reader.nodeProperty(room[at], key) === null) room[kept++] = room[at]
        size += kept
        if (isEnd || size === out.length) return size
      }
    },
  }
}

function scanOf(reader: GraphReader, { entity, names }: IndexDefinition): IndexCursor {
  const token = entity === 'node' ? reader.labelId(names[0]) : reader.typeId(names[0])
  let from = 0
  return {
    next(out) {
      if (token === -1) return 0
      const count =
        entity === 'node' ? reader.scanLabel(token, from, out) : reader.scanRelationships(token, from, out)
      if (count > 0) from = out[count - 1] + 1
      return count
    },
  }
}

function* allOf(cursor: IndexCursor): Generator<number> {
  const page = new Int32Array(1024)
  for (;;) {
    const count = cursor.next(page)
    yield* page.subarray(0, count)
    if (count < page.length) return
  }
}

function valuesBy(reader: GraphReader, { entity, keys }: IndexDefinition): (id: number) => readonly Value[] {
  const ids = keys.map((key) => reader.keyId(key))
  const property = (id: number, key: number): Value => {
    if (key === -1) return null
    return entity === 'node' ? reader.nodeProperty(id, key) : reader.relationshipProperty(id, key)
  }
  return (id) => ids.map((key) => property(id, key))
}

function compareAll(one: readonly Value[], other: readonly Value[]): number {
  for (let at = 0; at < one.length; at++) {
    const compared = orderOf(one[at], other[at])
    if (compared !== 0) return compared
  }
  return 0
}
