import { CypherError, type CypherErrorKind, type Span } from '../../errors.ts'
import { type Instead, insteadText } from '../language/standing.ts'
import { typeText } from '../types/type-text.ts'
import type { Type } from '../types/type.ts'

/** A compile-time error; SyntaxError unless another class is given. */
export function failure(
  code: string,
  message: string,
  at: Span,
  hint?: string,
  kind: CypherErrorKind = 'SyntaxError',
): CypherError {
  return new CypherError({ phase: 'compile', kind, code, message, at, hint })
}

/** What a condition is expected to be. */
export const A_BOOLEAN = 'a BOOLEAN'

/** InvalidArgumentType: something has a type that cannot be used in its place. */
export function wrongType(
  what: string,
  expected: string,
  type: Type,
  at: Span,
  kind?: CypherErrorKind,
): CypherError {
  const message = `${what} must be ${expected}, but is ${describeType(type)}.`
  const hint =
    expected === A_BOOLEAN
      ? 'Compare it with a value, as in `x = 1`, or test it with `IS NOT NULL`.'
      : `Use ${expected}, or null.`
  return failure('InvalidArgumentType', message, at, hint, kind)
}

/** How a type is written for people: `LIST OF INTEGER`. */
export function describeType(type: Type): string {
  if (type.kind === 'list') return `LIST OF ${describeType(type.element)}`
  return type.kind === 'number' ? 'NUMBER' : typeText(type)
}

/** The hint for a name that is not known: what to write instead, else the nearest name, else the query that lists all. */
export function insteadOrNearest(
  instead: Instead | undefined,
  nearest: string | undefined,
  listing: string,
): string {
  if (instead !== undefined) return insteadText(instead)
  return nearest === undefined
    ? `\`silkgraph query '${listing}'\` lists all.`
    : `Did you mean \`${nearest}\`?`
}
