import { readArguments } from '../../canned/arguments.ts'
import type { CannedQuery } from '../../canned/canned-query.ts'
import { formatFloat } from '../../model/float-text.ts'
import { classify } from './classify.ts'

/**
 * The records statement of a canned query with values in the place of its parameters, so that it can be run and changed as
 * it stands.
 *
 * @param given values as text, over the defaults
 * @throws UsageError `UnknownParameter`, `InvalidArgument`
 */
export function withValues(query: CannedQuery, given: { readonly [name: string]: string }): string {
  const { records, parameters } = query
  const values = readArguments(query, new Map(Object.entries(given)))
  return withLiterals(records, values, (name) => parameters[name]?.type === 'float')
}

/** A query with values in the place of its parameters. @param isFloat whether a number is written as a FLOAT */
export function withLiterals(
  query: string,
  values: { readonly [name: string]: string | number | boolean },
  isFloat: (name: string) => boolean = () => false,
): string {
  let text = ''
  let from = 0
  for (const { role, start, end, text: name } of classify(query)) {
    if (role !== 'parameter') continue
    const value = values[name]
    if (value === undefined) continue
    text += query.slice(from, start) + literal(value, isFloat(name))
    from = end
  }
  return text + query.slice(from)
}

function literal(value: string | number | boolean, float: boolean): string {
  if (typeof value === 'number') return float ? formatFloat(value) : String(value)
  if (typeof value === 'boolean') return String(value)
  const escaped = value.replace(/[\\'\n\r]/g, (sign) => escapes[sign] ?? sign)
  return `'${escaped}'`
}

const escapes: { readonly [sign: string]: string } = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
}
