import { CypherError, type Span } from '../../../../errors.ts'
import { isList, typeName } from '../../../../model/kinds.ts'
import { Point } from '../../../../model/point.ts'
import {
  Float,
  isMap,
  type MapValue,
  Node,
  Path,
  Relationship,
  type Value,
} from '../../../../model/values.ts'
import type { ExecutionContext } from '../../context.ts'

/**
 * A value as a property: scalars, and lists of scalars.
 * @throws CypherError TypeError `InvalidPropertyType` for maps, entities, paths, lists that hold such, lists
 * or null, and lists of points of different systems or beside other values
 */
export function propertyValue(value: Value, at: Span | undefined): Value {
  const scalar = (item: Value): boolean =>
    item !== null &&
    !isList(item) &&
    !isMap(item) &&
    !(item instanceof Node) &&
    !(item instanceof Relationship) &&
    !(item instanceof Path)
  if (value === null || (isList(value) ? value.every(scalar) && isOfOneSystem(value) : scalar(value)))
    return value
  throw new CypherError({
    phase: 'runtime',
    kind: 'TypeError',
    code: 'InvalidPropertyType',
    message: `A property cannot hold ${isList(value) ? 'a list of such values' : `a ${typeName(value)}`}.`,
    at,
    hint: 'Properties hold booleans, numbers, strings, temporal values, points, and lists of these.',
  })
}

/** Whether a list holds no points, or points of one coordinate reference system alone. */
function isOfOneSystem(list: readonly Value[]): boolean {
  const first = list.find((item) => item instanceof Point)
  return first === undefined || list.every((item) => item instanceof Point && item.srid === first.srid)
}

/**
 * The entries of a property map, or of a node or relationship that stands for its properties.
 * @throws CypherError TypeError `InvalidArgumentType` for anything else
 */
export function propertiesOf(value: Value, context: ExecutionContext, at: Span | undefined): MapValue {
  const { reader } = context
  if (value instanceof Node || value instanceof Relationship) {
    const isNode = value instanceof Node
    const entries: { [key: string]: Value } = Object.create(null) as { [key: string]: Value }
    for (const key of isNode ? reader.nodeKeys(value.id) : reader.relationshipKeys(value.id))
      entries[reader.keyName(key)] = isNode
        ? reader.nodeProperty(value.id, key)
        : reader.relationshipProperty(value.id, key)
    return entries
  }
  if (value !== null && isMap(value)) return value
  throw new CypherError({
    phase: 'runtime',
    kind: 'TypeError',
    code: 'InvalidArgumentType',
    message: `Properties must be a map, but are ${value instanceof Float ? value.value : typeName(value)}.`,
    at,
  })
}

/** Sets one property of a node or relationship; null removes it. Counts only where something changes hands. */
export function setProperty(
  entity: Node | Relationship,
  key: string,
  value: Value,
  context: ExecutionContext,
  at: Span | undefined,
): void {
  const { writer } = context
  const isNode = entity instanceof Node
  const checked = propertyValue(value, at)
  let token = writer.keyId(key)
  if (checked === null) {
    if (token === -1) return
    const old = isNode ? writer.nodeProperty(entity.id, token) : writer.relationshipProperty(entity.id, token)
    if (old === null) return
  } else if (token === -1) token = writer.internKey(key)
  context.counters.propertiesSet++
  if (isNode) writer.setNodeProperty(entity.id, token, checked)
  else writer.setRelationshipProperty(entity.id, token, checked)
}
