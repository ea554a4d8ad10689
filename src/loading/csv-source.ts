import type { PlainNode, PlainRelationship, Properties } from '../model/elements.ts'
import { DataError } from '../errors.ts'
import { lineOfRecord, readCsv } from '../host/csv.ts'
import { type Column, readCell, readColumnHeading } from '../model/column.ts'
import {
  type CsvKind,
  exportedColumns,
  licenceColumn,
  readExportedHeading,
  readLabels,
} from '../model/csv-columns.ts'
import { unguarded } from '../model/formula-guard.ts'
import { loadLabel } from '../model/load-label.ts'
import type { Value } from '../model/values.ts'
import { keyOfNode } from './content.ts'
import { ElementTable } from './element-table.ts'
import { danglingRelationship, duplicateNode, type GraphSource, type SourceSize } from './source.ts'

export interface CsvFiles {
  readonly nodes: readonly string[]
  readonly relationships: readonly string[]
  /** False: an apostrophe before what a spreadsheet would take for a formula was put there by an export. */
  readonly raw: boolean
}

/**
 * The graph of CSV files. Nodes have the columns `id` and `labels` (separated by `;`), relationships `start`, `type` and
 * `end`; every other column is a property, typed as in `born:integer`. The files of `silkgraph export --format csv` have
 * `key` and `licence` besides, which are left out, and their headings are `exportedHeading`s.
 */
export function csvSource(name: string, files: CsvFiles): GraphSource {
  return {
    name,
    measure: () => measure(files),
    async *nodes() {
      for (const file of files.nodes) yield* records(file, 'nodes', files.raw, nodeOf)
    },
    async *relationships() {
      for (const file of files.relationships) yield* records(file, 'relationships', files.raw, relationshipOf)
    },
  }
}

/** Reads every line, so that nothing is written where one is wrong. */
async function measure({ nodes, relationships, raw }: CsvFiles): Promise<SourceSize> {
  const keys = new ElementTable()
  const labels = new Set<string>()
  for (const file of nodes) {
    const read = records(file, 'nodes', raw, (line) => {
      const node = nodeOf(line)
      const print = keyOfNode(node.id)
      if (keys.find(print) !== undefined) throw duplicateNode(node.id)
      keys.add(print, 0)
      return node
    })
    for await (const node of read) for (const label of node.labels) labels.add(label)
  }
  let count = 0
  for (const file of relationships) {
    const read = records(file, 'relationships', raw, (line) => {
      const relationship = relationshipOf(line)
      for (const end of [relationship.start, relationship.end])
        if (keys.find(keyOfNode(end)) === undefined) throw danglingRelationship(end)
      return relationship
    })
    for await (const _ of read) count++
  }
  return { nodes: keys.size, relationships: count, labels: [...labels] }
}

/** What the first line says of the columns. */
interface Columns {
  /** The places of the columns that are not properties, by name. */
  readonly own: ReadonlyMap<string, number>
  readonly properties: readonly (Column & { readonly place: number })[]
}

interface Line {
  readonly columns: Columns
  readonly cells: readonly string[]
  readonly raw: boolean
}

async function* records<Element>(
  file: string,
  kind: CsvKind,
  raw: boolean,
  read: (line: Line) => Element,
): AsyncGenerator<Element, void, undefined> {
  let columns: Columns | undefined
  let number = 0
  for await (const cells of readCsv(file)) {
    try {
      if (columns === undefined)
        columns = columnsOf(
          cells.map((heading) => plain(heading, raw)),
          kind,
        )
      else yield read({ columns, cells, raw })
    } catch (error) {
      if (!(error instanceof DataError)) throw error
      const { code, message, hint } = error
      const line = await lineOfRecord(file, number)
      throw new DataError({ code, message, hint, place: { file, line }, cause: error })
    }
    number++
  }
  if (columns === undefined)
    throw new DataError({
      code: 'InvalidColumns',
      message: 'The file is empty.',
      hint: 'Write a first line that names the columns.',
      place: { file },
    })
}

/** The columns of a file of your own that are not, or not only, properties. */
const writtenColumns = { nodes: ['id', 'labels'], relationships: ['start', 'type', 'end'] } as const

/** Of an export the first columns and the last are its own; in any other file they may stand anywhere. */
function columnsOf(headings: readonly string[], kind: CsvKind): Columns {
  const exported = exportedColumns[kind]
  const isExport = exported.every((name, at) => headings[at] === name) && headings.at(-1) === licenceColumn
  const wanted: readonly string[] = isExport ? exported : writtenColumns[kind]
  const own = new Map<string, number>()
  const properties: (Column & { readonly place: number })[] = []
  headings.forEach((heading, place) => {
    const isOwn = isExport
      ? place < exported.length || place === headings.length - 1
      : wanted.includes(heading)
    if (isOwn) own.set(heading, place)
    if (isExport && !isOwn) properties.push({ ...readExportedHeading(kind, heading), place })
    if (!isExport && (!isOwn || heading === 'id')) properties.push({ ...readColumnHeading(heading), place })
  })
  const missing = wanted.filter((name) => !own.has(name))
  const names = properties.map(({ name }) => name)
  const twice = names.find((name, at) => names.indexOf(name) < at)
  if (missing.length === 0 && twice === undefined) return { own, properties }
  throw new DataError({
    code: 'InvalidColumns',
    message:
      twice === undefined
        ? `${missing.length === 1 ? 'The column' : 'The columns'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`
        : `Two columns are called ${twice}.`,
    hint:
      kind === 'nodes'
        ? 'Write a first line such as id,labels,name,born:integer for nodes.'
        : 'Write a first line such as start,type,end,since:integer for relationships.',
  })
}

function nodeOf({ columns, cells, raw }: Line): PlainNode {
  const properties = propertiesOf({ columns, cells, raw })
  const id = properties.find(([key]) => key === 'id')?.[1]
  const key = textAt('key') ?? textAt('id') ?? ''
  const labels = readLabels(textAt('labels') ?? '')
  if (typeof id !== 'string' || id !== key)
    throw new DataError({
      code: 'NoId',
      message: `The node ${JSON.stringify(key)} must have a text as its id.`,
      hint: 'Give each node a text of its own in the column `id`, so that it can be found again.',
    })
  if (labels.length === 0 || labels.includes(loadLabel))
    throw new DataError({
      code: 'InvalidLabels',
      message:
        labels.length === 0
          ? `The node ${id} has no label.`
          : `${loadLabel} is a label that is reserved for Silkgraph.`,
      hint: 'Write one label or more, separated by semicolons.',
    })
  return { id, labels, properties }

  function textAt(name: string): string | undefined {
    const place = columns.own.get(name)
    return place === undefined ? undefined : plain(cells[place], raw)
  }
}

function relationshipOf({ columns, cells, raw }: Line): PlainRelationship {
  const [type, start, end] = ['type', 'start', 'end'].map((name) =>
    plain(cells[columns.own.get(name) ?? 0], raw),
  )
  if (type === '' || start === '' || end === '')
    throw new DataError({
      code: 'InvalidRelationship',
      message: 'A relationship needs a start, a type and an end.',
      hint: 'Fill in all three cells.',
    })
  return { type, start, end, properties: propertiesOf({ columns, cells, raw }) }
}

function propertiesOf({ columns, cells, raw }: Line): Properties {
  const held: (readonly [string, Value])[] = []
  for (const { name, type, place } of columns.properties) {
    const value = readCell(plain(cells[place], raw), type)
    if (value !== null) held.push([name, value])
  }
  return held
}

/** A cell without the apostrophe that an export puts before what a spreadsheet would take for a formula. */
function plain(cell: string, raw: boolean): string {
  return raw ? cell : unguarded(cell)
}
