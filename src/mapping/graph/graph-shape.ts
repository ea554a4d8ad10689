import { DataError } from '../../errors.ts'
import type { CellReader } from '../../formats/tables/cell-readers.ts'
import type { MappedShape, PropertyColumn } from '../../formats/tables/shape.ts'
import { typedReader } from '../../formats/tables/typed-reader.ts'
import { cellText, type Row, type Table } from '../../formats/tables/table.ts'
import type { GraphSink, MentionManner } from '../../formats/sink.ts'
import { float, type Value } from '../../model/values.ts'
import { scopesOf } from '../apply/items.ts'
import { valueReader } from '../apply/read-value.ts'
import { columnsOf, readable } from '../apply/row-scope.ts'
import { fill, namesIn, parseTemplate, type Scope, type Template } from '../apply/template.ts'
import type { GraphMapping, GraphValueRule, NodeRule, RelationshipRule } from '../schema/graph-mapping.ts'
import { rowNumberName } from './row-number.ts'

/** What names in templates stand for. */
interface Names {
  readonly columns: ReadonlyMap<string, number>
  readonly rowNumber: string
}

/** A row as templates and properties read it. */
interface MappedRow {
  readonly row: Row
  readonly scope: Scope
}

/** @throws DataError `InvalidCell`, without its place; null where the cell is blank */
type ReadProperty = (row: Row, scope: Scope) => Value

/** Finds the ids of the nodes that a rule has in a row. */
type Ends = (row: MappedRow) => ReadonlySet<string>

const relationless = {
  one: 'row in which a start or an end is blank',
  many: 'rows in which a start or an end is blank',
  outcome: 'left without a relationship',
}

const nodeless = {
  one: 'row that made no node',
  many: 'rows that made no node',
  outcome: 'left out',
}

/**
 * What a mapping that `checkGraphMapping` has found sound makes of the rows of a table.
 *
 * @param unit what rows are counted by in the table's file
 */
export function graphShape(
  mapping: GraphMapping,
  table: Pick<Table, 'headings'>,
  unit: 'line' | 'row',
): MappedShape {
  const columns = columnsOf(table)
  const rules = [...Object.values(mapping.entities), ...Object.values(mapping.relationships)]
  const open = new Map<number, PropertyColumn>()
  for (const { properties } of rules)
    for (const rule of Object.values(properties)) {
      const place = isOpen(rule) ? placeOfValue(rule, columns) : undefined
      if (place !== undefined) open.set(place, { name: table.headings[place], place, read: undefined })
    }
  return {
    kind: 'mapped',
    properties: [...open.values()],
    into: (sink, read) => takerOf(mapping, { columns, rowNumber: rowNumberName(table.headings) }, sink, read, unit),
  }
}

function takerOf(
  mapping: GraphMapping,
  names: Names,
  sink: GraphSink,
  read: ReadonlyMap<number, CellReader>,
  unit: 'line' | 'row',
): (row: Row) => void {
  const proveNew = mapping.row === undefined ? () => {} : knownBy(mapping.row, unit)
  const readersOf = (properties: Readonly<Record<string, GraphValueRule>>) =>
    Object.entries(properties).map(([key, rule]) => [key, readerOf(rule, names.columns, read)] as const)
  const nodes = Object.entries(mapping.entities).map(([name, rule]) => ({
    name,
    take: nodeTaker(rule, readersOf(rule.properties), sink, rule.id === mapping.row ? 'stands' : 'named'),
  }))
  const relationships = Object.values(mapping.relationships).map((rule) => ({
    rule,
    take: relationshipTaker(rule, readersOf(rule.properties), sink),
  }))
  const areRelationships = mapping.row === undefined && relationships.length > 0
  return (row) => {
    const mapped = { row, scope: scopeOf(names, row) }
    proveNew(mapped)
    const ids = new Map(nodes.map(({ name, take }) => [name, take(mapped)]))
    let made = 0
    for (const { rule, take } of relationships)
      for (const start of ids.get(rule.start) ?? [])
        for (const end of ids.get(rule.end) ?? []) {
          if (made === MOST_OF_ROW) throw tooMany()
          take(mapped, start, end)
          made++
        }
    if (areRelationships && made === 0) sink.lost(relationless, row.line)
    else if ([...ids.values()].every((some) => some.size === 0)) sink.lost(nodeless, row.line)
  }
}

/** The items of two cells make a relationship each with each: more are a mistake of the mapping, and would fill the memory. */
const MOST_OF_ROW = 100_000

function tooMany(): DataError {
  return new DataError({
    code: 'TooLarge',
    message: `The row makes more than ${MOST_OF_ROW.toLocaleString('en')} relationships: each start is joined with each end.`,
    hint: 'Split the row, or let only one of the two ends have several items in a cell.',
  })
}

/** Proves that no row before was known by the same. @throws DataError `NoId`, `DuplicateNode` */
function knownBy(text: string, unit: 'line' | 'row'): (row: MappedRow) => void {
  const template = parseTemplate(text)
  const [column, ...more] = namesIn(template)
  const what = more.length === 0 && column !== undefined ? `Column ${column}` : `What rows are known by, ${text},`
  const lines = new Map<string, number>()
  return ({ row, scope }) => {
    const key = fill(template, scope)
    if (key === undefined)
      throw new DataError({
        code: 'NoId',
        message: `${what} is blank, so that nothing tells by what the row is known.`,
        hint: 'Fill in the cell, or choose a column in which every row has a text of its own.',
      })
    const known = lines.get(key)
    if (known !== undefined)
      throw new DataError({
        code: 'DuplicateNode',
        message: `${what} holds '${key}' twice, on ${unit}s ${known} and ${row.line}.`,
        hint: 'Choose a column in which every row has a text of its own, or correct the table.',
      })
    lines.set(key, row.line)
  }
}

function nodeTaker(rule: NodeRule, properties: readonly (readonly [string, ReadProperty])[], sink: GraphSink, manner: MentionManner): Ends {
  const [id, label, name, caption] = [rule.id, rule.label, rule.name, rule.caption].map((text) =>
    text === undefined ? undefined : parseTemplate(text),
  )
  // A name that only repeats the id gives way to any other, also to that of a row of another table.
  const isIdName = manner === 'stands' && rule.name !== undefined && rule.id.endsWith(rule.name)
  return ({ row, scope }) => {
    const ids = new Set<string>()
    for (const inner of scopesOf(rule.each, scope)) {
      const filled = filledBy(id, inner)
      if (filled === undefined) continue
      const named = filledBy(label, inner)
      const called = filledBy(name, inner)
      const texts = [
        ['id', filled],
        ['name', isIdName ? undefined : called],
        ['caption', filledBy(caption, inner)],
      ] as const
      sink.mention(
        filled,
        named === undefined ? [] : [named],
        [
          ...texts.flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const])),
          ...valuesOf(properties, row, inner),
        ],
        row.line,
        manner,
      )
      if (isIdName && called !== undefined) sink.mention(filled, [], [['name', called]], row.line, 'named')
      ids.add(filled)
    }
    return ids
  }
}

function relationshipTaker(
  rule: RelationshipRule,
  properties: readonly (readonly [string, ReadProperty])[],
  sink: GraphSink,
): (row: MappedRow, start: string, end: string) => void {
  const type = parseTemplate(rule.type)
  return ({ row, scope }, start, end) => {
    const named = fill(type, scope)
    if (named === undefined)
      throw new DataError({
        code: 'InvalidRelationship',
        message: 'The relationship has no type.',
        hint: 'Fill in the cell, or give all rows one type.',
      })
    sink.relationship(named, start, end, valuesOf(properties, row, scope), row.line)
  }
}

function filledBy(template: Template | undefined, scope: Scope): string | undefined {
  return template === undefined ? undefined : fill(template, scope)
}

function valuesOf(
  properties: readonly (readonly [string, ReadProperty])[],
  row: Row,
  scope: Scope,
): readonly (readonly [string, Value])[] {
  return properties.flatMap(([key, read]) => {
    const value = read(row, scope)
    return value === null ? [] : [[key, value] as const]
  })
}

function readerOf(
  rule: GraphValueRule,
  columns: ReadonlyMap<string, number>,
  read: ReadonlyMap<number, CellReader>,
): ReadProperty {
  const place = placeOfValue(rule, columns)
  if (typeof rule === 'object' && rule.as === 'value') {
    if (place === undefined) return () => null
    const readCell = rule.type === undefined ? read.get(place) : typedReader(rule.type, rule)
    if (readCell === undefined) return () => null
    return ({ cells }) => {
      try {
        return readCell(cells[place])
      } catch (error) {
        if (!(error instanceof DataError)) throw error
        const { code, message } = error
        throw new DataError({ code, message, hint: 'Correct the cell, or give its column another type.', cause: error })
      }
    }
  }
  const reader = valueReader(rule)
  return (_, scope) => {
    const value = reader(scope)
    if (value === undefined) return null
    if ('problem' in value)
      throw new DataError({ code: 'InvalidCell', message: `The cell cannot be read: ${value.problem}.`, hint: value.hint })
    return typeof value.value !== 'number' || Number.isSafeInteger(value.value) ? value.value : float(value.value)
  }
}

/** Whether all cells of a column decide of what type a value is. */
function isOpen(rule: GraphValueRule): boolean {
  return typeof rule === 'object' && rule.as === 'value' && rule.type === undefined
}

/** The column of a value that has a type of the database; undefined where it is read as in a mapping that makes claims. */
function placeOfValue(rule: GraphValueRule, columns: ReadonlyMap<string, number>): number | undefined {
  return typeof rule === 'object' && rule.as === 'value' ? columns.get(parseTemplate(rule.of)[1]) : undefined
}

function scopeOf({ columns, rowNumber }: Names, { cells, line }: Row): Scope {
  const texts: (string | undefined)[] = []
  return (name) => {
    const place = columns.get(name)
    if (place === undefined) return name === rowNumber ? String(line) : undefined
    return (texts[place] ??= readable(cellText(cells[place])))
  }
}
