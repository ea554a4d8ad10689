import { DataError } from '../errors.ts'
import { JsonLine, readJsonLines } from './json-lines.ts'
import { invalidLine, kindOfLine, recordOf } from './keyed-line.ts'
import { claimSchema, type Claim } from './schemas/claims.ts'
import { cellLineSchema, type CellPassage, type TableDocument, tableLineSchema } from './schemas/documents.ts'
import { entitySchema, type Entity } from './schemas/entities.ts'

/** What `claims/<name>.ndjson` holds: a table, what it speaks of and what it says. */
export interface TableClaims {
  readonly document: TableDocument
  readonly entities: readonly Entity[]
  readonly claims: readonly Claim[]
}

/** A line by its only key. */
const lineSchemas = {
  document: tableLineSchema,
  entity: entitySchema,
  passage: cellLineSchema,
  claim: claimSchema,
}

/**
 * Reads the claims of a table, one JSON object a line: the first is `{"document": …}`, the others are `{"entity": …}`,
 * `{"passage": …}` and `{"claim": …}`, each as the YAML files have it.
 *
 * @param remember told of each record and of the line that it stands in
 * @returns what the file holds, or at most 20 errors: `InvalidJson`, `InvalidShape`. Cost: linear in the text
 */
export function readTableClaims(
  file: string,
  text: string,
  remember: (record: object, line: JsonLine) => void,
): TableClaims | readonly DataError[] {
  const errors: DataError[] = []
  const entities: Entity[] = []
  const passages: CellPassage[] = []
  const claims: Claim[] = []
  let document: TableDocument | undefined
  for (const line of readJsonLines(file, text)) {
    if (line instanceof DataError) errors.push(line)
    else {
      // The record is all that is kept of a line.
      const place = new JsonLine(file, line.line, undefined)
      const kind = kindOfLine(line, lineSchemas, '{"entity": {...}}')
      if (kind instanceof DataError) errors.push(kind)
      else if (document === undefined && kind !== 'document') {
        errors.push(noDocument(line))
        break
      } else if (kind === 'document') {
        const table = recordOf(line, kind, lineSchemas.document, errors)
        if (document !== undefined) errors.push(secondDocument(line))
        else if (table === undefined) break
        else {
          document = { ...table, passages }
          remember(document, place)
        }
      } else if (kind === 'entity') {
        const entity = recordOf(line, kind, lineSchemas.entity, errors)
        if (entity !== undefined) entities.push(entity)
        if (entity !== undefined) remember(entity, place)
      } else if (kind === 'passage') {
        const passage = recordOf(line, kind, lineSchemas.passage, errors)
        if (passage !== undefined) passages.push(passage)
        if (passage !== undefined) remember(passage, place)
      } else {
        const claim = recordOf(line, kind, lineSchemas.claim, errors)
        const cited = claim === undefined ? undefined : { ...claim, document: document?.id ?? '' }
        if (cited !== undefined) claims.push(cited)
        if (cited !== undefined) remember(cited, place)
      }
    }
    if (errors.length >= MAX_ERRORS) break
  }
  if (document === undefined && errors.length === 0) errors.push(noDocument(new JsonLine(file, 1, undefined)))
  return document === undefined || errors.length > 0
    ? errors.slice(0, MAX_ERRORS)
    : { document, entities, claims }
}

const MAX_ERRORS = 20

function noDocument(line: JsonLine): DataError {
  return invalidLine(
    line,
    'The first line does not say which table the claims cite.',
    'Begin the file with {"document": {...}}, as `silkgraph import --map` writes it.',
  )
}

function secondDocument(line: JsonLine): DataError {
  return invalidLine(
    line,
    'The file has a second document.',
    'Put the claims of each table in a file of its own.',
  )
}
