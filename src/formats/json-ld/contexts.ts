import { DataError } from '../../errors.ts'
import { isJsonList, JsonObject, type JsonValue } from '../reading/json/value.ts'
import type { GraphSink } from '../sink.ts'
import { Context, isKeyword, isLikeKeyword, type TermDefinition } from './context.ts'
import { losses } from './losses.ts'
import { resolveIri } from './resolve-iri.ts'

/** Terms that are said by one another, at most. */
const DEEPEST = 256

/** What a name may be completed by. */
export type Completed = 'vocabulary' | 'base' | 'either'

/** The terms of one context as they become known. */
interface Defining {
  readonly local: JsonObject
  readonly members: ReadonlyMap<string, JsonValue>
  /** False of those that are not done yet. */
  readonly done: Map<string, boolean>
}

/**
 * Makes contexts of what documents say. No address is fetched. Source: JSON-LD 1.1 Processing Algorithms, 4 and 5.2.
 *
 * Every method throws DataError: `RemoteContext` for a context at an address, `InvalidJsonLd` for one that is wrong.
 */
export class Contexts {
  readonly #file: string
  readonly #sink: GraphSink

  constructor(file: string, sink: GraphSink) {
    this.#file = file
    this.#sink = sink
  }

  /** @param propagates whether it holds for the nodes within, too, unless a context itself says so */
  extend(active: Context, locals: readonly JsonValue[], line: number, propagates = true): Context {
    const [local] = locals
    const make = (): Context => this.#extended(active, locals, line, propagates)
    return locals.length === 1 && local instanceof JsonObject ? active.added(local, propagates, make) : make()
  }

  /** The IRI, blank node or keyword that a name stands for; undefined where it stands for nothing. */
  iri(name: string, context: Context, by: Completed): string | undefined {
    return this.#iri(name, context, by, undefined)
  }

  invalid(message: string, line: number, hint = 'Correct the file, or write it again.'): DataError {
    return new DataError({ code: 'InvalidJsonLd', message, hint, place: { file: this.#file, line } })
  }

  #extended(active: Context, locals: readonly JsonValue[], line: number, propagates: boolean): Context {
    let made = new Context(active)
    if (!propagates) made.previous = active.previous ?? active
    for (const local of locals.flat()) {
      if (local === null) {
        const { previous } = made
        made = new Context()
        made.previous = previous
      } else if (typeof local === 'string') this.#byAddress(made, local, line)
      else if (local instanceof JsonObject) {
        const says = local.get('@propagate')
        if (says === true) made.previous = active.previous
        else if (says === false) made.previous = active.previous ?? active
        this.#add(made, local)
      } else throw this.invalid('A context must be an object, a list of them, or null.', line)
    }
    return made
  }

  #byAddress(context: Context, address: string, line: number): void {
    if (!SCHEMA_ORG.test(address)) throw this.#remote(address, line)
    this.#sink.lost(losses.schemaOrg, line)
    this.#add(context, schemaOrg)
  }

  #remote(address: string, line: number): DataError {
    return new DataError({
      code: 'RemoteContext',
      message: `The file says what its names mean at ${address}: contexts are not fetched.`,
      hint: 'Put what is at this address under its "@context" into the file, in place of the address, or write the file as N-Quads.',
      place: { file: this.#file, line },
    })
  }

  #add(context: Context, local: JsonObject): void {
    const { line } = local
    const members = new Map(local.entries)
    const imported = members.get('@import') ?? null
    if (imported !== null) throw this.#remote(String(imported), line)
    const text = (key: string): string | undefined => {
      const value = members.get(key) ?? null
      if (value === null || typeof value === 'string') return value ?? undefined
      throw this.invalid(`\`${key}\` of a context must be a text or null.`, line)
    }
    if (members.has('@base')) {
      const base = text('@base')
      context.base = base === undefined ? undefined : resolveIri(base, context.base)
    }
    if (members.has('@vocab')) {
      const vocabulary = text('@vocab')
      context.vocabulary = vocabulary === undefined ? undefined : this.iri(vocabulary, context, 'either')
    }
    if (members.has('@language')) context.language = text('@language')
    if (text('@direction') !== undefined) this.#sink.lost(losses.direction, line)
    const defining = { local, members, done: new Map<string, boolean>() }
    for (const name of members.keys()) if (!OF_CONTEXT.has(name)) this.#define(context, name, defining, 0)
  }

  #define(context: Context, name: string, defining: Defining, depth: number): void {
    const { local, members, done } = defining
    const known = done.get(name)
    if (known === true) return
    const invalid = (what: string): DataError =>
      this.invalid(`The term ${JSON.stringify(name)} of a context ${what}`, local.line)
    if (known === false) throw invalid('is said by itself.')
    if (depth > DEEPEST) throw invalid(`is said by more than ${DEEPEST} others.`)
    if (isLikeKeyword(name)) return this.#sink.lost(losses.likeKeyword, local.line)
    done.set(name, false)
    const said = members.get(name) ?? null
    const definition = this.#definitionOf(context, name, said, defining, depth, invalid)
    done.set(name, true)
    context.terms.set(name, definition)
  }

  #definitionOf(
    context: Context,
    name: string,
    said: JsonValue,
    defining: Defining,
    depth: number,
    invalid: (what: string) => DataError,
  ): TermDefinition {
    if (said === null) return NOTHING
    if (typeof said !== 'string' && !(said instanceof JsonObject))
      throw invalid('must be a text, an object or null.')
    const member = (key: string): JsonValue | undefined =>
      said instanceof JsonObject ? said.get(key) : undefined
    const text = (key: string): string | undefined => {
      const value = member(key)
      if (value === undefined || typeof value === 'string') return value
      throw invalid(`has \`${key}\` that is not a text.`)
    }
    const iriOf = (of: string): string | undefined =>
      this.#iri(of, context, 'vocabulary', { defining, depth })
    const type = text('@type')
    const language = member('@language')
    if (language !== undefined && language !== null && typeof language !== 'string')
      throw invalid('has `@language` that is neither a text nor null.')
    const containers = containersOf(member('@container'))
    if (containers === undefined) throw invalid('has `@container` that JSON-LD does not know.')
    const reverse = text('@reverse')
    const id = typeof said === 'string' ? said : member('@id')
    if (id === null) return NOTHING
    if (id !== undefined && typeof id !== 'string')
      throw invalid('has `@id` that is neither a text nor null.')
    const named = reverse ?? (id === name ? undefined : id)
    let iri: string | undefined
    if (named !== undefined) iri = iriOf(named)
    else if (/^.+:/s.test(name)) iri = this.#compact(name, context, { defining, depth }) ?? name
    else if (name.includes('/')) iri = resolveIri(name, context.base)
    else if (isKeyword(name)) iri = name
    else if (context.vocabulary !== undefined) iri = context.vocabulary + name
    else throw invalid('stands for no IRI: give it an `@id`, or the context an `@vocab`.')
    return {
      iri,
      isReverse: reverse !== undefined,
      isPrefix:
        member('@prefix') === true ||
        (typeof said === 'string' && !/[:/]/.test(name) && iri !== undefined && /^_:|[:/?#[\]@]$/.test(iri)),
      type: type === undefined ? undefined : iriOf(type),
      language: type === undefined ? language : undefined,
      containers,
      index: text('@index'),
      context: member('@context'),
    }
  }

  #iri(
    name: string,
    context: Context,
    by: Completed,
    within: { readonly defining: Defining; readonly depth: number } | undefined,
  ): string | undefined {
    if (isKeyword(name)) return name
    if (isLikeKeyword(name)) return undefined
    this.#defineFirst(name, context, within)
    const term = by === 'base' ? undefined : context.term(name)
    if (term !== undefined) return term.iri
    if (name.includes(':', 1)) {
      const compact = this.#compact(name, context, within)
      if (compact !== undefined) return compact
    }
    if (by !== 'base' && context.vocabulary !== undefined) return context.vocabulary + name
    if (by !== 'vocabulary') return resolveIri(name, context.base)
    return undefined
  }

  /** A name with a colon: a blank node, a compact IRI or an IRI; undefined for what has a colon elsewhere. */
  #compact(
    name: string,
    context: Context,
    within: { readonly defining: Defining; readonly depth: number } | undefined,
  ): string | undefined {
    const colon = name.indexOf(':', 1)
    const prefix = name.slice(0, colon)
    if (prefix === '_' || name.startsWith('//', colon + 1)) return name
    this.#defineFirst(prefix, context, within)
    const term = context.term(prefix)
    if (term?.iri !== undefined && term.isPrefix) return term.iri + name.slice(colon + 1)
    return /^[a-z][a-z\d+.-]*$/i.test(prefix) ? name : undefined
  }

  #defineFirst(
    name: string,
    context: Context,
    within: { readonly defining: Defining; readonly depth: number } | undefined,
  ): void {
    if (within?.defining.members.has(name) === true && !OF_CONTEXT.has(name))
      if (within.defining.done.get(name) !== true)
        this.#define(context, name, within.defining, within.depth + 1)
  }
}

function containersOf(said: JsonValue | undefined): ReadonlySet<string> | undefined {
  if (said === undefined || said === null) return NONE
  const names = isJsonList(said) ? said : [said]
  const known = names.filter((name) => typeof name === 'string' && CONTAINERS.has(name))
  return known.length === names.length ? new Set(known.map(String)) : undefined
}

const NONE: ReadonlySet<string> = new Set()
const CONTAINERS = new Set(['@graph', '@id', '@index', '@language', '@list', '@set', '@type'])

/** What a context says of itself. */
const OF_CONTEXT = new Set([
  '@base',
  '@direction',
  '@import',
  '@language',
  '@propagate',
  '@protected',
  '@version',
  '@vocab',
])

const NOTHING: TermDefinition = {
  iri: undefined,
  isReverse: false,
  isPrefix: false,
  type: undefined,
  language: undefined,
  containers: NONE,
  index: undefined,
  context: undefined,
}

/** The addresses at which schema.org has its context. */
const SCHEMA_ORG = /^https?:\/\/(?:www\.)?schema\.org(?:\/?|\/docs\/jsonldcontext\.json(?:ld)?)$/i

/** What of that context has to do with no single word of the vocabulary. */
const schemaOrg = new JsonObject(
  [
    ['@vocab', 'http://schema.org/'],
    ['schema', 'http://schema.org/'],
    ['id', '@id'],
    ['type', '@type'],
  ],
  1,
)
