import type { DataError } from '../errors.ts'
import type { ImportedFile, ImportedNode, ImportedRelationship } from './imported.ts'
import { JsonLine, readJsonLines } from './json-lines.ts'
import { invalidLine, kindOfLine, recordOf } from './keyed-line.ts'
import { importedNodeSchema, importedRelationshipSchema, importSchema } from './schemas/imported.ts'

/** A line by its only key. */
const lineSchemas = {
  import: importSchema,
  node: importedNodeSchema,
  relationship: importedRelationshipSchema,
}

const MAX_ERRORS = 20

/** A property may be as long as the file, and be called as anything. */
const RULES = { characters: Infinity, anyKey: true }

/**
 * Reads the elements that files say, one JSON object a line: the first is `{"import": …}`, the others are `{"node": …}` and
 * `{"relationship": …}`, in any order.
 *
 * @returns what the file holds, or at most 20 errors: `InvalidJson`, `InvalidShape`. Cost: linear in the text
 */
export function readImported(file: string, text: string): ImportedFile | readonly DataError[] {
  const errors: DataError[] = []
  const nodes: ImportedNode[] = []
  const relationships: ImportedRelationship[] = []
  let begun = false
  for (const line of readJsonLines(file, text, RULES)) {
    const kind =
      line instanceof JsonLine
        ? kindOfLine(line, lineSchemas, '{"node": {"id": "a", "labels": ["Person"]}}')
        : line
    if (!(line instanceof JsonLine)) errors.push(line)
    else if (typeof kind !== 'string') errors.push(kind)
    else if (begun === (kind === 'import')) {
      errors.push(begun ? secondImport(line) : noImport(line))
      break
    } else if (kind === 'import') {
      begun = true
      recordOf(line, kind, lineSchemas.import, errors)
    } else if (kind === 'node') {
      const node = recordOf(line, kind, lineSchemas.node, errors)
      if (node !== undefined) nodes.push({ ...node, line: line.line })
    } else {
      const relationship = recordOf(line, kind, lineSchemas.relationship, errors)
      if (relationship !== undefined) relationships.push({ ...relationship, line: line.line })
    }
    if (errors.length >= MAX_ERRORS) break
  }
  if (!begun && errors.length === 0) errors.push(noImport(new JsonLine(file, 1, undefined)))
  return errors.length > 0 ? errors.slice(0, MAX_ERRORS) : { file, nodes, relationships }
}

/**
 * The files that `imported/<name>.ndjson` says it was made of; undefined where it does not say so.
 *
 * @param text at least its first line
 */
export function importedFrom(file: string, text: string): readonly string[] | undefined {
  const [line] = readJsonLines(file, text, RULES)
  if (!(line instanceof JsonLine) || kindOfLine(line, lineSchemas, '') !== 'import') return undefined
  return recordOf(line, 'import', lineSchemas.import, [])?.files
}

function noImport(line: JsonLine): DataError {
  return invalidLine(
    line,
    'The first line does not say which files the elements come from.',
    'Begin the file with {"import": {"files": ["people.csv"]}}, as `silkgraph import` writes it.',
  )
}

function secondImport(line: JsonLine): DataError {
  return invalidLine(
    line,
    'The file says a second time which files it comes from.',
    'Name all files in the first line, or put what comes from others in a file of its own.',
  )
}
