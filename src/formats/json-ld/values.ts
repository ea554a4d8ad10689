import { isNumber } from '../../model/numbers.ts'
import { rdf } from '../rdf/vocabulary.ts'
import { isJsonList, JsonObject, textOfJson, type JsonValue } from '../reading/json/value.ts'
import type { GraphSink } from '../sink.ts'
import { isKeyword } from './context.ts'
import type { Contexts } from './contexts.ts'
import { type Entered, valueOf } from './entered.ts'
import { losses } from './losses.ts'
import type { Place } from './place.ts'
import { languageText, literal, namedNode, numberLiteral, type ObjectTerm, xsd } from './terms.ts'

/** Makes terms of values that are no nodes. */
export class JsonLdValues {
  readonly #contexts: Contexts
  readonly #sink: GraphSink

  constructor(contexts: Contexts, sink: GraphSink) {
    this.#contexts = contexts
    this.#sink = sink
  }

  /** What a text, a number or a truth value is by its term; undefined for a text that names nothing, which is told. */
  scalar(
    value: Exclude<JsonValue, null | JsonObject | readonly JsonValue[]>,
    place: Place,
  ): ObjectTerm | undefined {
    const { term, context, line } = place
    const type = term?.type
    if (typeof value === 'string') {
      if (type === '@id' || type === '@vocab') {
        const iri = this.#contexts.iri(value, context, type === '@id' ? 'base' : 'either')
        if (iri !== undefined && !isKeyword(iri)) return namedNode(iri)
        this.#sink.lost(losses.likeKeyword, line)
        return undefined
      }
      if (type !== undefined && type !== '@none') return literal(value, type)
      const language = term?.language === undefined ? context.language : term.language
      return language === undefined || language === null
        ? literal(value, xsd('string'))
        : languageText(value, language)
    }
    const datatype = type === undefined || type.startsWith('@') ? undefined : type
    return isNumber(value)
      ? numberLiteral(value, datatype)
      : literal(String(value), datatype ?? xsd('boolean'))
  }

  /** An object with `@value`, with its type or language; undefined where that is null. */
  value(entered: Entered): ObjectTerm | undefined {
    const { ofTypes, object } = entered
    const value = valueOf(entered, '@value')
    const type = valueOf(entered, '@type')
    const language = valueOf(entered, '@language')
    const invalid = (what: string): never => {
      throw this.#contexts.invalid(what, object.line)
    }
    if (valueOf(entered, '@direction') !== null) this.#sink.lost(losses.direction, object.line)
    for (const { name = '', key } of entered.entries)
      if (!OF_VALUES.has(name)) invalid(`An object with \`@value\` cannot have ${JSON.stringify(key)}.`)
    if (type !== null && typeof type !== 'string') return invalid('The `@type` of a value must be a text.')
    const datatype = type === null ? undefined : this.#contexts.iri(type, ofTypes, 'either')
    if (datatype === '@json') return literal(textOfJson(value), rdf.json)
    if (value === null) return undefined
    if (value instanceof JsonObject || isJsonList(value))
      return invalid('`@value` must be a text, a number, true, false or null, but for the `@type` `@json`.')
    if (language !== null)
      return typeof value === 'string' && typeof language === 'string' && type === null
        ? languageText(value, language)
        : invalid('`@language` must be a text, that of a text without a `@type`.')
    if (isNumber(value)) return numberLiteral(value, datatype)
    return literal(String(value), datatype ?? xsd(typeof value === 'string' ? 'string' : 'boolean'))
  }
}

const OF_VALUES = new Set(['@value', '@type', '@language', '@direction', '@index'])
