import { DataError } from '../../errors.ts'
import type { CsvKind } from '../../model/csv-columns.ts'
import { unguarded } from '../../model/formula-guard.ts'
import type { Value } from '../../model/values.ts'
import { countText } from '../../model/count-text.ts'
import type { GraphFile } from '../graph-file.ts'
import type { LossKind } from '../losses.ts'
import { directedKey, type GraphSink, type ReadOptions, type Step, USUAL_TYPE } from '../sink.ts'
import { shapeOf } from './dialects/index.ts'
import {
  dependsOnCells,
  isUndirected,
  settleMapped,
  settleNodes,
  settleRelationships,
  type SettledColumn,
  type SettledNodes,
  type SettledRelationships,
  type Told,
} from './settle.ts'
import type { IdColumn, MappedShape, NodesShape, PropertyColumn, RelationshipsShape, Shape } from './shape.ts'
import { type Cell, cellText, type Lost, type Row, type Table, type Tables } from './table.ts'

export interface TableOptions extends ReadOptions {
  /** What tables are in spite of their headings, by name. */
  readonly mapped?: ReadonlyMap<string, MappedShape>
}

/**
 * Hands on the nodes and relationships of a file of tables. Each table is one of them by its headings; a sheet that is neither is left
 * out and told where another is one.
 *
 * @throws (rejects with) DataError `NeedsMapping` where no table is of either, `InvalidColumns`, also where none is of the kind that is
 *   wanted, `InvalidCell`, `NoId`, `InvalidRelationship`, and what the tables throw
 */
export async function readGraph(
  { place, tables, losses }: Tables,
  file: GraphFile,
  sink: GraphSink,
  step: Step,
  { mapped, ...options }: TableOptions = {},
): Promise<void> {
  const isText = place === 'line'
  const shaped = tables.map((table) => ({
    table,
    shape: mapped?.get(table.name) ?? shapeOf(table.headings, isText, options),
  }))
  const known = shaped.filter(({ shape }) => shape !== undefined)
  if (tables.length === 0) throw withoutRows(file.name)
  if (known.length === 0)
    throw options.tablesOf === undefined ? needsMapping(tables[0]) : otherColumns(tables[0], options.tablesOf)
  const passes = known.reduce((sum, { shape }) => sum + passesOf(shape), 0)
  for (const loss of losses) sink.lost(loss)
  let done = 0
  const pass = (): Step => {
    const before = done++
    return (bytes) => step((before * file.bytes.length + bytes) / passes)
  }
  for (const { table, shape } of shaped) {
    if (table.name !== '') sink.within(`sheet ${table.name}`)
    const lost: Lost = (kind, line) => sink.lost(kind, line)
    const told: Told = (text) => sink.told(text)
    if (shape === undefined) lost(otherSheet(options))
    else if (shape.kind === 'left out') await leaveOut(table, shape.loss, pass(), lost)
    else if (shape.kind === 'mapped') {
      const read = await settleMapped(shape, table, isText, dependsOnCells(shape) ? pass() : step, told)
      const nameless = namelessOf(table.headings.map((heading, at) => ({ name: heading.trim(), place: at })))
      await readRows(table, nameless, pass(), lost, shape.into(sink, read))
    } else {
      checkNames(shape, table)
      for (const loss of shape.losses) lost(loss)
      const first = dependsOnCells(shape) ? pass() : step
      const nameless = shape.hasEmptyKey === true ? [] : namelessOf(shape.properties)
      if (shape.kind === 'nodes') {
        const nodes = nodesInto(await settleNodes(shape, table, isText, first, told), sink)
        await readRows(table, nameless, pass(), lost, nodes)
      } else {
        const relationships = relationshipsInto(
          await settleRelationships(shape, table, isText, first, told),
          sink,
        )
        await readRows(table, nameless, pass(), lost, relationships)
      }
    }
  }
}

/** What people are told of sheets that hold something else. */
function otherSheet({ tablesOf }: ReadOptions): LossKind {
  const what = tablesOf === undefined ? 'of neither nodes nor relationships' : `without ${tablesOf}`
  return { one: `sheet ${what}`, many: `sheets ${what}`, outcome: 'left out' }
}

const namelessCell = {
  one: 'cell without a heading',
  many: 'cells without a heading',
  outcome: 'left out',
}

function passesOf(shape: Shape | undefined): number {
  return shape === undefined || shape.kind === 'left out' || !dependsOnCells(shape) ? 1 : 2
}

async function leaveOut(table: Table, loss: Parameters<Lost>[0], step: Step, lost: Lost): Promise<void> {
  for await (const rows of table.rows(step, lost)) for (const { line } of rows) lost(loss, line)
}

function namelessOf(columns: readonly Pick<PropertyColumn, 'name' | 'place'>[]): readonly number[] {
  return columns.filter(({ name }) => name === '').map(({ place }) => place)
}

/** The columns that are properties. */
function namedOf<Column extends PropertyColumn>({
  properties,
  hasEmptyKey,
}: {
  readonly properties: readonly Column[]
  readonly hasEmptyKey?: boolean | undefined
}): readonly Column[] {
  return hasEmptyKey === true ? properties : properties.filter(({ name }) => name !== '')
}

/**
 * Rows without any value are passed over, as spreadsheets leave them at the end.
 *
 * @param nameless the places of columns without a heading
 */
async function readRows(
  table: Table,
  nameless: readonly number[],
  step: Step,
  lost: Lost,
  take: (row: Row) => void,
): Promise<void> {
  for await (const rows of table.rows(step, lost))
    for (const row of rows) {
      if (row.cells.every((cell) => cell === '')) continue
      for (const place of nameless) if (row.cells[place] !== '') lost(namelessCell, row.line)
      try {
        take(row)
      } catch (error) {
        if (!(error instanceof DataError) || error.place !== undefined) throw error
        const { code, message, hint } = error
        throw new DataError({
          code,
          message,
          hint,
          place: { file: table.file, line: row.line },
          cause: error,
        })
      }
    }
}

function nodesInto(shape: SettledNodes, sink: GraphSink): (row: Row) => void {
  const text = textReader(shape.isGuarded)
  const { id, labels, labelColumns } = shape
  const properties = namedOf(shape)
  return ({ cells, line }) => {
    const key = text(cells[id.place])
    if (key === '')
      throw new DataError({
        code: 'NoId',
        message: 'The node has no id.',
        hint: 'Give each node a text of its own in the column of ids, so that relationships can name it.',
      })
    const read = labelColumns.flatMap((column) => column.read(text(cells[column.place])))
    const all = labels.length === 0 ? read : [...new Set([...labels, ...read])]
    sink.node(spaced(key, id), all, valuesOf(cells, properties), line)
  }
}

function relationshipsInto(shape: SettledRelationships, sink: GraphSink): (row: Row) => void {
  const text = textReader(shape.isGuarded)
  const { start, end, type, direction } = shape
  const properties = namedOf(shape)
  return ({ cells, line }) => {
    const [from, to] = [text(cells[start.place]), text(cells[end.place])]
    if (from === '' || to === '')
      throw new DataError({
        code: 'InvalidRelationship',
        message: `The relationship has no ${from === '' ? 'start' : 'end'}.`,
        hint: 'Fill in the ids of both nodes.',
      })
    const said = type === undefined ? '' : text(cells[type])
    const values = valuesOf(cells, properties)
    if (direction !== undefined && isUndirected(cellText(cells[direction.place])))
      values.push([directedKey, false])
    sink.relationship(said === '' ? USUAL_TYPE : said, spaced(from, start), spaced(to, end), values, line)
  }
}

function textReader(isGuarded: boolean): (cell: Cell) => string {
  return isGuarded ? (cell) => unguarded(cellText(cell)) : cellText
}

/** Ids of different spaces name different nodes. */
function spaced(id: string, { space }: IdColumn): string {
  return space === '' ? id : `${id} (${space})`
}

function valuesOf(cells: readonly Cell[], columns: readonly SettledColumn[]): (readonly [string, Value])[] {
  const values: (readonly [string, Value])[] = []
  for (const { name, place, read } of columns) {
    const cell = cells[place]
    if (cell === '') continue
    const value = read(cell)
    if (value !== null) values.push([name, value])
  }
  return values
}

function checkNames(shape: NodesShape | RelationshipsShape, table: Table): void {
  const taken = new Set<string>()
  for (const { name } of namedOf(shape)) {
    if (taken.has(name))
      throw new DataError({
        code: 'InvalidColumns',
        message: `Two columns are called ${name}.`,
        hint: 'Give each column a name of its own.',
        place: { file: table.file, line: table.line },
      })
    taken.add(name)
  }
}

function withoutRows(file: string): DataError {
  return new DataError({
    code: 'EmptyFile',
    message: 'The file has no rows.',
    hint: 'Give a table whose first row names its columns.',
    place: { file },
  })
}

/** So many headings are quoted. */
const QUOTED = 8

function needsMapping({ headings, file, line }: Table): DataError {
  return new DataError({
    code: 'NeedsMapping',
    message: `The table is of neither nodes nor relationships by its columns: ${quotedHeadings(headings)}.`,
    hint:
      'Name a column `id` for a table of nodes, or begin it with two columns `source` and `target` for a table of relationships; ' +
      'or give a mapping with it, which says what its columns are.',
    place: { file, line },
  })
}

function otherColumns({ headings, file, line }: Table, wanted: CsvKind): DataError {
  return new DataError({
    code: 'InvalidColumns',
    message: `The table is not of ${wanted} by its columns: ${quotedHeadings(headings)}.`,
    hint:
      wanted === 'nodes'
        ? 'Write a first line such as id,labels,name,born:integer for nodes.'
        : 'Write a first line such as start,type,end,since:integer for relationships.',
    place: { file, line },
  })
}

function quotedHeadings(headings: readonly string[]): string {
  const quoted = headings.slice(0, QUOTED).map((heading) => `\`${heading}\``)
  const more = headings.length > QUOTED ? ` and ${countText(headings.length - QUOTED, 'other')}` : ''
  return `${quoted.join(', ')}${more}`
}
