import type { Quad } from 'n3'
import { rdf } from '../rdf/vocabulary.ts'
import { isJsonList, JsonObject, textOfJson, type JsonValue } from '../reading/json/value.ts'
import type { GraphSink } from '../sink.ts'
import { type Context, isKeyword, isLikeKeyword } from './context.ts'
import type { Contexts } from './contexts.ts'
import { enter, type Entered, has, isNode, itemsOf, named, valueOf } from './entered.ts'
import { losses } from './losses.ts'
import type { Place } from './place.ts'
import {
  defaultGraph,
  type GraphName,
  languageText,
  literal,
  namedNode,
  type Named,
  type ObjectTerm,
  xsd,
} from './terms.ts'
import { JsonLdValues } from './values.ts'

/** What a map says of a node by its key. */
interface ByKey {
  readonly id?: Named
  readonly type?: string
}

/** Makes statements of what JSON-LD holds. As deep as the reader of JSON allows. Source: JSON-LD 1.1 Processing Algorithms, 5.1 and 8. */
export class JsonLdStatements {
  readonly #contexts: Contexts
  readonly #sink: GraphSink
  readonly #take: (quad: Quad, line: number) => void
  readonly #values: JsonLdValues
  #blanks = 0

  constructor(contexts: Contexts, sink: GraphSink, take: (quad: Quad, line: number) => void) {
    this.#contexts = contexts
    this.#sink = sink
    this.#take = take
    this.#values = new JsonLdValues(contexts, sink)
  }

  /** A node of the document, or of a graph. */
  member(value: JsonValue, context: Context, graph: GraphName, line: number): void {
    const place = { context, term: undefined, graph, line }
    for (const one of itemsOf(value)) {
      if (!(one instanceof JsonObject)) {
        if (one !== null) this.#sink.lost(losses.free, line)
        continue
      }
      const entered = enter(this.#contexts, one, place, false)
      if (has(entered, '@value') || has(entered, '@list')) this.#sink.lost(losses.free, one.line)
      else if (has(entered, '@set')) this.member(valueOf(entered, '@set'), entered.context, graph, one.line)
      else this.#node(entered, graph)
    }
  }

  /** Where a document is one object, of which its graph is read by itself. @returns the name of that graph */
  head(object: JsonObject, context: Context): GraphName {
    const entered = enter(
      this.#contexts,
      object,
      { context, term: undefined, graph: defaultGraph, line: object.line },
      false,
    )
    return entered.entries.length === 0 ? defaultGraph : this.#node(entered, defaultGraph)
  }

  #node({ object, context, ofTypes, entries }: Entered, graph: GraphName, byKey: ByKey = {}): Named {
    const { line } = object
    const id = entries.find(({ name }) => name === '@id')?.value
    if (id !== undefined && typeof id !== 'string')
      throw this.#contexts.invalid('`@id` must be a text.', line)
    const iri = id === undefined ? undefined : this.#contexts.iri(id, context, 'base')
    const node = iri === undefined ? (byKey.id ?? this.#blank()) : namedNode(iri)
    if (byKey.type !== undefined) this.#emit(node, rdf.type, namedNode(byKey.type), graph, line)
    this.#members(node, entries, { context, term: undefined, graph, line }, ofTypes)
    return node
  }

  #members(node: Named, entries: Entered['entries'], place: Place, ofTypes: Context): void {
    const { context, graph, line } = place
    for (const { key, name, value } of entries) {
      switch (name) {
        case '@id':
          break
        case '@type':
          for (const type of itemsOf(value)) this.#type(node, type, { ...place, context: ofTypes })
          break
        case '@graph':
          this.member(value, context, node, line)
          break
        case '@included':
          this.member(value, context, graph, line)
          break
        case '@reverse':
          for (const [inner, held] of this.#objectOf(value, '@reverse', line).entries)
            this.#property(node, inner, held, place, true)
          break
        case '@nest':
          for (const held of itemsOf(value))
            this.#members(
              node,
              named(this.#contexts, this.#objectOf(held, '@nest', line).entries, context),
              place,
              ofTypes,
            )
          break
        case '@index':
          this.#sink.lost(losses.index, line)
          break
        default:
          if (isKeyword(name))
            throw this.#contexts.invalid(
              `\`${name}\` does not stand here: in an object that is a node.`,
              line,
            )
          this.#property(node, key, value, place, false)
      }
    }
  }

  #type(node: Named, type: JsonValue, { context, graph, line }: Place): void {
    if (typeof type !== 'string')
      throw this.#contexts.invalid('`@type` must be a text or a list of texts.', line)
    const iri = this.#contexts.iri(type, context, 'either')
    if (iri === undefined) this.#sink.lost(losses.likeKeyword, line)
    else this.#emit(node, rdf.type, namedNode(iri), graph, line)
  }

  #property(node: Named, key: string, value: JsonValue, place: Place, isReversed: boolean): void {
    if (value === null) return
    const { context, graph, line } = place
    const predicate = this.#contexts.iri(key, context, 'vocabulary')
    if (predicate === undefined)
      return this.#sink.lost(isLikeKeyword(key) ? losses.likeKeyword : losses.nameless, line)
    if (predicate.startsWith('_:')) return this.#sink.lost(losses.blankPredicate, line)
    const term = context.term(key)
    const isReverse = isReversed !== (term?.isReverse ?? false)
    for (const object of this.#objects(value, { ...place, term })) {
      if (!isReverse) this.#emit(node, predicate, object, graph, line)
      else if (object.termType === 'Literal')
        throw this.#contexts.invalid(`What ${JSON.stringify(key)} leads from must be a node.`, line)
      else this.#emit(object, predicate, node, graph, line)
    }
  }

  *#objects(value: JsonValue, place: Place): Generator<ObjectTerm, void, void> {
    const { term } = place
    const containers = term?.containers
    if (term?.type === '@json') yield literal(textOfJson(value), rdf.json)
    else if (containers === undefined || containers.size === 0) yield* this.#items(value, place)
    else if (value instanceof JsonObject && containers.has('@language')) yield* this.#languages(value)
    else if (value instanceof JsonObject && MAPS.some((map) => containers.has(map)))
      yield* this.#map(value, place, containers)
    else if (containers.has('@graph'))
      for (const item of itemsOf(value)) yield this.#graph(item, place, this.#blank())
    else if (containers.has('@list') && !this.#isList(value, place)) yield this.#list(itemsOf(value), place)
    else yield* this.#items(value, place)
  }

  *#items(value: JsonValue, place: Place): Generator<ObjectTerm, void, void> {
    if (isJsonList(value)) for (const item of value) yield* this.#items(item, place)
    else if (value instanceof JsonObject) yield* this.#object(value, place)
    else if (value !== null) {
      const term = this.#values.scalar(value, place)
      if (term !== undefined) yield term
    }
  }

  *#object(value: JsonObject, place: Place, byKey: ByKey = {}): Generator<ObjectTerm, void, void> {
    const entered = enter(this.#contexts, value, place, byKey.type !== undefined || byKey.id !== undefined)
    const inner = { ...place, context: entered.context, line: value.line }
    if (has(entered, '@index') && !isNode(entered)) this.#sink.lost(losses.index, value.line)
    if (has(entered, '@value')) {
      const term = this.#values.value(entered)
      if (term !== undefined) yield term
    } else if (has(entered, '@list')) yield this.#list(itemsOf(valueOf(entered, '@list')), inner)
    else if (has(entered, '@set')) yield* this.#items(valueOf(entered, '@set'), inner)
    else yield this.#node(entered, place.graph, byKey)
  }

  *#languages({ entries, line }: JsonObject): Generator<ObjectTerm, void, void> {
    for (const [language, held] of entries)
      for (const value of itemsOf(held)) {
        if (value === null) continue
        if (typeof value !== 'string')
          throw this.#contexts.invalid('A map of languages must hold texts.', line)
        yield language === '@none' ? literal(value, xsd('string')) : languageText(value, language)
      }
  }

  /** Values by their index, nodes by their ids or types. */
  *#map(
    { entries, line }: JsonObject,
    given: Place,
    containers: ReadonlySet<string>,
  ): Generator<ObjectTerm, void, void> {
    const place = { ...given, line }
    const { context, term } = place
    const isGraph = containers.has('@graph')
    for (const [key, held] of entries) {
      const name = this.#contexts.iri(key, context, containers.has('@type') ? 'either' : 'base')
      const isNone = name === '@none' || this.#contexts.iri(key, context, 'vocabulary') === '@none'
      if (containers.has('@index') && !isNone && term?.index === undefined)
        this.#sink.lost(losses.index, line)
      for (const item of itemsOf(held)) {
        const id = containers.has('@id') && !isNone && name !== undefined ? namedNode(name) : undefined
        if (isGraph) yield this.#graph(item, place, id ?? this.#blank())
        else if (item instanceof JsonObject) {
          const type = containers.has('@type') && !isNone ? name : undefined
          for (const object of this.#object(item, place, {
            ...(id && { id }),
            ...(type !== undefined && { type }),
          })) {
            if (containers.has('@index') && !isNone) this.#indexed(object, key, place)
            yield object
          }
        } else if (containers.has('@type') && typeof item === 'string' && name !== undefined) {
          const by = term?.type === '@vocab' ? 'either' : 'base'
          const node = namedNode(this.#contexts.iri(item, context, by) ?? item)
          if (!isNone) this.#emit(node, rdf.type, namedNode(name), place.graph, line)
          yield node
        } else yield* this.#items(item, place)
      }
    }
  }

  /** The key of an index as the property that the term says it is. */
  #indexed(object: ObjectTerm, key: string, { context, term, graph, line }: Place): void {
    if (term?.index === undefined || object.termType === 'Literal') return
    const predicate = this.#contexts.iri(term.index, context, 'vocabulary')
    if (predicate === undefined) return this.#sink.lost(losses.index, line)
    const value = this.#values.scalar(key, { context, term: context.term(term.index), graph, line })
    if (value !== undefined) this.#emit(object, predicate, value, graph, line)
  }

  #graph(value: JsonValue, { context, line }: Place, name: Named): Named {
    this.member(value, context, name, line)
    return name
  }

  #isList(value: JsonValue, place: Place): boolean {
    return value instanceof JsonObject && has(enter(this.#contexts, value, place, false), '@list')
  }

  #list(items: readonly JsonValue[], place: Place): Named {
    const { graph, line } = place
    let first: Named | undefined
    let last: Named | undefined
    for (const item of items) {
      const objects = isJsonList(item) ? [this.#list(item, place)] : this.#items(item, place)
      for (const object of objects) {
        const cell = this.#blank()
        if (last !== undefined) this.#emit(last, rdf.rest, cell, graph, line)
        this.#emit(cell, rdf.first, object, graph, line)
        first ??= cell
        last = cell
      }
    }
    const end = namedNode(rdf.nil)
    if (last !== undefined) this.#emit(last, rdf.rest, end, graph, line)
    return first ?? end
  }

  #objectOf(value: JsonValue, key: string, line: number): JsonObject {
    if (value instanceof JsonObject) return value
    throw this.#contexts.invalid(`\`${key}\` must be an object.`, line)
  }

  #blank(): Named {
    this.#blanks++
    return { termType: 'BlankNode', value: `b${this.#blanks}` }
  }

  #emit(subject: Named, predicate: string, object: ObjectTerm, graph: GraphName, line: number): void {
    this.#take(
      { termType: 'Quad', subject, predicate: { termType: 'NamedNode', value: predicate }, object, graph },
      line,
    )
  }
}

const MAPS = ['@index', '@id', '@type']
