import { CypherError, type Span } from '../../../../errors.ts'
import { typeName } from '../../../../model/kinds.ts'
import { Float, isMap, type MapValue, Node, Relationship, type Value } from '../../../../model/values.ts'
import { sizeOf } from '../../../runtime/value-size.ts'
import type { ExecutionContext } from '../../context.ts'
import { isDeleted } from './deleted.ts'
import { propertyValue } from './property-value.ts'
import { tokenName } from './token-name.ts'

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

/** What the graph takes for a property that is written, besides its value: a query must not outgrow the heap by it. */
const PROPERTY_BYTES = 24

/**
 * Sets one property of a node or relationship; null removes it. Counts only where something changes hands. What is
 * deleted is left alone, as on a server.
 * @throws CypherError TypeError `InvalidPropertyType`, SchemaError `TokenNameError`; QueryLimitError `MemoryLimit`
 */
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
  if (isDeleted(entity, context)) return
  let token = writer.keyId(key)
  if (checked === null) {
    if (token === -1) return
    const old = isNode ? writer.nodeProperty(entity.id, token) : writer.relationshipProperty(entity.id, token)
    if (old === null) return
  } else {
    tokenName(key, at)
    if (token === -1) token = writer.internKey(key)
  }
  context.counters.propertiesSet++
  if (checked !== null) context.allocate(PROPERTY_BYTES + sizeOf(checked))
  if (isNode) writer.setNodeProperty(entity.id, token, checked)
  else writer.setRelationshipProperty(entity.id, token, checked)
}
