import { isJsonList, type JsonObject, type JsonEntry, type JsonValue } from '../reading/json/value.ts'
import type { Context } from './context.ts'
import type { Contexts } from './contexts.ts'
import type { Place } from './place.ts'

/** An object of the document with what its keys mean there. */
export interface Entered {
  readonly object: JsonObject
  readonly context: Context
  /** What its types mean: the context before those that the types themselves bring. Source: JSON-LD 1.1 Processing Algorithms, 5.1.2, 13.4.4. */
  readonly ofTypes: Context
  readonly entries: readonly {
    readonly name: string | undefined
    readonly key: string
    readonly value: JsonValue
  }[]
}

/** The context that holds in an object, and its entries with what their keys stand for. */
export function enter(
  contexts: Contexts,
  object: JsonObject,
  { context: given, term }: Place,
  isOfMap: boolean,
): Entered {
  const { line } = object
  let context = given
  if (context.previous !== undefined && !isOfMap) {
    const names = named(contexts, object.entries, context)
    const isReference = names.length === 1 && names[0].name === '@id'
    if (!isReference && !names.some(({ name }) => name === '@value')) context = context.previous
  }
  if (term?.context !== undefined) context = contexts.extend(context, [term.context], line)
  const local = object.get('@context')
  if (local !== undefined) context = contexts.extend(context, [local], line)
  const entries = named(contexts, object.entries, context)
  const scoped = scopedBy(entries, context)
  if (scoped.length === 0) return { object, context, ofTypes: context, entries }
  const inner = contexts.extend(context, scoped, line, false)
  return { object, context: inner, ofTypes: context, entries: named(contexts, object.entries, inner) }
}

/** What contexts the types of a node bring. */
function scopedBy(entries: Entered['entries'], context: Context): readonly JsonValue[] {
  const types = entries.filter(({ name }) => name === '@type').flatMap(({ value }) => itemsOf(value))
  return types
    .filter((type) => typeof type === 'string')
    .toSorted()
    .flatMap((type) => {
      const scoped = context.term(type)?.context
      return scoped === undefined ? [] : [scoped]
    })
}

export function named(
  contexts: Contexts,
  entries: readonly JsonEntry[],
  context: Context,
): Entered['entries'] {
  return entries.flatMap(([key, value]) =>
    key === '@context' ? [] : [{ key, value, name: contexts.iri(key, context, 'vocabulary') }],
  )
}

export function itemsOf(value: JsonValue): readonly JsonValue[] {
  return isJsonList(value) ? value : [value]
}

export function has({ entries }: Entered, name: string): boolean {
  return entries.some((entry) => entry.name === name)
}

export function isNode(entered: Entered): boolean {
  return !['@value', '@list', '@set'].some((name) => has(entered, name))
}

/** null where there is none. */
export function valueOf({ entries }: Entered, name: string): JsonValue {
  return entries.find((entry) => entry.name === name)?.value ?? null
}
