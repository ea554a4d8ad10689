import type { Bound, GraphReader, SeekOrder, Sought } from '../../src/model/graph-store.ts'
import { compare } from '../../src/model/comparison.ts'
import { equals } from '../../src/model/equality.ts'
import { order as orderOf } from '../../src/model/order.ts'
import { Point } from '../../src/model/point.ts'
import type { IndexDefinition } from '../../src/model/schema.ts'
import { Duration } from '../../src/model/temporal/index.ts'
import type { Value } from '../../src/model/values.ts'

/** What a seek has to give: all elements of the version are asked. */
export function bruteSeek(
  reader: GraphReader,
  { entity, kind, names: [name], keys }: IndexDefinition,
  sought: Sought,
  order: SeekOrder,
): number[] {
  const isNode = entity === 'node'
  const limit = isNode ? reader.nodeLimit : reader.relationshipLimit
  const valuesOf = (id: number): Value[] =>
    keys.map((key) => {
      const token = reader.keyId(key)
      return isNode ? reader.nodeProperty(id, token) : reader.relationshipProperty(id, token)
    })
  const found: { id: number; values: Value[] }[] = []
  for (let id = 0; id < limit; id++) {
    const has = isNode
      ? reader.hasNode(id) && reader.hasLabel(id, reader.labelId(name))
      : reader.hasRelationship(id) && reader.typeOf(id) === reader.typeId(name)
    if (!has) continue
    const values = valuesOf(id)
    if (values.every((value) => isKept(kind, value)) && isSought(sought, values)) found.push({ id, values })
  }
  if (order !== 'ids')
    found.sort((one, other) => {
      const differing = keys
        .map((_, key) => orderOf(one.values[key], other.values[key]))
        .find((compared) => compared !== 0)
      return (order === 'ascending' ? 1 : -1) * (differing ?? 0) || one.id - other.id
    })
  return found.map(({ id }) => id)
}

function isKept(kind: IndexDefinition['kind'], value: Value): boolean {
  if (kind === 'text') return typeof value === 'string'
  return kind === 'point' ? value instanceof Point : value !== null
}

function isSought(sought: Sought, values: readonly Value[]): boolean {
  const startsWith = (begin: readonly Value[]): boolean =>
    begin.every((value, at) => equals(values[at], value) === true)
  const text = String(values[0])
  switch (sought.kind) {
    case 'exists':
      return true
    case 'equal':
      return startsWith(sought.values)
    case 'range': {
      const value = values[sought.equal.length]
      return startsWith(sought.equal) && isOver(value, sought.from) && isUnder(value, sought.to)
    }
    case 'starts-with': {
      const value = values[sought.equal.length]
      return startsWith(sought.equal) && typeof value === 'string' && value.startsWith(sought.text)
    }
    case 'contains':
      return typeof values[0] === 'string' && text.includes(sought.text)
    case 'ends-with':
      return typeof values[0] === 'string' && text.endsWith(sought.text)
    case 'within-distance': {
      const distance = values[0] instanceof Point ? values[0].distanceTo(sought.center) : null
      return (
        distance !== null &&
        (distance < sought.distance || (sought.inclusive && distance === sought.distance))
      )
    }
    case 'bounding-box':
      return values[0] instanceof Point && values[0].isWithin(sought.lower, sought.upper) === true
  }
}

/** A duration or point is `<=` and `>=` itself, and nothing else. */
function isUnordered(value: Value): boolean {
  return value instanceof Duration || value instanceof Point
}

function isOver(value: Value, bound: Bound | undefined): boolean {
  if (bound !== undefined && isUnordered(value)) return bound.inclusive && equals(value, bound.value) === true
  const compared = bound === undefined ? 1 : compare(value, bound.value)
  return compared !== null && (compared > 0 || (compared === 0 && bound?.inclusive === true))
}

function isUnder(value: Value, bound: Bound | undefined): boolean {
  if (bound !== undefined && isUnordered(value)) return bound.inclusive && equals(value, bound.value) === true
  const compared = bound === undefined ? -1 : compare(value, bound.value)
  return compared !== null && (compared < 0 || (compared === 0 && bound?.inclusive === true))
}
