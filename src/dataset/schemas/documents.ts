import { z } from 'zod'
import { captionSchema, edtfSchema, idSchema, sha256Schema, textSchema } from './common.ts'

const passageSchema = z.strictObject({
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

const documentSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  caption: captionSchema,
  publisher: textSchema,
  date: z.union([z.literal('unknown'), edtfSchema], 'must be an EDTF date or unknown'),
  link: z.union(
    [z.literal('unknown'), z.url({ protocol: /^https?$/ })],
    'must be an http(s) address or unknown',
  ),
  /** Of the file's bytes. */
  sha256: sha256Schema,
  bytes: z.int().min(1).optional(),
  characters: z.int().min(1),
  /** How sentences are split and hashed. */
  method: z.literal('v1').default('v1'),
  passages: z.array(passageSchema).min(1),
})

/** The shape of `documents.yaml`. */
export const documentsSchema = z.strictObject({ documents: z.array(documentSchema) })

export type SourceDocument = z.infer<typeof documentSchema>
export type Passage = z.infer<typeof passageSchema>
