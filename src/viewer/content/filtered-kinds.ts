import type { Description } from '../../backend/index.ts'
import { append } from '../../model/append.ts'
import type { PropertyFilter } from '../../model/property-filter.ts'
import type { MapValue, Value } from '../../model/values.ts'
import type { Picture } from '../layout/picture.ts'
import { propertiesOf, type PropertyOf } from '../values/properties-of.ts'
import { labelOf } from '../words/labels.ts'
import { phraseOf } from '../words/phrases.ts'

/** The nodes with a label, or the lines of a type, whose properties can be filtered by. */
export interface FilteredKind {
  readonly of: PropertyFilter['of']
  /** The label or type, and its words. */
  readonly name: string
  readonly words: string
  readonly properties: readonly PropertyOf[]
  /** The values under a name, one of each element, null where it has none. */
  readonly valuesOf: (key: string) => readonly Value[]
}

/** What of a picture can be filtered by properties: labels, then types, those with most first. */
export function filteredKinds(
  { nodes, relationships }: Picture,
  description: Description,
): readonly FilteredKind[] {
  const byLabel = new Map<string, MapValue[]>()
  const byType = new Map<string, MapValue[]>()
  for (const { labels, properties, many } of nodes.values())
    if (many === undefined) append(byLabel, labelOf(labels, description).name, properties)
  for (const { type, properties, many } of relationships.values())
    if (many === undefined) append(byType, type, properties)
  const kindsIn = (
    of: PropertyFilter['of'],
    all: ReadonlyMap<string, readonly MapValue[]>,
    wordsOf: (name: string) => string,
  ): readonly FilteredKind[] =>
    [...all]
      .sort(([, one], [, other]) => other.length - one.length)
      .map(([name, maps]) => ({
        of,
        name,
        words: wordsOf(name),
        properties: propertiesOf(maps.map((properties) => ({ properties }))),
        valuesOf: (key) => maps.map((map) => (Object.hasOwn(map, key) ? map[key] : null)),
      }))
  return [
    ...kindsIn('nodes', byLabel, (name) => labelOf([name], description).plural),
    ...kindsIn('lines', byType, (name) => phraseOf(name, 'out', description)),
  ]
}
