import { Database, type QueryParameters } from '../database/index.ts'
import { CypherError, UsageError } from '../errors.ts'
import type { Value } from '../model/values.ts'

/**
 * `name=value` words as a map.
 *
 * @param example how the option that they follow is written, for hints
 * @throws UsageError `InvalidParameter`, also where a name is given twice
 */
export function parameterWords(
  words: readonly string[],
  example = '--param company=org:huawei',
): ReadonlyMap<string, string> {
  const [flag] = example.split(' ')
  const values = new Map<string, string>()
  for (const word of words) {
    const at = word.indexOf('=')
    const name = word.slice(0, at)
    if (at <= 0)
      throw new UsageError({
        code: 'InvalidParameter',
        message: `${flag} ${word} is not of the form name=value.`,
        hint: `Write ${example}.`,
      })
    if (values.has(name))
      throw new UsageError({
        code: 'InvalidParameter',
        message: `The parameter ${name} is given twice.`,
        hint: `Give it once; several values are a list, as in ${flag} '${name}=["a", "b"]'.`,
      })
    values.set(name, word.slice(at + 1))
  }
  return values
}

/**
 * Parameter values as words: JSON where it is JSON (numbers, lists, quoted text); a list, map or quoted text in the syntax of
 * Cypher; else the text itself.
 *
 * @throws UsageError `InvalidParameter` for what begins like a list, map or quoted text and is neither, and for a number that
 *   would not be exact
 */
export function parameterValues(words: ReadonlyMap<string, string>): QueryParameters {
  return Object.fromEntries([...words].map(([name, text]) => [name, valueOf(name, text)]))
}

function valueOf(name: string, text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return /^\s*[[{'"]/.test(text) ? cypherValue(name, text) : text
  }
  if (typeof value === 'number' && !isExact(value, text))
    throw new UsageError({
      code: 'InvalidParameter',
      message: `The value of ${name} is ${text}, which is too large to be exact.`,
      hint: `Give it as text: --param '${name}="${text}"'.`,
    })
  return value
}

function isExact(number: number, text: string): boolean {
  return Number.isFinite(number) && (Number.isSafeInteger(number) || /[.eE]/.test(text))
}

/** Asked of an empty graph: the syntax is that of the engine. */
function cypherValue(name: string, text: string): Value {
  try {
    return new Database().query(`RETURN ${text} AS value`, {}, { readOnly: true, maxMillis: 1000 })
      .records[0][0]
  } catch (error) {
    if (!(error instanceof CypherError)) throw error
    throw new UsageError({
      code: 'InvalidParameter',
      message: `The value of ${name} is ${text}, which begins like a list, a map or quoted text, but is neither JSON nor Cypher.`,
      hint: `Write --param '${name}=[1, 2]', '${name}={"a": 1}', or '${name}="text"'.`,
      cause: error,
    })
  }
}
