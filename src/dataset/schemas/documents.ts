import { z } from 'zod'
import type { PassagePlace } from '../../model/passage-place.ts'
import { captionSchema, edtfSchema, idSchema, sha256Schema, textSchema } from './common.ts'

const sentenceSchema = z.strictObject({
  id: idSchema,
  /** From 1; 0 is the title. Headings are not counted. */
  paragraph: z.int().min(0),
  /** From 1 in its paragraph. */
  sentence: z.int().min(1),
  /** From 1; headings and empty lines are counted. */
  line: z.int().min(1).optional(),
  /** Code points from 0 in the document as it was read; `end` is exclusive. */
  start: z.int().min(0),
  end: z.int().min(1),
  /** Of the normalised sentence, see `normaliseSentence`. */
  sha256: sha256Schema,
  /** Why no claim cites it. */
  noClaim: textSchema.optional(),
})

const cellSchema = z.strictObject({
  id: idSchema,
  /** From 1, as a spreadsheet counts; the headings are row 1. */
  row: z.int().min(2),
  /** The heading of its column. */
  column: textSchema,
  /** Of the normalised text of the cell, see `normaliseSentence`. */
  sha256: sha256Schema,
  /** Why no claim cites it. */
  noClaim: textSchema.optional(),
})

const ofEveryDocument = {
  id: idSchema,
  title: textSchema,
  caption: captionSchema,
  publisher: textSchema,
  date: z.union([z.literal('unknown'), edtfSchema], 'must be an EDTF date or unknown'),
  link: z.union(
    [z.literal('unknown'), z.url({ protocol: /^https?$/ })],
    'must be an http(s) address or unknown',
  ),
  /** The day on which the file was fetched. */
  retrieved: z.iso.date('must be a date such as 2026-11-23').optional(),
  /** Of the file's bytes. */
  sha256: sha256Schema,
  bytes: z.int().min(1).optional(),
}

const textDocumentSchema = z.strictObject({
  ...ofEveryDocument,
  kind: z.literal('text').optional(),
  characters: z.int().min(1),
  /** How sentences are split and hashed. */
  method: z.literal('v1').default('v1'),
  passages: z.array(sentenceSchema).min(1),
})

const ofTable = {
  ...ofEveryDocument,
  kind: z.literal('table'),
  /** Which of the tables of the file, where it holds several. */
  sheet: textSchema.optional(),
  /** The number of the last one, as a spreadsheet counts: the headings are row 1. */
  rows: z.int().min(1),
}

const tableDocumentSchema = z.strictObject({ ...ofTable, passages: z.array(cellSchema) })

/** The shape of `documents.yaml`. */
export const documentsSchema = z.strictObject({
  documents: z.array(
    z.discriminatedUnion('kind', [textDocumentSchema, tableDocumentSchema], 'must be text or table'),
  ),
})

/** A table and a cell of it, as lines of `claims/<name>.ndjson` say them. */
export const tableLineSchema = z.strictObject(ofTable)
export const cellLineSchema = cellSchema

/** A document whose passages are sentences. */
export type TextDocument = z.infer<typeof textDocumentSchema>
/** A document whose passages are cells. */
export type TableDocument = z.infer<typeof tableDocumentSchema>
export type SourceDocument = TextDocument | TableDocument
export type SentencePassage = z.infer<typeof sentenceSchema>
export type CellPassage = z.infer<typeof cellSchema>
export type Passage = SentencePassage | CellPassage

/** Every passage of a document, whatever its kind. */
export function passagesOf(document: SourceDocument): readonly Passage[] {
  return document.passages
}

export function placeOf(passage: Passage): PassagePlace {
  if ('row' in passage) return { kind: 'cell', row: passage.row, column: passage.column }
  return { kind: 'sentence', paragraph: passage.paragraph, sentence: passage.sentence }
}
