import type { GraphReader } from '../model/graph-store.ts'
import { typeName } from '../model/kinds.ts'
import { isNumber, toDouble } from '../model/numbers.ts'
import type { Value } from '../model/values.ts'
import { metricFailure } from './failure.ts'
import { ranges, type Work } from './work.ts'

/** So many are read at a time. */
const CHUNK = 1024

export interface Weights {
  readonly weights: Float64Array
  /** Relationships that count 1 because they do not have the property. */
  readonly unweighted: number
}

/**
 * What relationships count: the numbers of a property, 1 where one does not have it. Cost: linear.
 *
 * @param key that of the property; -1 where no element has it
 * @throws CypherError `ProcedureCallFailed` for what is not a number of 0 or more; QueryLimitError
 */
export function* weightsOf(
  relationships: Int32Array,
  { name, key }: { readonly name: string; readonly key: number },
  reader: GraphReader,
  work: Work,
): Generator<void, Weights, void> {
  const weights = work.floats(relationships.length)
  const numbers = { numbers: new Float64Array(CHUNK), present: new Uint8Array(CHUNK) }
  let unweighted = 0
  yield* ranges(work, Math.ceil(relationships.length / CHUNK), (from, to) => {
    work.spend((to - from) * CHUNK)
    for (let first = from * CHUNK; first < Math.min(to * CHUNK, relationships.length); first += CHUNK) {
      const ids = relationships.subarray(first, first + CHUNK)
      const isRead = key !== -1 && reader.relationshipNumbers(ids, ids.length, key, numbers) !== undefined
      for (let at = 0; at < ids.length; at++) {
        const number = isRead
          ? numbers.present[at] === 1
            ? numbers.numbers[at]
            : undefined
          : key === -1
            ? undefined
            : weightOf(reader.relationshipProperty(ids[at], key), name)
        if (number === undefined) unweighted++
        weights[first + at] = checkedWeight(number ?? 1, name)
      }
    }
  })
  return { weights, unweighted }
}

function weightOf(value: Value, name: string): number | undefined {
  if (value === null) return undefined
  if (isNumber(value)) return toDouble(value)
  throw metricFailure(
    `A relationship has a \`${name}\` of type ${typeName(value)}, which cannot be a weight.`,
    `Use a property that is a number, or list those relationships where \`${name}\` is one.`,
  )
}

function checkedWeight(weight: number, name: string): number {
  if (weight >= 0 && weight < Infinity) return weight
  throw metricFailure(
    `A relationship has ${weight} as its \`${name}\`, but a weight must be a finite number of 0 or more.`,
    'List the relationships that have one, with the option `relationships`.',
  )
}
