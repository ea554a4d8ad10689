import type { Counters, Hint, PlanDescription, ProfileDescription } from '../cypher/index.ts'
import { emptyMap, type MapValue, type Value } from '../model/values.ts'

/** What is said about a query besides its records. */
export interface Summary {
  readonly counters: Counters
  readonly writes: boolean
  /** The usual reasons for an empty result: names that the graph does not know, and what it cannot have; and what procedures say of theirs (`result`). */
  readonly notifications: readonly Notification[]
  /** From the start to the last record. */
  readonly millis: number
  /** Of a query that begins with EXPLAIN or PROFILE: how it is run. */
  readonly plan?: PlanDescription | undefined
  /** Of one that begins with PROFILE: what each operator did. */
  readonly profile?: ProfileDescription | undefined
}

export type Notification = Hint & { readonly message: string }

/** The records of a query, as arrays in the order of `keys`. */
export class QueryResult {
  readonly keys: readonly string[]
  readonly records: readonly (readonly Value[])[]
  readonly summary: Summary

  constructor(keys: readonly string[], records: readonly (readonly Value[])[], summary: Summary) {
    this.keys = keys
    this.records = records
    this.summary = summary
  }

  /** The records as objects by key, without prototype; made anew with each call. */
  objects(): MapValue[] {
    return this.records.map((record) => {
      const object = emptyMap()
      this.keys.forEach((key, at) => (object[key] = record[at]))
      return object
    })
  }
}

/** A hint as a sentence. */
export function notificationOf(hint: Hint): Notification {
  if ('message' in hint) return hint
  const what = { label: 'label', type: 'relationship type', property: 'property' }[hint.kind]
  const nearest = hint.nearest === undefined ? '' : ` Did you mean \`${hint.nearest}\`?`
  return { ...hint, message: `The graph has no ${what} \`${hint.name}\`.${nearest}` }
}
