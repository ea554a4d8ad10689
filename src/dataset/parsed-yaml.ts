import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'

type Path = readonly (string | number)[]

/** A YAML text with the places of its values. It takes some eighty times the memory of the text. */
export class ParsedYaml {
  readonly document: Document.Parsed
  readonly lines: LineCounter
  /** What the places are counted in: the text without a byte order mark. */
  readonly source: string
  /** The pairs of maps by their keys, found once for all questions about a map. */
  readonly #pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()

  constructor(document: Document.Parsed, lines: LineCounter, source: string) {
    this.document = document
    this.lines = lines
    this.source = source
  }

  /** The node at a path; undefined where there is none. */
  nodeAt(path: Path): unknown {
    let node: unknown = this.document.contents
    for (const step of path)
      node = isMap(node)
        ? this.#pairsOf(node).get(String(step))?.value
        : isSeq(node) && typeof step === 'number'
          ? node.items[step]
          : undefined
    return node
  }

  /** A pair of the map at a path; undefined where there is none. */
  pairAt(path: Path, key: string): Pair | undefined {
    const map = this.nodeAt(path)
    return isMap(map) ? this.#pairsOf(map).get(key) : undefined
  }

  #pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.#pairs.get(map)
    if (known !== undefined) return known
    const pairs = new Map(
      map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])),
    )
    this.#pairs.set(map, pairs)
    return pairs
  }
}

/** @throws RangeError where it nests too deep */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter()
  const source = text.replace(/^\uFEFF/, '')
  const document = parseDocument(source, {
    lineCounter: lines,
    // The parser's own test compares each key with all others.
    uniqueKeys: false,
    prettyErrors: false,
  })
  return new ParsedYaml(document, lines, source)
}

/** What was parsed last, up to so many characters of text together, and one text at least; what is asked again is parsed again. */
export class KeptFiles {
  readonly #most: number
  readonly #files = new Map<string, ParsedYaml>()
  #characters = 0

  constructor(most: number) {
    this.#most = most
  }

  keep(text: string, parsed: ParsedYaml): void {
    if (!this.#files.has(text)) this.#characters += text.length
    this.#files.set(text, parsed)
    for (const oldest of this.#files.keys()) {
      if (this.#characters <= this.#most || oldest === text) return
      this.#files.delete(oldest)
      this.#characters -= oldest.length
    }
  }

  parsed(text: string): ParsedYaml {
    const known = this.#files.get(text)
    if (known !== undefined) return known
    const parsed = parseYaml(text)
    this.keep(text, parsed)
    return parsed
  }
}
