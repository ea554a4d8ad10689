import { DataError } from '../errors.ts'
import { beginningOf, extensionOf } from './beginning.ts'
import type { Format } from './format.ts'
import type { GraphFile } from './graph-file.ts'
import type { JsonOutline } from './reading/json/outline.ts'
import { formats } from './registry.ts'

/** A format whose files can be read. */
export type ReadableFormat = Format & { readonly reading: NonNullable<Format['reading']> }

/** Formats that can be read, in the order in which a file's content is compared with them. */
export const readableFormats: readonly ReadableFormat[] = formats.filter(isReadable)

/**
 * The format of a file, by its content.
 *
 * @throws DataError `UnknownFormat` with the list of what can be opened, or `EmptyFile`
 */
export function formatOf(file: GraphFile): ReadableFormat {
  const beginning = beginningOf(file)
  if (beginning.isWhole && beginning.text === '')
    throw new DataError({
      code: 'EmptyFile',
      message: 'The file is empty.',
      hint: 'Give a file that holds a graph or a table.',
      place: { file: file.name },
    })
  const format = readableFormats.find((one) => one.isFormatOf(beginning))
  if (format !== undefined) return format
  const outline = beginning.json()
  if (outline !== undefined) throw noGraph(outline, file.name)
  const extension = extensionOf(file.name)
  const named = readableFormats.find(({ extensions: [usual] }) => usual === extension)
  throw new DataError({
    code: 'UnknownFormat',
    message:
      named === undefined
        ? 'The file is of no format that can be opened.'
        : `The file is not ${named.title}, as its name says, nor of any other format that can be opened.`,
    hint: `${isEdgeList(beginning.text) ? EDGE_LIST : ''}These can be opened: ${readableTitles()}.`,
    place: { file: file.name },
  })
}

const EDGE_LIST =
  'It looks like a list of edges: separate the two names of each line by a comma or a tab, write source,target as the first line, and give it a name that ends in .csv. '

/** Whether the first lines are two or three words each. */
function isEdgeList(text: string): boolean {
  const lines = text
    .split(/\r?\n/, 21)
    .slice(0, 20)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return (
    lines.length > 0 && lines.every((line) => /^\s*[^\s<>{}()]+(?:[ \t]+[^\s<>{}()]+){1,2}\s*$/.test(line))
  )
}

/** Of the files that can be read, in lower case, without the dot. */
export const readableExtensions: ReadonlySet<string> = new Set(
  readableFormats.flatMap(({ extensions }) => extensions),
)
/** JSON of something else, or that is broken before it says what it is. */
function noGraph({ top, fault, follows }: JsonOutline, file: string): DataError {
  if (fault instanceof DataError) return fault
  const isTable = top.members.size > 0 && (top.kind === 'array' || follows)
  return new DataError({
    code: 'UnknownFormat',
    message: isTable
      ? 'The file is JSON, but a table, not a graph: its objects do not say what is a node and what a relationship.'
      : 'The file is JSON, but not a graph in any form that can be opened.',
    hint: `${isTable ? 'Write the table as CSV. ' : ''}These can be opened: ${readableTitles()}.`,
    place: { file },
  })
}

/** What can be opened, as in "GEXF (.gexf), CSV (.csv, .tsv)". */
export function readableTitles(): string {
  return readableFormats
    .map(({ title, extensions }) => `${title} (${extensions.map((one) => `.${one}`).join(', ')})`)
    .join(', ')
}

function isReadable(format: Format): format is ReadableFormat {
  return format.reading !== undefined
}
