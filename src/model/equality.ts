import { Float, Node, Path, Relationship, isMap, type MapValue, type Value } from './values.ts'
import { isList } from './kinds.ts'
import { Point } from './point.ts'
import { compareTemporal, isTemporal } from './temporal/index.ts'
import { compareNumbers, isNumber } from './numbers.ts'

/**
 * `a = b` in three-valued logic: null where null decides. Numbers are equal by exact value whatever their type, NaN
 * equals nothing; nodes and relationships are equal by id; temporal values by all their parts (one instant in two zones is
 * not equal); points by their system and every coordinate (-0.0 is not 0.0); values of different types are unequal.
 * Source: openCypher CIP2016-06-14; TCK expressions/comparison/Comparison1.
 */
export function equals(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return null
  if (typeof a === 'string' || typeof a === 'boolean') return a === b
  if (typeof a === 'number' && typeof b === 'number') return a === b
  if (isNumber(a)) return isNumber(b) && compareNumbers(a, b) === 0
  if (isList(a)) return isList(b) ? equalLists(a, b) : false
  if (a instanceof Node) return b instanceof Node && a.id === b.id
  if (a instanceof Relationship) return b instanceof Relationship && a.id === b.id
  if (isTemporal(a)) return isTemporal(b) && compareTemporal(a, b) === 0
  if (a instanceof Point) return b instanceof Point && a.equals(b)
  if (a instanceof Path) return b instanceof Path && equalPaths(a, b)
  return isMap(b) ? equalMaps(a, b) : false
}

function equalLists(a: readonly Value[], b: readonly Value[]): boolean | null {
  if (a.length !== b.length) return false
  let result: boolean | null = true
  for (let index = 0; index < a.length; index += 1) {
    const equal = equals(a[index], b[index])
    if (equal === false) return false
    if (equal === null) result = null
  }
  return result
}

function equalMaps(a: MapValue, b: MapValue): boolean | null {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  if (!keys.every((key) => b[key] !== undefined)) return false
  let result: boolean | null = true
  for (const key of keys) {
    const equal = equals(a[key], b[key])
    if (equal === false) return false
    if (equal === null) result = null
  }
  return result
}

function equalPaths(a: Path, b: Path): boolean {
  return (
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, index) => node.id === b.nodes[index].id) &&
    a.relationships.every((relationship, index) => relationship.id === b.relationships[index].id)
  )
}

/** True where the value is a FLOAT that is NaN. */
export function isNaNValue(value: Value): boolean {
  return typeof value === 'number' ? Number.isNaN(value) : value instanceof Float && Number.isNaN(value.value)
}
