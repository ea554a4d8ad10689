import { nearestName } from '../model/nearest-name.ts'
import type { Value } from '../model/values.ts'
import type { CannedQuery } from './canned-query.ts'

/** How many values like the one that was given are named. */
const MOST_NAMED = 3

/** A value that the graph does not know, and what may be meant. */
export interface UnknownValue {
  readonly message: string
  /** Values like it, of which there may be none. */
  readonly like: readonly string[]
  /** The Cypher that lists the values that the graph knows. */
  readonly suggest: string
}

/**
 * Where a canned query found nothing: the first value that was given for a parameter and is none that the graph knows. A parameter
 * whose values the query does not list may have any.
 *
 * @param ask the records that a query returns
 * @returns undefined where all are known
 * @throws (rejects with) those of `ask`
 */
export async function findUnknownValue(
  query: CannedQuery,
  given: ReadonlyMap<string, string>,
  ask: (cypher: string) => Promise<readonly (readonly Value[])[]>,
): Promise<UnknownValue | undefined> {
  for (const [name, written] of given) {
    const suggest = query.parameters[name]?.suggest
    if (suggest === undefined) continue
    const known = (await ask(suggest))
      .filter(([value]) => value !== null)
      .map(([value, text]) => [String(value), String(text ?? '')] as const)
    if (known.some(([value]) => value === written)) continue
    const message = `The graph has no value ${written} for ${name}.`
    return { message, like: valuesLike(written, known), suggest }
  }
  return undefined
}

/** Values that hold what was written, or whose text does; else the nearest one. */
function valuesLike(
  written: string,
  known: readonly (readonly [value: string, text: string])[],
): readonly string[] {
  const wanted = written.toLowerCase()
  const holding = known.filter((words) => words.some((word) => word.toLowerCase().includes(wanted)))
  if (holding.length > 0 && wanted !== '') return holding.slice(0, MOST_NAMED).map(([value]) => value)
  const nearest = nearestName(
    written,
    known.flatMap(([value, text]) => [value, text, value.replace(/^[^:]*:/, '')]),
  )
  return known
    .filter((words) => nearest !== undefined && [...words, words[0].replace(/^[^:]*:/, '')].includes(nearest))
    .slice(0, 1)
    .map(([value]) => value)
}
