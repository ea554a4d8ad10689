import { z } from 'zod'
import { hiddenCharacter, isVisible } from '../../model/visible-text.ts'
import { isEdtf } from '../edtf.ts'

/** Ids are stable slugs, unique over entities, claims and documents: `light:norsk`, `C026`. */
export const idSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9:._-]*$/,
    'must be letters from a to z without accents, digits and : . _ - and begin with a letter or digit',
  )
  .max(120)

/** For a text, or a list of them, in which something may be hidden. */
const nothingHidden = {
  abort: true,
  error: ({ input }: { readonly input?: unknown }): string =>
    `must not contain the invisible character ${hiddenIn(input)}`,
  params: { hint: 'Remove that character.' },
}

/** Text that says something: not empty, trimmed, and nothing in it that its reader does not see. */
export const textSchema = z
  .string()
  .trim()
  .min(1, { abort: true })
  .refine((text) => hiddenIn(text) === undefined, nothingHidden)
  .refine(isVisible, 'must have a letter, digit or sign')

/** What a picture shows of a node. */
export const captionSchema = textSchema.max(24)

/** How a statement is meant; the closed list of the design. */
export const modalities = ['fact', 'plan', 'forecast', 'assessment'] as const
export const modalitySchema = z.enum(modalities)
export type Modality = (typeof modalities)[number]

/** How a quantity compares: equal, greater, at least, less, at most, about. */
export const comparators = ['eq', 'gt', 'ge', 'lt', 'le', 'about'] as const
export const comparatorSchema = z.enum(comparators)

export const labelNameSchema = z
  .string()
  .regex(/^[A-Z][A-Za-z0-9]*$/, 'must be PascalCase, such as HarbourMaster')
export const typeNameSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, 'must be UPPER_SNAKE, such as LOCATED_IN')
export const keyNameSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, 'must be camelCase, such as placeOfOrigin')
export const statusNameSchema = z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'must be lower case, such as begun')

// YAML reads an unquoted year as a number.
const yearAsText = (value: unknown): unknown => (Number.isSafeInteger(value) ? String(value) : value)

/** A date or interval of EDTF, level 0 or 1. */
export const edtfSchema = z.preprocess(
  yearAsText,
  z.string().refine(isEdtf, 'must be an EDTF date such as 2025, 2025-06, 2025~ or 2024/2026'),
)

/** What an entity or a qualifier may hold besides its fixed keys. */
export type PropertyValue = string | number | boolean | readonly string[]

/** A property's value: text, a finite number, true, false or a list of texts. */
export const propertyValueSchema = z
  .custom<PropertyValue>(
    (value) =>
      (typeof value === 'string' && value.trim() !== '') ||
      (typeof value === 'number' && Number.isFinite(value)) ||
      typeof value === 'boolean' ||
      (Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '')),
    { abort: true, error: 'must be text, a number, true, false or a list of texts' },
  )
  .refine((value) => hiddenIn(value) === undefined, nothingHidden)

function hiddenIn(value: unknown): string | undefined {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value]
  for (const text of texts) {
    const found = typeof text === 'string' ? hiddenCharacter(text) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in lower case')

/** One value or a list of them, read as a list. */
export function oneOrMany<S extends z.ZodType>(schema: S) {
  return z.preprocess(
    (value) => (Array.isArray(value) || value === undefined ? value : [value]),
    z.array(schema).min(1),
  )
}
