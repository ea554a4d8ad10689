import neo4j, {
  type Integer,
  type Node as DriverNode,
  type Path as DriverPath,
  type Relationship as DriverRelationship,
} from 'neo4j-driver'
import { ServerError } from '../../errors.ts'
import { isList, kindOf } from '../../model/kinds.ts'
import { integer } from '../../model/numbers.ts'
import { Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import {
  emptyMap,
  Float,
  float,
  type MapValue,
  Node,
  Path,
  Relationship,
  type Value,
} from '../../model/values.ts'
import { temporalFromBolt, temporalToBolt } from './temporal.ts'

/**
 * A value as the driver sends it. It sends every number as FLOAT, and every bigint or Integer as INTEGER, the latter in
 * less time.
 *
 * @throws ServerError `UnsupportedValue` for nodes, relationships and paths, which Bolt takes in no parameter
 */
export function toBolt(value: Value): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return Number.isInteger(value) ? neo4j.int(value) : value
  if (value instanceof Float) return value.value
  if (isList(value)) return value.map(toBolt)
  if (isTemporal(value)) return temporalToBolt(value)
  if (value instanceof Point) return new neo4j.types.Point(neo4j.int(value.srid), value.x, value.y, value.z)
  if (value instanceof Node || value instanceof Relationship || value instanceof Path)
    throw unsupported(`a ${kindOf(value)} as a parameter`)
  return mapToBolt(value)
}

/** The entries of a map as the driver sends them. */
export function mapToBolt(map: MapValue): { readonly [key: string]: unknown } {
  // The driver takes no object without prototype; keys such as `__proto__` become entries all the same.
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, toBolt(value)]))
}

/**
 * A value as the driver got it, with bigints for INTEGER. The numeric identity that the server sends is the `id` of a node
 * or relationship. Something deleted by the query itself comes without labels, type and properties.
 *
 * @param exact keep a FLOAT with an integral value apart from an INTEGER
 * @throws ServerError `UnsupportedValue`
 */
export function fromBolt(value: unknown, exact: boolean): Value {
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value
    case 'number':
      return exact ? float(value) : value
    case 'bigint':
      return integer(value)
    case 'object':
      break
    case 'undefined':
      throw unreadable('a record of fewer values than columns')
    default:
      throw unsupported(`a ${typeof value}`)
  }
  if (value === null) return null
  if (Array.isArray(value)) return value.map((item: unknown) => fromBolt(item, exact))
  if (neo4j.isNode(value)) return nodeOf(value, exact)
  if (neo4j.isRelationship(value)) return relationshipOf(value, exact)
  if (neo4j.isPath(value)) return pathOf(value, exact)
  if (Object.getPrototypeOf(value) === Object.prototype) return mapOf(value, exact)
  if (neo4j.isPoint(value)) return new Point(Number(value.srid), value.x, value.y, value.z)
  const temporal = temporalFromBolt(value)
  if (temporal !== undefined) return temporal
  throw unsupported(`a ${value.constructor.name}`)
}

function nodeOf({ identity, labels, properties }: DriverNode, exact: boolean): Node {
  if (!Array.isArray(labels) || !labels.every((label) => typeof label === 'string'))
    throw unreadable('a node whose labels are not strings')
  return Object.freeze(new Node(idOf(identity), Object.freeze(labels), propertiesOf(properties, exact)))
}

function relationshipOf(
  { identity, type, start, end, properties }: DriverRelationship,
  exact: boolean,
): Relationship {
  if (typeof type !== 'string') throw unreadable('a relationship whose type is not a string')
  return Object.freeze(
    new Relationship(idOf(identity), type, idOf(start), idOf(end), propertiesOf(properties, exact)),
  )
}

function pathOf({ start, segments }: DriverPath, exact: boolean): Path {
  const nodes = [start, ...segments.map(({ end }) => end)].map((node) => nodeOf(node, exact))
  const relationships = segments.map(({ relationship }) => relationshipOf(relationship, exact))
  return Object.freeze(new Path(Object.freeze(nodes), Object.freeze(relationships)))
}

function mapOf(map: object, exact: boolean): { [key: string]: Value } {
  const held = emptyMap()
  for (const [key, value] of Object.entries(map)) held[key] = fromBolt(value, exact)
  return held
}

function propertiesOf(properties: object, exact: boolean): MapValue {
  const held = mapOf(properties, exact)
  for (const value of Object.values(held)) if (isList(value)) Object.freeze(value)
  return Object.freeze(held)
}

/** Identities are far below 2^53: a server has no room for more elements. */
function idOf(identity: Integer | number | bigint): number {
  const id = Number(identity)
  if (!Number.isSafeInteger(id)) throw unreadable('an identity that is not an integer')
  return id
}

/** Told with the address of the server by `errorOf`. */
function unreadable(what: string): TypeError {
  return new TypeError(`it holds ${what}`)
}

function unsupported(what: string): ServerError {
  return new ServerError({
    code: 'UnsupportedValue',
    message: `Silkgraph cannot send or receive ${what} over Bolt.`,
    hint: 'Use numbers, strings, booleans, dates and times, points, lists, maps, nodes, relationships and paths.',
  })
}
