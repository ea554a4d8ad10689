import { typed, type CellReader, readerOfType } from '../cell-readers.ts'
import type { Dialect, IdColumn, PropertyColumn } from '../shape.ts'

/** A heading as `neo4j-admin database import` has it: `personId:ID(Person){id-type: long}`. */
interface Heading {
  readonly name: string
  readonly type: string
  readonly space: string
  readonly options: ReadonlyMap<string, string>
  readonly place: number
}

/**
 * Tables for `neo4j-admin database import`: `:ID` and `:LABEL` of nodes, `:START_ID`, `:END_ID` and `:TYPE` of relationships,
 * typed columns of properties, which are text without a type. Ids may be of a space. Source: Neo4j, Import, CSV header format.
 */
export const neo4jTables: Dialect = (cells) => {
  const headings = cells.map(headingOf)
  const withType = (type: string): readonly Heading[] =>
    headings.filter((heading) => heading.type.toUpperCase() === type)
  const idColumn = ({ place, space }: Heading): IdColumn => ({ place, space })
  const [start] = withType('START_ID')
  const [end] = withType('END_ID')
  const losses = withType('IGNORE').map(() => ignored)
  const properties = headings.flatMap((heading): readonly PropertyColumn[] => {
    if (RESERVED.has(heading.type.toUpperCase())) return []
    const { name, place } = heading
    return [{ name, place, read: readerOfType(heading.type) ?? typed('string') }]
  })
  if (start !== undefined && end !== undefined)
    return {
      kind: 'relationships',
      start: idColumn(start),
      end: idColumn(end),
      type: withType('TYPE').at(0)?.place,
      direction: undefined,
      properties,
      losses,
      isGuarded: false,
    }
  const [id] = withType('ID')
  if (id === undefined) return undefined
  const label = id.options.get('label')
  return {
    kind: 'nodes',
    id: idColumn(id),
    labels: label === undefined ? [] : [label],
    labelColumns: withType('LABEL').map(({ place }) => ({ place, read: separated })),
    properties: [...idProperty(id, properties), ...properties],
    losses,
    isGuarded: false,
  }
}

const RESERVED: ReadonlySet<string> = new Set(['ID', 'LABEL', 'START_ID', 'END_ID', 'TYPE', 'IGNORE'])

const ignored = {
  one: 'column that is marked IGNORE',
  many: 'columns that are marked IGNORE',
  outcome: 'left out',
}

/** Names separated by `;`, each once. */
export function separated(text: string): readonly string[] {
  return [...new Set(text.split(';').filter((name) => name !== ''))]
}

/** A heading that says no type which is known is a name. */
function headingOf(heading: string, place: number): Heading {
  const [, name, type, space = '', options = ''] =
    heading.length > LONGEST_HEADING ? [] : (HEADING.exec(heading) ?? [])
  const isKnown = type !== undefined && (RESERVED.has(type.toUpperCase()) || readerOfType(type) !== undefined)
  return isKnown
    ? { name, type, space, options: optionsOf(options), place }
    : { name: heading, type: 'string', space: '', options: new Map(), place }
}

/** A longer heading is a name: to look for a type at its end would take long. */
const LONGEST_HEADING = 1_000

const HEADING = /^([^]*):([A-Za-z_]+(?:\[\])?)(?:\(([^)]*)\))?(?:\{([^}]*)\})?$/

function optionsOf(text: string): ReadonlyMap<string, string> {
  const parts = text.split(',').map((part) => part.split(':', 2))
  return new Map(parts.map(([name, value = '']) => [name.trim().toLowerCase(), value.trim()]))
}

/** The id is a property by the name that the heading gives, else `id`, unless that is a property of its own. */
function idProperty(
  { name, place, options }: Heading,
  others: readonly PropertyColumn[],
): readonly PropertyColumn[] {
  const read: CellReader = readerOfType(options.get('id-type') ?? 'string') ?? typed('string')
  if (name !== '') return [{ name, place, read }]
  return others.some((column) => column.name === 'id') ? [] : [{ name: 'id', place, read }]
}
