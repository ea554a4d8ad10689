import { Point } from './point.ts'
import { isTemporal, type TemporalKind } from './temporal/index.ts'
import { Float, Node, Path, Relationship, type MapValue, type Value } from './values.ts'

/** The run-time type of a value. */
type ValueKind =
  | 'null'
  | 'boolean'
  | 'integer'
  | 'float'
  | 'string'
  | 'list'
  | 'map'
  | 'node'
  | 'relationship'
  | 'path'
  | 'point'
  | TemporalKind

/** True for a LIST. `Array.isArray` alone does not narrow a readonly array. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

/** A value by its kind and content: what a switch over all values works on. */
export function kindOf(value: Value): ValueKind {
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'float'
    case 'boolean':
      return 'boolean'
    case 'bigint':
      return 'integer'
    default:
      if (value === null) return 'null'
      if (isList(value)) return 'list'
      if (value instanceof Float) return 'float'
      if (value instanceof Node) return 'node'
      if (value instanceof Relationship) return 'relationship'
      if (value instanceof Path) return 'path'
      if (value instanceof Point) return 'point'
      if (isTemporal(value)) return value.kind
      return 'map'
  }
}

const NAMES: { readonly [kind in ValueKind]: string } = {
  null: 'NULL',
  boolean: 'BOOLEAN',
  integer: 'INTEGER',
  float: 'FLOAT',
  string: 'STRING',
  list: 'LIST',
  map: 'MAP',
  node: 'NODE',
  relationship: 'RELATIONSHIP',
  path: 'PATH',
  point: 'POINT',
  date: 'DATE',
  localtime: 'LOCAL TIME',
  time: 'ZONED TIME',
  localdatetime: 'LOCAL DATETIME',
  datetime: 'ZONED DATETIME',
  duration: 'DURATION',
}

/** The name of a value's type as errors and `valueType()` print it: `INTEGER`, `ZONED TIME`. */
export function typeName(value: Value): string {
  return NAMES[kindOf(value)]
}

/** The value of a key that the map itself holds, else null. */
export function entryOf(map: MapValue, key: string): Value {
  const value = map[key]
  return value === undefined ? null : value
}
