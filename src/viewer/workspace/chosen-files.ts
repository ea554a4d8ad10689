import { DataError } from '../../errors.ts'
import { extensionOf, formats, MOST_FILE_BYTES } from '../../formats/index.ts'
import { isMappingFile } from '../../mapping/graph/mapping-files.ts'
import { sizeText } from './size-text.ts'

type Chosen = Pick<File, 'name' | 'size'>

/** @throws DataError `TooLarge` before anything is read */
export function refuseSize(files: readonly Chosen[]): void {
  const large = files.find(({ size }) => size > MOST_FILE_BYTES)
  if (large === undefined) return
  throw new DataError({
    code: 'TooLarge',
    message: `The file is larger than ${sizeText(MOST_FILE_BYTES)}.`,
    hint: 'Split it, or load it into a database server and open that: silkgraph serve --store ADDRESS.',
    place: { file: large.name },
  })
}

/** Whether a file is a table, by its name. */
export function isTable({ name }: Pick<Chosen, 'name'>): boolean {
  return tableExtensions.has(extensionOf(name))
}

/** Whether a file is a table whose encoding nothing in it tells, by its name. */
export function isTextTable(file: Pick<Chosen, 'name'>): boolean {
  return isTable(file) && extensionOf(file.name) !== 'xlsx'
}

/** Whether files have ids of their own, so that nodes of one can be joined with those of another: tables are one graph together. */
export function canJoin(files: readonly Pick<Chosen, 'name'>[]): boolean {
  const graphs = files.filter((file) => !isMappingFile(file))
  const tables = graphs.filter(isTable).length
  return graphs.length - Math.max(tables - 1, 0) > 1
}

const tableExtensions: ReadonlySet<string> = new Set(
  formats.flatMap(({ reading, extensions }) =>
    reading?.kind === 'elements' && reading.tables ? extensions : [],
  ),
)
