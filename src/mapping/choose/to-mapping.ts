import type { GraphMapping, GraphValueRule, NodeRule, RelationshipRule } from '../schema/graph-mapping.ts'
import { rowNumberName } from '../graph/row-number.ts'
import { type Notation, plainNotation, type ValueType } from '../../formats/tables/value-types.ts'
import type {
  Choice,
  ColumnChoice,
  NodesChoice,
  RelationshipsChoice,
  Role,
  TableChoice,
  ValuesChoice,
} from './choice.ts'
import type { TableSample } from './sample.ts'
import { wordsOf } from './words.ts'

type Table = Pick<TableSample, 'file' | 'sheet' | 'unit' | 'headings'>

/**
 * The mapping that a choice is, one for each table; undefined for a table that is left out, that says itself what it is, or of which
 * something is missing, which `problemsOf` tells.
 */
export function mappingsOf(
  tables: readonly (Table & Pick<TableSample, 'isKnown'>)[],
  { tables: choices, isApart }: Choice,
): readonly (GraphMapping | undefined)[] {
  return tables.map((table, at) => (table.isKnown ? undefined : mappingOf(table, choices[at], isApart)))
}

function mappingOf(table: Table, choice: TableChoice, isApart: boolean): GraphMapping | undefined {
  const { file, sheet } = table
  const named = { file, ...(sheet === '' ? {} : { sheet }) }
  switch (choice.rows) {
    case 'nodes':
      return { table: named, ...ofNodes(table, choice.nodes, isApart) }
    case 'relationships': {
      const made = ofRelationships(table, choice.relationships, isApart)
      return made === undefined ? undefined : { table: named, ...made }
    }
    case 'left out':
      return undefined
  }
}

function ofNodes(
  table: Table,
  { label, columns }: NodesChoice,
  isApart: boolean,
): Omit<GraphMapping, 'table'> {
  const { headings } = table
  const id = columnOf(headings, columns, 'id')
  const name = columnOf(headings, columns, 'name')
  const said = columnOf(headings, columns, 'label')
  const labelTemplate = said === undefined ? literal(label) : cell(said)
  const properties = propertiesOf(headings, columns)
  const row = nameIn(label, 'row')
  // A cell that says the label may be blank: the id is of what every row has.
  const rowId = id === undefined ? placeOf(table) : idOf(literal(label), id, isApart)
  const entities: Record<string, NodeRule> = {
    [row]: {
      ...(labelTemplate === '' ? {} : { label: labelTemplate }),
      id: rowId,
      ...namedBy(name === undefined ? undefined : cell(name), properties, nameOf(table, label, id)),
      properties,
    },
  }
  const relationships: Record<string, RelationshipRule> = {}
  const free = freeNames([row])
  for (const [place, column] of columns.entries()) {
    if (column.role !== 'node') continue
    const end = free(nameIn(headings[place], 'column'))
    entities[end] = endRule(headings[place], column.label, isApart)
    relationships[end] = { start: row, type: literal(column.type), end, properties: {} }
  }
  return { row: rowId, entities, relationships }
}

function ofRelationships(
  { headings }: Table,
  { startLabel, endLabel, type, columns }: RelationshipsChoice,
  isApart: boolean,
): Omit<GraphMapping, 'table'> | undefined {
  const start = columnOf(headings, columns, 'start')
  const end = columnOf(headings, columns, 'end')
  const said = columnOf(headings, columns, 'type')
  if (start === undefined || end === undefined || (said === undefined && type.trim() === '')) return undefined
  return {
    entities: { start: endRule(start, startLabel, isApart), end: endRule(end, endLabel, isApart) },
    relationships: {
      relationship: {
        start: 'start',
        type: said === undefined ? literal(type) : cell(said),
        end: 'end',
        properties: propertiesOf(headings, columns),
      },
    },
  }
}

/** What a node is called: by the column that names it, else as it is known, unless a property is its name already. */
function namedBy(
  name: string | undefined,
  properties: Readonly<Record<string, GraphValueRule>>,
  otherwise: string,
): { name?: string; caption?: string } {
  const hasName = Object.hasOwn(properties, 'name')
  if (name !== undefined) return hasName ? { caption: name } : { name }
  return hasName ? {} : { name: otherwise }
}

/** What a row is called that no column names. */
function nameOf({ unit, headings }: Table, label: string, id: string | undefined): string {
  if (id !== undefined) return cell(id)
  return `${[literal(label), unit].filter((word) => word !== '').join(', ')} {${rowNumberName(headings)}}`
}

/** A node that a cell names. */
function endRule(heading: string, label: string, isApart: boolean): NodeRule {
  const text = literal(label)
  return {
    ...(text === '' ? {} : { label: text }),
    id: idOf(text, heading, isApart),
    name: cell(heading),
    properties: {},
  }
}

function propertiesOf(
  headings: readonly string[],
  columns: readonly ColumnChoice[],
): Record<string, GraphValueRule> {
  return Object.fromEntries(
    columns.flatMap(({ role, values }, place) =>
      role === 'property'
        ? [[headings[place].trim(), { of: cell(headings[place]), as: 'value' as const, ...typeOf(values) }]]
        : [],
    ),
  )
}

function typeOf(values: ValuesChoice | undefined): { type?: ValueType } & Partial<Notation> {
  if (values === undefined) return {}
  const { type, decimal, order } = values
  return {
    type,
    ...(decimal !== plainNotation.decimal && { decimal }),
    ...(order !== plainNotation.order && { order }),
  }
}

function idOf(label: string, heading: string, isApart: boolean): string {
  return isApart && label !== '' ? `${label}:${cell(heading)}` : cell(heading)
}

/** Where a row stands, which no row of another table does. */
function placeOf({ file, sheet, unit, headings }: Table): string {
  const part = sheet === '' ? '' : `, sheet ${sheet}`
  return `${literal(`${file}${part}, ${unit}`)} {${rowNumberName(headings)}}`
}

function columnOf(
  headings: readonly string[],
  columns: readonly ColumnChoice[],
  role: Role,
): string | undefined {
  const place = columns.findIndex((column) => column.role === role)
  return place < 0 ? undefined : headings[place]
}

function cell(heading: string): string {
  return `{${heading.trim()}}`
}

function literal(text: string): string {
  return text.trim().replace(/[{}]/g, '$&$&')
}

/** A name that rules of a mapping can have. */
function nameIn(text: string, otherwise: string): string {
  const words = wordsOf(text.normalize('NFKD').replace(/\p{M}/gu, ''))
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '')
  const name = words
    .map((word, at) => (at === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join('')
  return /^[a-z]/.test(name) ? name : otherwise
}

/** Gives each name as it is, or with the next number where it was given before. Cost: linear in the names, whatever they are */
function freeNames(given: readonly string[]): (name: string) => string {
  const taken = new Set(given)
  const last = new Map<string, number>()
  return (name) => {
    let free = name
    let count = last.get(name) ?? 1
    while (taken.has(free)) free = `${name}-${++count}`
    last.set(name, count)
    taken.add(free)
    return free
  }
}
