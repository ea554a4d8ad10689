/** What namespaces are called in a file. */
export class Prefixes {
  readonly #prefixes = new Map<string, string>()
  /** Of the namespaces, the longest first: however many there are, few have different lengths. */
  readonly #lengths: readonly number[]

  constructor(prefixes: ReadonlyMap<string, string>) {
    for (const [prefix, namespace] of prefixes)
      if (namespace !== '' && !this.#prefixes.has(namespace)) this.#prefixes.set(namespace, prefix)
    this.#lengths = [...new Set([...this.#prefixes.keys()].map(({ length }) => length))].toSorted(
      (a, b) => b - a,
    )
  }

  /** `foaf:name`, or all of the IRI where the file has no prefix for it or what follows is more than a name. */
  shortened(iri: string): string {
    for (const length of this.#lengths) {
      if (length > iri.length) continue
      const prefix = this.#prefixes.get(iri.slice(0, length))
      if (prefix === undefined) continue
      const local = iri.slice(length)
      return local === '' || /[/#:?]/.test(local) ? iri : `${prefix}:${local}`
    }
    return iri
  }

  prefixOf(namespace: string): string | undefined {
    return this.#prefixes.get(namespace)
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
  /** The last number that a name was given behind it. */
  readonly #numbers = new Map<string, number>()
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
    if (!this.#taken.has(name)) return name
    let number = this.#numbers.get(name) ?? 1
    let free: string
    do free = `${name}_${++number}`
    while (this.#taken.has(free))
    this.#numbers.set(name, number)
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
