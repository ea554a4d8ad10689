import { UsageError } from '../errors.ts'
import type { CannedParameter, CannedQuery } from './canned-query.ts'

/**
 * The values of a canned query's parameters: what was given, as text, over the defaults.
 *
 * @throws UsageError `UnknownParameter`, `InvalidArgument`
 */
export function readArguments(
  query: CannedQuery,
  given: ReadonlyMap<string, string>,
): { readonly [name: string]: string | number | boolean } {
  const known = Object.keys(query.parameters)
  for (const name of given.keys()) {
    if (!known.includes(name)) {
      const hint = known.length === 0 ? 'It takes none.' : `It takes ${known.join(', ')}.`
      throw new UsageError({
        code: 'UnknownParameter',
        message: `${query.id} has no parameter ${name}.`,
        hint,
      })
    }
  }
  return Object.fromEntries(
    Object.entries(query.parameters).map(([name, parameter]) => {
      const text = given.get(name)
      return [name, text === undefined ? parameter.default : readArgument(name, parameter, text)]
    }),
  )
}

function readArgument(
  name: string,
  { type, description }: CannedParameter,
  text: string,
): string | number | boolean {
  if (type === 'string') return text
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  const number = Number(text)
  const fits = type === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number)
  if (type !== 'boolean' && text.trim() !== '' && fits) return number
  throw new UsageError({
    code: 'InvalidArgument',
    message: `${name} must be of type ${type}, but is ${JSON.stringify(text)}.`,
    hint: `${name}: ${description}.`,
  })
}
