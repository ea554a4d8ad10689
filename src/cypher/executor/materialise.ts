import { QueryLimitError } from '../../errors.ts'
import { isList } from '../../model/kinds.ts'
import { Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import { emptyMap, Float, type MapValue, Node, Path, Relationship, type Value } from '../../model/values.ts'
import type { GraphReader } from '../graph-store.ts'

/** Lists and maps inside one another: whoever takes them may recurse once for each. */
const DEEPEST_VALUE = 500

/**
 * Values as they leave the engine: nodes, relationships and paths with labels, type and properties, frozen. Without
 * `exact` a FLOAT is a plain number. Something deleted by the query itself comes without labels and properties.
 */
export function materialise(value: Value, reader: GraphReader, exact: boolean, depth = 0): Value {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Float) return exact ? value : value.value
  if (value instanceof Node) return nodeOf(value, reader, exact)
  if (value instanceof Relationship) return relationshipOf(value, reader, exact)
  if (value instanceof Path) {
    const nodes = value.nodes.map((node) => nodeOf(node, reader, exact))
    const relationships = value.relationships.map((relationship) =>
      relationshipOf(relationship, reader, exact),
    )
    return Object.freeze(new Path(Object.freeze(nodes), Object.freeze(relationships)))
  }
  if (isTemporal(value) || value instanceof Point) return value
  if (depth >= DEEPEST_VALUE) throw tooDeep()
  if (isList(value)) return value.map((item) => materialise(item, reader, exact, depth + 1))
  const map = emptyMap()
  for (const key of Object.keys(value)) map[key] = materialise(value[key], reader, exact, depth + 1)
  return map
}

function tooDeep(): QueryLimitError {
  return new QueryLimitError({
    code: 'QueryTooComplex',
    message: `A value to be returned is nested more than ${DEEPEST_VALUE} levels deep.`,
    hint: 'Return it in parts.',
  })
}

function nodeOf(node: Node, reader: GraphReader, exact: boolean): Node {
  const { id } = node
  if (!reader.hasNode(id)) return Object.freeze(new Node(id, Object.freeze([]), Object.freeze(emptyMap())))
  const labels = reader.labelsOf(id).map((label) => reader.labelName(label))
  const properties = propertiesOf(reader.nodeKeys(id), (key) => reader.nodeProperty(id, key), reader, exact)
  return Object.freeze(new Node(id, Object.freeze(labels), properties))
}

function relationshipOf(relationship: Relationship, reader: GraphReader, exact: boolean): Relationship {
  const { id } = relationship
  if (!reader.hasRelationship(id))
    return Object.freeze(new Relationship(id, '', -1, -1, Object.freeze(emptyMap())))
  const properties = propertiesOf(
    reader.relationshipKeys(id),
    (key) => reader.relationshipProperty(id, key),
    reader,
    exact,
  )
  return Object.freeze(
    new Relationship(
      id,
      reader.typeName(reader.typeOf(id)),
      reader.startOf(id),
      reader.endOf(id),
      properties,
    ),
  )
}

function propertiesOf(
  keys: readonly number[],
  read: (key: number) => Value,
  reader: GraphReader,
  exact: boolean,
): MapValue {
  const properties = emptyMap()
  for (const key of keys) {
    const value = materialise(read(key), reader, exact)
    properties[reader.keyName(key)] = isList(value) ? Object.freeze(value) : value
  }
  return Object.freeze(properties)
}
