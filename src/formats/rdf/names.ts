/** What namespaces are called in a file. */
export class Prefixes {
  /** The longest namespace first. */
  readonly #namespaces: readonly (readonly [prefix: string, namespace: string])[]

  constructor(prefixes: ReadonlyMap<string, string>) {
    this.#namespaces = [...prefixes].sort(([, a], [, b]) => b.length - a.length)
  }

  /** `foaf:name`, or all of the IRI where the file has no prefix for it or what follows is more than a name. */
  shortened(iri: string): string {
    const found = this.#namespaces.find(([, namespace]) => namespace !== '' && iri.startsWith(namespace))
    if (found === undefined) return iri
    const [prefix, namespace] = found
    const local = iri.slice(namespace.length)
    return local === '' || /[/#:?]/.test(local) ? iri : `${prefix}:${local}`
  }

  prefixOf(namespace: string): string | undefined {
    return this.#namespaces.find(([, one]) => one === namespace)?.[0]
  }
}

/** An IRI as its namespace and its local name, which is what follows the last `#`, `/` or `:`. */
export function splitIri(iri: string): readonly [namespace: string, local: string] {
  const found = /^(.*[#/:])([^#/:]+)$/s.exec(iri)
  return found === null ? ['', iri] : [found[1], found[2]]
}

/** Names of IRIs, each of another name: where two have the same local name, the second has its prefix before it, or a number after it. */
export class Names {
  readonly #names = new Map<string, string>()
  readonly #taken: Set<string>
  readonly #prefixes: Prefixes
  readonly #shape: (local: string) => string

  /** @param shape what is made of a local name */
  constructor(prefixes: Prefixes, taken: readonly string[] = [], shape = (local: string): string => local) {
    this.#prefixes = prefixes
    this.#taken = new Set(taken)
    this.#shape = shape
  }

  /** @param ending behind the local name, such as a language */
  of(iri: string, ending = ''): string {
    const key = ending === '' ? iri : `${iri} ${ending}`
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const [namespace, local] = splitIri(iri)
    const prefix = this.#prefixes.prefixOf(namespace)
    const shaped = this.#shape(local) + ending
    const name =
      this.#taken.has(shaped) && prefix !== undefined ? this.#shape(`${prefix}_${local}`) + ending : shaped
    return this.keep(key, this.#free(name))
  }

  /** A name that is given, whatever others are called: those have to be different. */
  keep(key: string, name: string): string {
    this.#names.set(key, name)
    this.#taken.add(name)
    return name
  }

  #free(name: string): string {
    let free = name
    for (let number = 2; this.#taken.has(free); number++) free = `${name}_${number}`
    return free
  }
}

/** `worksFor`, `works-for` as `WORKS_FOR`, as relationships are called in Cypher. */
export function upperSnake(local: string): string {
  return local
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu}\p{Ll})|(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$&_')
    .replace(/[-.\s]/g, '_')
    .toUpperCase()
}
