import { isNumber, toDouble } from '../../model/numbers.ts'
import type { MapValue, Value } from '../../model/values.ts'
import type { Subgraph } from '../../subgraph/subgraph.ts'
import { directedKey, drawnKeys } from '../sink.ts'
import type { ExportOptions } from '../writer.ts'

/** How an element is drawn, as far as it is known. */
export interface DrawnElement {
  /** The centre, y upwards. */
  readonly place: { readonly x: number; readonly y: number } | undefined
  /** The radius. */
  readonly size: number | undefined
  /** `#rrggbb` */
  readonly color: string | undefined
}

/** How an element is drawn: as the picture has it, else as its properties say. */
export function drawnOf(
  { key, properties }: { readonly key: string; readonly properties: MapValue },
  { picture }: ExportOptions,
): DrawnElement {
  const drawn = picture?.get(key)
  if (drawn !== undefined) return { place: drawn, size: drawn.size, color: drawn.color }
  const [x, y, size] = [drawnKeys.x, drawnKeys.y, drawnKeys.size].map((name) => finite(properties[name]))
  const color = properties[drawnKeys.color]
  return {
    place: x === undefined || y === undefined ? undefined : { x, y },
    size,
    color: typeof color === 'string' && /^#[\da-f]{6}$/i.test(color) ? color : undefined,
  }
}

/** Whether a format that knows undirected edges writes a relationship as one. */
export function isUndirected({ properties }: { readonly properties: MapValue }): boolean {
  return properties[directedKey] === false
}

/** What a file says of its edges as a whole: NetworkX reads no file that has edges of both kinds. */
export function usualDirection({ relationships }: Subgraph): 'directed' | 'undirected' {
  return relationships.length > 0 && relationships.every(isUndirected) ? 'undirected' : 'directed'
}

/** The subgraph without the property that says of relationships that they are undirected: the format says so itself. */
export function withoutDirections({ nodes, relationships }: Subgraph): Subgraph {
  return {
    nodes,
    relationships: relationships.map((relationship) => {
      if (!isUndirected(relationship)) return relationship
      const { [directedKey]: _, ...properties } = relationship.properties
      return { ...relationship, properties }
    }),
  }
}

function finite(value: Value | undefined): number | undefined {
  if (value === undefined || !isNumber(value)) return undefined
  const number = toDouble(value)
  return Number.isFinite(number) ? number : undefined
}
