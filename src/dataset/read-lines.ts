import { addAll } from '../model/add-all.ts'
import type { z } from 'zod'
import { DataError } from '../errors.ts'
import { JsonLine, readJsonLines } from './json-lines.ts'
import { didYouMean } from './nearest.ts'
import { claimSchema, type Claim } from './schemas/claims.ts'
import { cellLineSchema, type CellPassage, type TableDocument, tableLineSchema } from './schemas/documents.ts'
import { entitySchema, type Entity } from './schemas/entities.ts'
import { shapeErrors } from './shape-error.ts'

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
const kinds = Object.keys(lineSchemas)

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
      const kind = kindOf(line)
      if (kind instanceof DataError) errors.push(kind)
      else if (document === undefined && kind !== 'document') {
        errors.push(noDocument(line))
        break
      } else if (kind === 'document') {
        const table = parsed(line, kind, lineSchemas.document, errors)
        if (document !== undefined) errors.push(secondDocument(line))
        else if (table === undefined) break
        else {
          document = { ...table, passages }
          remember(document, place)
        }
      } else if (kind === 'entity') {
        const entity = parsed(line, kind, lineSchemas.entity, errors)
        if (entity !== undefined) entities.push(entity)
        if (entity !== undefined) remember(entity, place)
      } else if (kind === 'passage') {
        const passage = parsed(line, kind, lineSchemas.passage, errors)
        if (passage !== undefined) passages.push(passage)
        if (passage !== undefined) remember(passage, place)
      } else {
        const claim = parsed(line, kind, lineSchemas.claim, errors)
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

type Kind = keyof typeof lineSchemas

function kindOf(line: JsonLine): Kind | DataError {
  const { value } = line
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const [key] = keys
  if (keys.length === 1 && isKind(key)) return key
  return invalid(
    line,
    `A line must be an object with one key: ${kinds.join(', ')}.`,
    keys.length === 1 ? didYouMean(key, kinds, 'Use one of these.') : 'As in {"entity": {...}}.',
  )
}

function isKind(key: string): key is Kind {
  return Object.hasOwn(lineSchemas, key)
}

function parsed<S extends z.ZodType>(
  line: JsonLine,
  kind: Kind,
  schema: S,
  errors: DataError[],
): z.output<S> | undefined {
  const record: unknown = Object.getOwnPropertyDescriptor(line.value, kind)?.value
  const result = schema.safeParse(record)
  if (result.success) return result.data
  for (const issue of result.error.issues)
    addAll(errors, shapeErrors(line, { ...issue, path: [kind, ...issue.path] }))
  return undefined
}

function noDocument(line: JsonLine): DataError {
  return invalid(
    line,
    'The first line does not say which table the claims cite.',
    'Begin the file with {"document": {...}}, as `silkgraph import --map` writes it.',
  )
}

function secondDocument(line: JsonLine): DataError {
  return invalid(
    line,
    'The file has a second document.',
    'Put the claims of each table in a file of its own.',
  )
}

function invalid({ file, line }: JsonLine, message: string, hint: string): DataError {
  return new DataError({ code: 'InvalidShape', message, hint, place: { file, line, column: 1 } })
}
