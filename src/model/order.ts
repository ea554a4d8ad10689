import { compareText } from './comparison.ts'
import { isNaNValue } from './equality.ts'
import { isList, kindOf } from './kinds.ts'
import { compareNumbers, isNumber } from './numbers.ts'
import { Point } from './point.ts'
import { compareTemporal, isTemporal } from './temporal/index.ts'
import { Node, Path, Relationship, isMap, type MapValue, type Value } from './values.ts'

/**
 * The total order of ORDER BY, min and max, ascending: map, node, relationship, list, path, point, zoned datetime, local
 * datetime, date, zoned time, local time, duration, string, boolean, number, NaN, null. 0 exactly where the values are equivalent (see grouping.ts). Source: openCypher CIP2016-06-14, Orderability; Neo4j's
 * manual for the temporal types and points.
 */
export function order(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') {
    if (a < b) return -1
    if (a > b) return 1
    if (a === b) return 0
    return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  }
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  const rank = rankOf(a) - rankOf(b)
  if (rank !== 0 || a === null || isNaNValue(a)) return rank
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b)
  if (typeof a === 'boolean') return Number(a) - Number(b)
  if (isList(a) && isList(b)) return orderLists(a, b)
  if (a instanceof Node && b instanceof Node) return a.id - b.id
  if (a instanceof Relationship && b instanceof Relationship) return a.id - b.id
  if (isTemporal(a) && isTemporal(b)) return compareTemporal(a, b) ?? 0
  if (a instanceof Point && b instanceof Point) return a.compareTo(b)
  if (a instanceof Path && b instanceof Path) return orderPaths(a, b)
  return isMap(a) && isMap(b) ? orderMaps(a, b) : 0
}

function rankOf(value: Value): number {
  switch (kindOf(value)) {
    case 'map':
      return 0
    case 'node':
      return 1
    case 'relationship':
      return 2
    case 'list':
      return 3
    case 'path':
      return 4
    case 'point':
      return 5
    case 'datetime':
      return 6
    case 'localdatetime':
      return 7
    case 'date':
      return 8
    case 'time':
      return 9
    case 'localtime':
      return 10
    case 'duration':
      return 11
    case 'string':
      return 12
    case 'boolean':
      return 13
    case 'integer':
      return 14
    case 'float':
      return isNaNValue(value) ? 15 : 14
    case 'null':
      return 16
  }
}

function orderLists(a: readonly Value[], b: readonly Value[]): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    const result = order(a[index], b[index])
    if (result !== 0) return result
  }
  return a.length - b.length
}

function orderPaths(a: Path, b: Path): number {
  const start = a.nodes[0].id - b.nodes[0].id
  if (start !== 0) return start
  const length = Math.min(a.relationships.length, b.relationships.length)
  for (let index = 0; index < length; index += 1) {
    const relationship = a.relationships[index].id - b.relationships[index].id
    if (relationship !== 0) return relationship
    const node = a.nodes[index + 1].id - b.nodes[index + 1].id
    if (node !== 0) return node
  }
  return a.relationships.length - b.relationships.length
}

function orderMaps(a: MapValue, b: MapValue): number {
  const left = Object.keys(a).sort(compareText)
  const right = Object.keys(b).sort(compareText)
  if (left.length !== right.length) return left.length - right.length
  for (let index = 0; index < left.length; index += 1) {
    const key = compareText(left[index], right[index])
    if (key !== 0) return key
  }
  for (const key of left) {
    const value = order(a[key], b[key])
    if (value !== 0) return value
  }
  return 0
}
