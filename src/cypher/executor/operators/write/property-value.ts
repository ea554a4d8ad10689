import { CypherError, type Span } from '../../../../errors.ts'
import { isList, kindOf, typeName } from '../../../../model/kinds.ts'
import { toDouble } from '../../../../model/numbers.ts'
import { Point } from '../../../../model/point.ts'
import { float, type Value } from '../../../../model/values.ts'

/**
 * A value as a property holds it: one value, or a list of values of one type, without null. A list of INTEGER and FLOAT
 * becomes one of FLOAT alone. null stands for no property.
 * @throws CypherError TypeError `InvalidPropertyType` for maps, nodes, relationships, paths, and lists that hold such,
 * null, lists, values of several types or points of several coordinate reference systems
 */
export function propertyValue(value: Value, at: Span | undefined): Value {
  if (isList(value)) return listValue(value, at)
  if (value === null || isScalar(value)) return value
  throw refused(`A property cannot hold a ${typeName(value)}.`, at)
}

function listValue(list: readonly Value[], at: Span | undefined): Value {
  const odd = list.find((item) => !isScalar(item))
  if (odd !== undefined) throw refused(`A property cannot hold a list with ${nameOf(odd)} in it.`, at)
  const names = new Set(list.map(nameOf))
  if (names.size <= 1) return list
  if ([...names].every((name) => name === 'INTEGER' || name === 'FLOAT'))
    return list.map((item) =>
      typeof item === 'number' || typeof item === 'bigint' ? float(toDouble(item)) : item,
    )
  throw refused(`A property cannot hold a list of ${[...names].join(' and ')}.`, at)
}

function isScalar(value: Value): boolean {
  switch (kindOf(value)) {
    case 'null':
    case 'list':
    case 'map':
    case 'node':
    case 'relationship':
    case 'path':
      return false
    default:
      return true
  }
}

/** The type of a value; of a point its coordinate reference system too, since the points of a list share one. */
function nameOf(value: Value): string {
  return value instanceof Point ? `POINT (srid ${value.srid})` : typeName(value)
}

function refused(message: string, at: Span | undefined): CypherError {
  return new CypherError({
    phase: 'runtime',
    kind: 'TypeError',
    code: 'InvalidPropertyType',
    message,
    at,
    hint: 'Properties hold booleans, numbers, strings, temporal values, points, and lists of one of these.',
  })
}
