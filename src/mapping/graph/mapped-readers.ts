import { DataError } from '../../errors.ts'
import type { GraphFile } from '../../formats/graph-file.ts'
import type { Read } from '../../formats/sink.ts'
import { readTables, type Table } from '../../formats/tables/index.ts'
import { formatOf } from '../../formats/recognise.ts'
import { readGraph } from '../../formats/tables/read-graph.ts'
import { checkGraphMapping } from '../schema/check-graph-mapping.ts'
import type { GraphMapping } from '../schema/graph-mapping.ts'
import type { GraphMappingFile } from '../schema/read-graph-mappings.ts'
import { graphShape } from './graph-shape.ts'
import { baseName } from './mapping-files.ts'

/** A table of a file that was given. */
interface GivenTable {
  readonly file: GraphFile
  readonly table: Table
}

/**
 * How the files are read that mappings are of. A mapping is of the table that it names; where none is called so, of each
 * that has all of its columns and that no mapping names.
 *
 * @returns the readers of those files; any other is read as its format says
 * @throws (rejects with) DataError `InvalidMapping` with file and line of the mapping, `NoTable`, and as `readTables`; what `step` throws
 */
export async function mappedReaders(
  files: readonly GraphFile[],
  mappings: readonly GraphMappingFile[],
  step: (file: GraphFile, bytes: number) => Promise<void>,
): Promise<ReadonlyMap<GraphFile, Read>> {
  const given: GivenTable[] = []
  for (const file of files) {
    const { reading } = formatOf(file)
    if (reading.kind !== 'elements' || !reading.tables) continue
    const { tables } = await readTables(file, (bytes) => step(file, bytes))
    for (const table of tables) given.push({ file, table })
  }
  const chosen = new Map<GraphFile, Map<string, GraphMapping>>()
  for (const [mapping, tables] of tablesOf(mappings, given))
    for (const { file, table } of tables) {
      const [error] = checkGraphMapping(mapping, table.headings)
      if (error !== undefined) throw error
      const ofFile = chosen.get(file) ?? new Map<string, GraphMapping>()
      if (ofFile.has(table.name)) throw mappedTwice(mapping, table)
      chosen.set(file, ofFile.set(table.name, mapping.mapping))
    }
  return new Map([...chosen].map(([file, ofFile]) => [file, readerOf(ofFile)]))
}

function readerOf(mappings: ReadonlyMap<string, GraphMapping>): Read {
  return async (file, sink, step) => {
    const read = await readTables(file, step)
    const shapes = read.tables.flatMap((table) => {
      const mapping = mappings.get(table.name)
      return mapping === undefined ? [] : [[table.name, graphShape(mapping, table, read.place)] as const]
    })
    return readGraph(read, file, sink, step, { mapped: new Map(shapes) })
  }
}

function tablesOf(
  mappings: readonly GraphMappingFile[],
  given: readonly GivenTable[],
): ReadonlyMap<GraphMappingFile, readonly GivenTable[]> {
  const found = new Map(
    mappings.map((mapping) => [mapping, given.filter((table) => isNamed(mapping.mapping, table))]),
  )
  const named = new Set([...found.values()].flat())
  const others = given.filter((table) => !named.has(table))
  for (const [mapping, tables] of found) {
    if (tables.length > 0) continue
    const fitting = others.filter(({ table }) => checkGraphMapping(mapping, table.headings).length === 0)
    // Where it can be of one table alone, what does not fit is told.
    const meant = fitting.length > 0 || mappings.length > 1 || others.length !== 1 ? fitting : others
    if (meant.length === 0) throw noTable(mapping, given)
    found.set(mapping, meant)
  }
  return found
}

function isNamed({ table: { file, sheet } }: GraphMapping, given: GivenTable): boolean {
  if (file === undefined && sheet === undefined) return false
  return (
    (file === undefined || baseName(file) === baseName(given.file.name)) &&
    (sheet === undefined || sheet === given.table.name)
  )
}

function noTable({ mapping: { table }, locate }: GraphMappingFile, given: readonly GivenTable[]): DataError {
  const { file = 'any file', sheet } = table
  const names = given.map((one) => one.table.file).join(', ')
  return new DataError({
    code: 'NoTable',
    message: `The mapping is of ${sheet === undefined ? '' : `sheet ${sheet} of `}${file}, and no table that was given is called so or has its columns.`,
    hint: names === '' ? 'Give the table together with it.' : `Given: ${names}.`,
    place: locate(['table']),
  })
}

function mappedTwice({ locate }: GraphMappingFile, table: Table): DataError {
  return new DataError({
    code: 'InvalidMapping',
    message: `Two mappings are of ${table.file}.`,
    hint: 'Leave one out, or name the file of each under table.',
    place: locate(['table']),
  })
}
