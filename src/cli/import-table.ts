import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { check, type CheckReport } from '../dataset/check.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { readDataset } from '../dataset/read-dataset.ts'
import { DataError, type Place } from '../errors.ts'
import { lossText } from '../formats/losses.ts'
import { MOST_TABLE_BYTES, readGraphFolder, readTextFile, sha256 } from '../host/node.ts'
import { writeFiles } from '../host/write-file.ts'
import { applyMapping, type MadeLine } from '../mapping/apply/apply.ts'
import { compareLines, type Difference } from '../mapping/compare/compare.ts'
import { checkMapping } from '../mapping/schema/check-mapping.ts'
import { readMapping } from '../mapping/schema/read-mapping.ts'
import { countText } from '../model/count-text.ts'
import type { CommandContext } from './context.ts'
import { stageTeller } from './open-named-files.ts'
import { RefusedFolder } from './refused-folder.ts'
import { RefusedTable } from './refused-table.ts'
import { readTableFile } from './table-file.ts'

/** A table, the mapping that reads it, and the graph folder that gets its claims. */
export interface TableImport {
  readonly file: string
  readonly map: string
  readonly folder: string
  /** Whether anything is written. */
  readonly apply: boolean
}

/** What the graph folder is with the claims of the table. */
export interface TableImported {
  readonly files: ReadonlyMap<string, string>
  readonly dataset: Dataset
  readonly report: CheckReport
}

/**
 * Makes a table's claims in a graph folder those that a mapping reads from it, and tells what changes.
 *
 * @throws (rejects with) RefusedFolder or RefusedTable with every error; DataError where a file cannot be read or written. Nothing is
 *   written then
 */
export async function importTable(table: TableImport, context: CommandContext): Promise<TableImported> {
  const tell = stageTeller(context)
  try {
    return await claimsInto(table, context, tell)
  } finally {
    tell('')
  }
}

async function claimsInto(
  { file, map, folder, apply }: TableImport,
  context: CommandContext,
  tell: (stage: string) => void,
): Promise<TableImported> {
  const read = readMapping(map, readTextFile(map).text)
  if (!('mapping' in read)) throw new RefusedTable(map, read)
  const { mapping } = read
  const name = `claims/${mapping.table.id.replaceAll(':', '-')}.ndjson`
  const files = new Map(readGraphFolder(folder))
  const before = files.get(name) ?? ''
  files.delete(name)
  const dataset = datasetOf(folder, files)
  const table = await readTableFile(file, mapping.table.sheet)
  const wrong = checkMapping(read, table.headings, dataset.ontology)
  if (wrong.length > 0) throw new RefusedTable(map, wrong)
  tell(`Making claims of ${basename(file)}`)
  const applied = applyMapping(mapping, table, table, dataset.entities, sha256)
  if (applied.kind === 'refused') throw new RefusedTable(file, applied.errors)
  const text = applied.lines.map((line) => `${line.text}\n`).join('')
  refuseTooLarge(text, file)
  tell(`Checking ${folder}`)
  const sound = soundFolder(folder, files.set(name, text), name, applied.lines, file)
  if (apply && text !== before) {
    mkdirSync(join(folder, 'claims'), { recursive: true })
    await writeFiles([{ file: join(folder, name), content: text }])
  }
  tell('')
  const { entities, claims } = compareLines(before.split('\n'), text.split('\n'))
  context.out(
    `${countText(table.rows.length, 'row')} of ${mapping.table.title}: ${join(folder, name)}${apply ? '' : ', if it were written'}`,
  )
  context.out(`entities  ${countsText(applied.entities, entities)}`)
  context.out(`claims    ${countsText(applied.claims, claims)}, on ${countText(applied.passages, 'cell')}`)
  for (const loss of table.losses) context.out(`${lossText(loss)}.`)
  if (text === before) context.out('Nothing changed.')
  return { files, ...sound }
}

function datasetOf(folder: string, files: ReadonlyMap<string, string>): Dataset {
  const read = readDataset(files)
  if (read.kind === 'errors') throw new RefusedFolder(folder, read.errors)
  return read.dataset
}

function refuseTooLarge(text: string, file: string): void {
  if (Buffer.byteLength(text) <= MOST_TABLE_BYTES) return
  throw new DataError({
    code: 'TooLarge',
    message: `The claims would be larger than ${MOST_TABLE_BYTES / 1024 / 1024} MiB.`,
    hint: 'Split the table, and give each part a mapping with an id of its own.',
    place: { file },
  })
}

/** What the folder would be must hold together, as `silkgraph check` proves it. What comes from a row is told of that row. */
function soundFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  name: string,
  lines: readonly MadeLine[],
  table: string,
): Omit<TableImported, 'files'> {
  const read = readDataset(files)
  const report = read.kind === 'errors' ? undefined : check(read.dataset)
  const errors =
    read.kind === 'errors' ? read.errors : (report?.errors ?? []).map((finding) => new DataError(finding))
  if (read.kind === 'dataset' && report !== undefined && errors.length === 0)
    return { dataset: read.dataset, report }
  const ofTable = errors.filter(({ place }) => place?.file === name)
  if (ofTable.length === 0) throw new RefusedFolder(folder, errors)
  throw new RefusedTable(
    table,
    ofTable.slice(0, 20).map(({ code, message, hint, place }) => {
      const from = lines[(place?.line ?? 1) - 1]?.from
      const at: Place = from === undefined ? { file: table } : { file: table, line: from }
      return new DataError({ code, message, hint, place: at })
    }),
  )
}

function countsText(all: number, { added, changed, moved, gone }: Difference): string {
  const parts = [
    [added, 'added'],
    [changed, 'changed'],
    [moved, 'in other rows'],
    [gone, 'gone'],
  ] as const
  const told = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString('en')} ${word}`)
  return `${all.toLocaleString('en')}${told.length === 0 ? '' : ` (${told.join(', ')})`}`
}
