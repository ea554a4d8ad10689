import { readerOfType, typed } from '../cell-readers.ts'
import type { Dialect, PropertyColumn } from '../shape.ts'
import { separated } from './neo4j.ts'

/**
 * Tables for Gremlin as Amazon Neptune loads them: `~id` and `~label` of nodes, `~from`, `~to` and `~label` of relationships, typed
 * columns of properties, which are text without a type: `age:Int`, `tags:String[]`, `name:String(single)`.
 * Source: Neptune, Gremlin load data format.
 */
export const gremlinTables: Dialect = (cells) => {
  const headings = cells.map((cell) => cell.trim())
  const placeOf = (name: string): number => headings.findIndex((heading) => heading.toLowerCase() === name)
  const [id, label, from, to] = ['~id', '~label', '~from', '~to'].map(placeOf)
  const columns = headings.flatMap((heading, place): readonly PropertyColumn[] =>
    [id, label, from, to].includes(place) ? [] : [propertyOf(heading, place)],
  )
  const hasId = id < 0 || columns.some(({ name }) => name === 'id')
  const properties: readonly PropertyColumn[] = hasId
    ? columns
    : [{ name: 'id', place: id, read: typed('string') }, ...columns]
  if (from >= 0 && to >= 0)
    return {
      kind: 'relationships',
      start: { place: from, space: '' },
      end: { place: to, space: '' },
      type: label < 0 ? undefined : label,
      direction: undefined,
      properties,
      losses: [],
      isGuarded: false,
    }
  if (id < 0) return undefined
  return {
    kind: 'nodes',
    id: { place: id, space: '' },
    labels: [],
    labelColumns: label < 0 ? [] : [{ place: label, read: separated }],
    properties,
    losses: [],
    isGuarded: false,
  }
}

function propertyOf(heading: string, place: number): PropertyColumn {
  const [, name, type] = /^([^]*):([A-Za-z]+(?:\[\])?)(?:\((?:single|set)\))?$/i.exec(heading) ?? []
  const read = type === undefined ? undefined : readerOfType(type)
  return read === undefined ? { name: heading, place, read: typed('string') } : { name, place, read }
}
