import type { Backend } from '../backend/index.ts'
import type { CannedQuery } from '../canned/canned-query.ts'
import { UsageError } from '../errors.ts'
import { nearestName } from '../model/nearest-name.ts'

/** How many values like the one that was given are named. */
const MOST_NAMED = 3

/**
 * Where a canned query found nothing: whether a value that was given for a parameter is one that the graph knows. A parameter
 * whose values the query does not list may have any.
 *
 * @throws (rejects with) UsageError `UnknownValue` with values like it; those of `Backend.run`
 */
export async function refuseUnknownValues(
  backend: Backend,
  query: CannedQuery,
  given: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [name, written] of given) {
    const suggest = query.parameters[name]?.suggest
    if (suggest === undefined) continue
    const { records } = await (await backend.run(suggest, {}, { readOnly: true })).collect()
    const known = records
      .filter(([value]) => value !== null)
      .map(([value, text]) => [String(value), String(text ?? '')] as const)
    if (known.some(([value]) => value === written)) continue
    const like = valuesLike(written, known)
    throw new UsageError({
      code: 'UnknownValue',
      message: `The graph has no ${name} ${written}.`,
      hint:
        like.length > 0
          ? `Did you mean ${like.join(', ')}?`
          : `List what it has: silkgraph query '${suggest}'.`,
    })
  }
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
