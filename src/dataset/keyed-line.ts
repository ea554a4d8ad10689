import type { z } from 'zod'
import { DataError } from '../errors.ts'
import { addAll } from '../model/add-all.ts'
import type { JsonLine } from './json-lines.ts'
import { didYouMean } from './nearest.ts'
import { shapeErrors } from './shape-error.ts'

/** The only key of a line, which says what its record is: one of those of `schemas`; an error where it is none. */
export function kindOfLine<Kinds extends object>(
  line: JsonLine,
  schemas: Kinds,
  example: string,
): (keyof Kinds & string) | DataError {
  const { value } = line
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const [key] = keys
  const isKind = (name: string): name is keyof Kinds & string => Object.hasOwn(schemas, name)
  if (keys.length === 1 && isKind(key)) return key
  const kinds = Object.keys(schemas)
  return invalidLine(
    line,
    `A line must be an object with one key: ${kinds.join(', ')}.`,
    keys.length === 1 ? didYouMean(key, kinds, 'Use one of these.') : `As in ${example}.`,
  )
}

/** The record of a line of a kind; undefined where it has not the shape, and `errors` says why. */
export function recordOf<S extends z.ZodType>(
  line: JsonLine,
  kind: string,
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

/** An error of shape that is of the whole line. */
export function invalidLine({ file, line }: JsonLine, message: string, hint: string): DataError {
  return new DataError({ code: 'InvalidShape', message, hint, place: { file, line, column: 1 } })
}
