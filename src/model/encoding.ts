import { CypherError, DataError } from '../errors.ts'
import { kindOf } from './kinds.ts'
import { Point } from './point.ts'
import { isTemporal, readTemporal, type TemporalKind, type TemporalValue } from './temporal/index.ts'
import { emptyMap, Float, Node, Path, Relationship, type MapValue, type Value } from './values.ts'

/**
 * A value as JSON without loss, for threads, HTTP and files. Null, booleans, strings, finite numbers and lists stand for
 * themselves; all else is an object of one tag: `integer` (beyond the safe range), `float` (boxed), `double` (-0, NaN and
 * the infinities as plain numbers), `map`, `node`, `relationship`, `path`, and `date`, `localtime`, `time`, `localdatetime`,
 * `datetime`, `duration` (ISO text), `point` (its SRID, then the texts of its coordinates).
 */
export type Encoded =
  null | boolean | number | string | readonly Encoded[] | { readonly [tag: string]: Encoded }

/** Cost: linear in the value. */
export function encodeValue(value: Value): Encoded {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0) ? value : { double: numberText(value) }
  if (typeof value === 'bigint') return { integer: value.toString() }
  if (value instanceof Float) return { float: numberText(value.value) }
  if (value instanceof Node) return { node: encodeNode(value) }
  if (value instanceof Relationship) return { relationship: encodeRelationship(value) }
  if (value instanceof Path)
    return { path: [value.nodes.map(encodeNode), value.relationships.map(encodeRelationship)] }
  if (isTemporal(value)) return { [value.kind]: value.toString() }
  if (value instanceof Point) return { point: [value.srid, ...value.coordinates.map(numberText)] }
  if (kindOf(value) === 'list') return (value as readonly Value[]).map(encodeValue)
  return { map: encodeMap(value as MapValue) }
}

/** The entries of a map, untagged. */
export function encodeMap(map: MapValue): { readonly [key: string]: Encoded } {
  const encoded = Object.create(null) as { [key: string]: Encoded }
  for (const key of Object.keys(map)) encoded[key] = encodeValue(map[key])
  return encoded
}

/** @throws DataError `InvalidEncoding` where it is not an encoded value */
export function decodeValue(encoded: unknown): Value {
  if (encoded === null || typeof encoded === 'boolean' || typeof encoded === 'string') return encoded
  if (typeof encoded === 'number') return encoded
  if (Array.isArray(encoded)) return encoded.map(decodeValue)
  if (typeof encoded !== 'object') throw invalid('a value')
  const entries = Object.entries(encoded)
  const [tag, held]: readonly [string, unknown] = entries[0] ?? ['', undefined]
  if (entries.length !== 1) throw invalid('a tagged value')
  switch (tag) {
    case 'integer':
      if (typeof held !== 'string' || !/^-?\d{1,19}$/.test(held)) throw invalid('an integer')
      return BigInt(held)
    case 'float':
      return new Float(numberOf(held))
    case 'double':
      return numberOf(held)
    case 'map':
      return decodeMap(held)
    case 'node':
      return decodeNode(held)
    case 'relationship':
      return decodeRelationship(held)
    case 'path': {
      const [nodes, relationships] = listOf(held)
      return new Path(listOf(nodes).map(decodeNode), listOf(relationships).map(decodeRelationship))
    }
    case 'date':
    case 'localtime':
    case 'time':
    case 'localdatetime':
    case 'datetime':
    case 'duration':
      return decodeTemporal(tag, held)
    case 'point':
      return decodePoint(held)
    default:
      throw invalid('a tagged value')
  }
}

/** @throws DataError `InvalidEncoding` */
export function decodeMap(encoded: unknown): MapValue {
  if (typeof encoded !== 'object' || encoded === null || Array.isArray(encoded)) throw invalid('a map')
  const map = emptyMap()
  for (const [key, value] of Object.entries(encoded)) map[key] = decodeValue(value)
  return map
}

/** Values after which others may work. */
const PIECE = 1_000

/** `decodeMap`, yielding after every thousand values. @throws DataError `InvalidEncoding` */
export function* decodeMapInPieces(encoded: unknown, count = { values: 0 }): Generator<void, MapValue, void> {
  if (typeof encoded !== 'object' || encoded === null || Array.isArray(encoded)) throw invalid('a map')
  const map = emptyMap()
  for (const [key, value] of Object.entries(encoded)) {
    map[key] = typeof value === 'object' ? yield* decodeInPieces(value, count) : decodeValue(value)
    if (++count.values % PIECE === 0) yield
  }
  return map
}

function* decodeInPieces(encoded: unknown, count: { values: number }): Generator<void, Value, void> {
  if (Array.isArray(encoded)) {
    const list: Value[] = []
    for (const item of encoded) {
      list.push(typeof item === 'object' ? yield* decodeInPieces(item, count) : decodeValue(item))
      if (++count.values % PIECE === 0) yield
    }
    return list
  }
  if (typeof encoded !== 'object' || encoded === null) return decodeValue(encoded)
  const tags = Object.keys(encoded)
  if (tags.length !== 1 || !('map' in encoded)) return decodeValue(encoded)
  return yield* decodeMapInPieces(encoded.map, count)
}

function encodeNode({ id, labels, properties }: Node): Encoded {
  return [id, labels, encodeMap(properties)]
}

function encodeRelationship({ id, type, start, end, properties }: Relationship): Encoded {
  return [id, type, start, end, encodeMap(properties)]
}

function decodeNode(encoded: unknown): Node {
  const [id, labels, properties] = listOf(encoded)
  return new Node(idOf(id), listOf(labels).map(textOf), decodeMap(properties))
}

function decodeRelationship(encoded: unknown): Relationship {
  const [id, type, start, end, properties] = listOf(encoded)
  return new Relationship(idOf(id), textOf(type), idOf(start), idOf(end), decodeMap(properties))
}

function decodeTemporal(kind: TemporalKind, encoded: unknown): TemporalValue {
  const text = textOf(encoded)
  try {
    const value = readTemporal(kind, text)
    if (value.toString() === text) return value
    throw invalid(`a ${kind} as it is written`)
  } catch (error) {
    throw error instanceof CypherError ? invalid(`a ${kind}`) : error
  }
}

function decodePoint(encoded: unknown): Point {
  const [srid, ...coordinates] = listOf(encoded)
  if (coordinates.length < 2 || coordinates.length > 3) throw invalid('a point')
  const [x, y, z] = coordinates.map(numberOf)
  try {
    return new Point(idOf(srid), x, y, z)
  } catch (error) {
    throw error instanceof CypherError ? invalid('a point') : error
  }
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

function numberOf(encoded: unknown): number {
  const number = typeof encoded === 'string' && encoded.trim() !== '' ? Number(encoded) : undefined
  if (number === undefined || (Number.isNaN(number) && encoded !== 'NaN')) throw invalid('a float')
  return number
}

function listOf(encoded: unknown): readonly unknown[] {
  if (!Array.isArray(encoded)) throw invalid('a list')
  return encoded
}

function textOf(encoded: unknown): string {
  if (typeof encoded !== 'string') throw invalid('a text')
  return encoded
}

function idOf(encoded: unknown): number {
  if (!Number.isInteger(encoded)) throw invalid('an id')
  return Number(encoded)
}

function invalid(what: string): DataError {
  return new DataError({
    code: 'InvalidEncoding',
    message: `The encoded data contains something that is not ${what}.`,
    hint: 'It was cut short, or written by another version: get it again.',
  })
}
