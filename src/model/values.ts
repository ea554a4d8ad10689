import type { Point } from './point.ts'
import type { TemporalValue } from './temporal/index.ts'

/**
 * The values of Cypher as JavaScript holds them, the vocabulary of everything below.
 *
 * - NULL is `null`; BOOLEAN a boolean; STRING a well-formed string; LIST an array.
 * - INTEGER is an integral `number` within the safe range, or a `bigint` outside it (up to 64 bits).
 * - FLOAT is a `number` with a fraction, NaN or an infinity; a FLOAT with an integral value, -0.0 included, is boxed
 *   in `Float`. So `1` and `1.0` stay different and the common case stays a plain number.
 * - DATE, LOCAL TIME, ZONED TIME, LOCAL DATETIME, ZONED DATETIME and DURATION are the classes of `temporal/`.
 * - POINT is the class of `point.ts`.
 * - MAP is an object without prototype: property keys such as `__proto__` are ordinary.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Float
  | readonly Value[]
  | MapValue
  | Node
  | Relationship
  | Path
  | TemporalValue
  | Point

/** A MAP: no prototype, insertion order. Make one with `emptyMap()`. */
export interface MapValue {
  readonly [key: string]: Value
}

/** A MAP to be filled. */
export function emptyMap(): { [key: string]: Value } {
  return Object.create(null) as { [key: string]: Value }
}

/** A FLOAT whose value is integral; see `float`. */
export class Float {
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
}

/** The FLOAT of a number: boxed only where it would otherwise read as an INTEGER. */
export function float(value: number): number | Float {
  return Number.isInteger(value) ? new Float(value) : value
}

/** Shared by all references: one for each would be most of what a path takes. */
const NO_LABELS: readonly string[] = Object.freeze([])
const NO_PROPERTIES: MapValue = Object.freeze(emptyMap())

/**
 * A node. Inside the engine it is only a reference: `labels` and `properties` are read when a record leaves the engine.
 * Two nodes are the same where `id` is the same.
 */
export class Node {
  readonly id: number
  readonly labels: readonly string[]
  readonly properties: MapValue
  constructor(id: number, labels: readonly string[] = NO_LABELS, properties: MapValue = NO_PROPERTIES) {
    this.id = id
    this.labels = labels
    this.properties = properties
  }
}

/** A relationship; the same rule as for `Node`. `start` and `end` are node ids. */
export class Relationship {
  readonly id: number
  readonly type: string
  readonly start: number
  readonly end: number
  readonly properties: MapValue
  constructor(id: number, type = '', start = -1, end = -1, properties: MapValue = NO_PROPERTIES) {
    this.id = id
    this.type = type
    this.start = start
    this.end = end
    this.properties = properties
  }
}

/** A path: nodes one more than relationships, in walking order; a relationship may be walked against its direction. */
export class Path {
  readonly nodes: readonly Node[]
  readonly relationships: readonly Relationship[]
  constructor(nodes: readonly Node[], relationships: readonly Relationship[]) {
    this.nodes = nodes
    this.relationships = relationships
  }
}

/** True for a MAP, false for null, lists and every class above. Cost: one prototype read. */
export function isMap(value: Value): value is MapValue {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null
}
