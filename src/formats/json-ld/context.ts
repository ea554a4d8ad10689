import type { JsonValue } from '../reading/json/value.ts'

/** What a context makes of one of its terms. */
export interface TermDefinition {
  /** An IRI, a blank node or a keyword; undefined where the term stands for nothing. */
  readonly iri: string | undefined
  readonly isReverse: boolean
  /** Whether it can stand before the colon of a compact IRI. */
  readonly isPrefix: boolean
  /** What a text is taken for: an IRI of a datatype, `@id`, `@vocab`, `@json` or `@none`. */
  readonly type: string | undefined
  /** null where texts have none, whatever else the context says; undefined where the term does not say. */
  readonly language: string | null | undefined
  readonly containers: ReadonlySet<string>
  /** The property that the keys of an index are. */
  readonly index: string | undefined
  /** For what stands under the term. */
  readonly context: JsonValue | undefined
}

/** What names mean at a place of a document. A context that adds to another holds what it adds: how deep they lie is how deep JSON is nested. */
export class Context {
  readonly terms = new Map<string, TermDefinition>()
  base: string | undefined
  vocabulary: string | undefined
  language: string | undefined
  /** To which the nodes within go back, where it is of one node alone. */
  previous: Context | undefined
  readonly #outer: Context | undefined
  /** Contexts by what is added to this one: for the nodes within, too, and for one node alone. */
  readonly #added = { within: new WeakMap<object, Context>(), alone: new WeakMap<object, Context>() }

  constructor(outer?: Context) {
    this.#outer = outer
    this.base = outer?.base
    this.vocabulary = outer?.vocabulary
    this.language = outer?.language
    this.previous = outer?.previous
  }

  term(name: string): TermDefinition | undefined {
    // As deep as JSON is nested.
    return this.terms.get(name) ?? this.#outer?.term(name)
  }

  /** The namespaces of this context by their prefixes, and those that it adds to. */
  get prefixes(): ReadonlyMap<string, string> {
    const prefixes = new Map(this.#outer?.prefixes)
    for (const [name, { iri, isPrefix }] of this.terms)
      if (isPrefix && iri !== undefined) prefixes.set(name, iri)
      else prefixes.delete(name)
    return prefixes
  }

  /** The same each time: what is made of a context that is said of a term is made once, for its values and for nodes of that type. */
  added(local: object, propagates: boolean, make: () => Context): Context {
    const added = propagates ? this.#added.within : this.#added.alone
    let known = added.get(local)
    if (known === undefined) added.set(local, (known = make()))
    return known
  }
}

/** Source: JSON-LD 1.1, 1.7. */
const KEYWORDS: ReadonlySet<string> = new Set([
  '@base',
  '@container',
  '@context',
  '@direction',
  '@graph',
  '@id',
  '@import',
  '@included',
  '@index',
  '@json',
  '@language',
  '@list',
  '@nest',
  '@none',
  '@prefix',
  '@propagate',
  '@protected',
  '@reverse',
  '@set',
  '@type',
  '@value',
  '@version',
  '@vocab',
])

export function isKeyword(name: string | undefined): boolean {
  return name !== undefined && KEYWORDS.has(name)
}

/** What a later version of JSON-LD might mean something by. */
export function isLikeKeyword(name: string): boolean {
  return /^@[a-z]+$/i.test(name) && !isKeyword(name)
}
