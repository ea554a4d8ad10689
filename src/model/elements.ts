import { emptyMap, type MapValue, type Value } from './values.ts'

/** A graph as plain records, in the order in which it is loaded and exported. */
export interface PlainGraph {
  readonly nodes: readonly PlainNode[]
  readonly relationships: readonly PlainRelationship[]
}

/** A node outside any store. `Id` is what relationships name it by. */
export interface PlainNode<Id = string> {
  /** Unique among the nodes that it comes with. */
  readonly id: Id
  readonly labels: readonly string[]
  readonly properties: Properties
}

/** A relationship outside any store, between two nodes by their ids. */
export interface PlainRelationship<Id = string> {
  readonly type: string
  readonly start: Id
  readonly end: Id
  readonly properties: Properties
}

/** In order, each key once; a property that would be null is absent. */
export type Properties = readonly (readonly [key: string, value: Value])[]

/** The value of a property; undefined where it is absent. Cost: linear in the properties. */
export function propertyOf(item: { readonly properties: Properties }, key: string): Value | undefined {
  return item.properties.find(([name]) => name === key)?.[1]
}

/** Properties as a map; null is none. Cost: linear in the properties. */
export function propertyMap(properties: Properties): MapValue {
  const map = emptyMap()
  for (const [key, value] of properties) if (value !== null) map[key] = value
  return map
}
