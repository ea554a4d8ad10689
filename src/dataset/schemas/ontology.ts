import { z } from 'zod'
import {
  keyNameSchema,
  labelNameSchema,
  modalitySchema,
  statusNameSchema,
  textSchema,
  typeNameSchema,
} from './common.ts'

/** What a compile rule may hand on besides qualifiers. */
export const handedOn = ['status', 'time', 'certainty', 'credit'] as const

/** Stands among the labels of a type's `to`. */
export const objectInWords = 'text'

const labelSchema = z.strictObject({
  singular: textSchema,
  plural: textSchema,
  /** Name of a lucide icon. */
  icon: textSchema,
  description: textSchema,
  /** Which of the ontology's properties an entity with this label may carry; all of them where absent. */
  properties: z.array(keyNameSchema).optional(),
  /** Not drawn until asked for. */
  hidden: z.boolean().default(false),
  /** Stands for a set whose members are not named: drawn hollow, with its `count`. */
  set: z.boolean().default(false),
})

const relationshipTypeSchema = z.strictObject({
  /** Read from start to end: `builds`. */
  phrase: textSchema,
  /** Read from end to start: `is built by`. */
  inverse: textSchema,
  from: z.array(labelNameSchema).min(1),
  /** Labels; `text` where a claim may say its object in words (`objectText`) instead of naming an entity. */
  to: z.array(z.union([labelNameSchema, z.literal(objectInWords)])).min(1),
  modalities: z.array(modalitySchema).min(1),
  /** Only these; any status of the ontology where absent. */
  statuses: z.array(statusNameSchema).optional(),
  /** The claim stays in the evidence layer: no direct relationship is compiled. */
  claimOnly: z.boolean().default(false),
  /** Both directions mean the same. */
  symmetric: z.boolean().default(false),
  /** The start is a part of the end in this hierarchy: `unit`, `place`. */
  hierarchy: textSchema.optional(),
  /** The start is where the end is: a map draws it there. */
  locates: z.boolean().default(false),
  description: textSchema.optional(),
})

const end = z.enum(['subject', 'object', 'qualifier'])

const compilationSchema = z.strictObject({
  type: typeNameSchema,
  from: end,
  to: end,
  /** `claim` takes the claim's own. */
  modality: z.enum(['claim', ...modalitySchema.options]).default('claim'),
  /**
   * What of the claim is said of this relationship too: its status, time, certainty or credit, or a qualifier by its name.
   * Everything else stays with the claim.
   */
  keeps: z.array(z.union([z.enum(handedOn), keyNameSchema])).default([]),
})

const qualifierSchema = z.strictObject({
  /** `entity` values are ids; the others are stored as they stand. */
  kind: z.enum(['entity', 'text', 'number', 'boolean', 'date']),
  /** Stored as a list, even of one; otherwise always one value. Where absent, so are entities and nothing else. */
  many: z.boolean().optional(),
  /** Of an entity: only these. */
  labels: z.array(labelNameSchema).optional(),
  description: textSchema,
  compilesTo: z.array(compilationSchema).default([]),
})

const propertySchema = z.strictObject({
  type: z.enum(['string', 'strings', 'number', 'boolean', 'date']),
  unit: textSchema.optional(),
  description: textSchema,
})

const statusSchema = z.strictObject({
  description: textSchema,
  line: z.enum(['solid', 'dash-dot', 'long-dash', 'short-dash']),
})

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** The shape of `ontology.yaml`. */
export const ontologySchema = z.strictObject({
  title: textSchema,
  description: textSchema,
  /** BCP 47, the language of the ontology's words, of glosses and of dates in words. */
  language: textSchema
    .refine(isLanguageTag, 'must be a language tag of BCP 47, such as en, de or pt-BR')
    .default('en'),
  labels: z.record(labelNameSchema, labelSchema),
  relationshipTypes: z.record(typeNameSchema, relationshipTypeSchema),
  statuses: z.record(statusNameSchema, statusSchema).default({}),
  qualifiers: z.record(keyNameSchema, qualifierSchema).default({}),
  /** What entities may carry besides id, label, name, caption and aliases. */
  properties: z.record(keyNameSchema, propertySchema).default({}),
})

export type Ontology = z.infer<typeof ontologySchema>
export type CompileRule = z.infer<typeof compilationSchema>
export type Qualifier = z.infer<typeof qualifierSchema>
export type Property = z.infer<typeof propertySchema>

/** Whether a qualifier is stored as a list, so that one query reads all of its values. */
export function isList({ many, kind }: Qualifier): boolean {
  return many ?? kind === 'entity'
}
