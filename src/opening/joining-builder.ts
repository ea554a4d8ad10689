import { DataError } from '../errors.ts'
import type { Gathering } from '../formats/index.ts'
import { type PlainNode, type PlainRelationship, type Properties, propertyOf } from '../model/elements.ts'
import { equals } from '../model/equality.ts'
import { importedKeys } from '../model/imported.ts'
import { isList } from '../model/kinds.ts'
import { isNumber, toDouble } from '../model/numbers.ts'
import type { Value } from '../model/values.ts'
import { writtenValue } from '../model/written-value.ts'
import type { PropertyGraph } from '../store/property-graph.ts'
import { importedPlace } from './imported-place.ts'
import { PlainGraphBuilder } from './plain-graph-builder.ts'

/** What a join came to. */
export interface Meeting {
  readonly key: string
  /** Nodes that are one with a node of a file before. */
  readonly nodes: number
  /** How many of their properties a file before has with another value, which stays. */
  readonly differing: number
  /** The first of these, as in `population of 'Oslo'`. */
  readonly firstDiffering: string | undefined
}

interface JoinedNode {
  labels: readonly string[]
  properties: Properties
  /** The file, or set of tables, that it came from first, by its number; and the last that it came from. */
  readonly origin: number
  space: number
}

/** Where an element came from is no property that can differ: a joined node has all of it. */
const placeKeys: ReadonlySet<string> = new Set(Object.values(importedKeys))

/**
 * Makes one graph of several files: nodes of different files whose property `key` reads the same are one node, with the labels of all
 * and the properties of the first that has them. Numbers and texts that read alike are the same: 7, 7.0 and `7`.
 * Memory: all nodes and relationships, as plain elements.
 */
export class JoiningBuilder implements Gathering {
  readonly #key: string
  readonly #joins: boolean
  /** Relationships that come name nodes by numbers from here on. */
  #offset = 0
  readonly #nodes: JoinedNode[] = []
  /** By the number that it was added with: its place in `#nodes`. */
  readonly #places: number[] = []
  readonly #relationships: PlainRelationship<number>[] = []
  /** By the text of the key: the place in `#nodes`. */
  readonly #byKey = new Map<string, number>()
  /** Texts that one space has more than once. */
  readonly #repeated = new Set<string>()
  #space = 0
  #met = 0
  #differing = 0
  #firstDiffering: string | undefined

  /** @param key undefined: no nodes of different files are one */
  constructor(key: string | undefined) {
    this.#key = key ?? ''
    this.#joins = key !== undefined
  }

  /** Begins with the elements of a graph, which counts as a file. */
  addGraph(nodes: Iterable<PlainNode<number>>, relationships: Iterable<PlainRelationship<number>>): void {
    const numbers = new Map<number, number>()
    for (const node of nodes) {
      numbers.set(node.id, this.#places.length)
      this.addNode(node)
    }
    for (const relationship of relationships)
      this.#relationships.push({
        ...relationship,
        start: numbers.get(relationship.start) ?? -1,
        end: numbers.get(relationship.end) ?? -1,
      })
    this.#offset = this.#places.length
  }

  nextSpace(): void {
    this.#space++
  }

  /**
   * @throws DataError `AmbiguousJoin` where a value that meets another file's stands on several nodes of one file, so that nobody
   *   could say which is meant
   */
  addNode({ labels, properties }: PlainNode<number>): void {
    const value = !this.#joins ? undefined : propertyOf({ properties }, this.#key)
    const text = value === undefined ? undefined : keyText(value)
    const known = text === undefined ? undefined : this.#byKey.get(text)
    if (text === undefined || known === undefined) {
      this.#add({ labels, properties, origin: this.#space, space: this.#space }, text)
      return
    }
    const node = this.#nodes[known]
    if (node.space === this.#space) {
      if (node.origin !== this.#space) throw this.#ambiguous(text, properties)
      this.#repeated.add(text)
      this.#add({ labels, properties, origin: this.#space, space: this.#space }, undefined)
      return
    }
    if (this.#repeated.has(text)) throw this.#ambiguous(text, properties)
    this.#met++
    this.#places.push(known)
    node.labels = [...new Set([...node.labels, ...labels])]
    node.properties = this.#merged(node.properties, properties, text)
    node.space = this.#space
  }

  addRelationship(relationship: PlainRelationship<number>): void {
    const { start, end } = relationship
    this.#relationships.push({ ...relationship, start: start + this.#offset, end: end + this.#offset })
  }

  get meeting(): Meeting {
    return {
      key: this.#key,
      nodes: this.#met,
      differing: this.#differing,
      firstDiffering: this.#firstDiffering,
    }
  }

  build(): PropertyGraph {
    const builder = new PlainGraphBuilder<number>()
    this.#nodes.forEach(({ labels, properties }, id) => builder.addNode({ id, labels, properties }))
    for (const { type, start, end, properties } of this.#relationships)
      builder.addRelationship({ type, start: this.#places[start], end: this.#places[end], properties })
    return builder.build()
  }

  #add(node: JoinedNode, text: string | undefined): void {
    const place = this.#nodes.push(node) - 1
    this.#places.push(place)
    if (text !== undefined) this.#byKey.set(text, place)
  }

  #merged(before: Properties, more: Properties, text: string): Properties {
    const merged = new Map(before)
    merged.delete(importedKeys.row)
    for (const [key, value] of withPlaces(before, more)) merged.set(key, value)
    for (const [key, value] of more) {
      if (placeKeys.has(key)) continue
      const known = merged.get(key)
      if (known === undefined) merged.set(key, value)
      else if (equals(known, value) !== true) {
        this.#differing++
        this.#firstDiffering ??= `${key} of ${writtenValue(text)}`
      }
    }
    return [...merged]
  }

  #ambiguous(text: string, properties: Properties): DataError {
    return new DataError({
      code: 'AmbiguousJoin',
      message: `Several nodes of one file have the ${this.#key} ${text}, so that it cannot be said which of them another file's node is.`,
      hint: 'Join by a property that is different for each node of a file.',
      place: importedPlace(properties),
    })
  }
}

/** Where a joined node stands: in every file, the first one first; a line or row where it has none is 0, so that lists go together. */
function withPlaces(before: Properties, more: Properties): Properties {
  const all = [before, more].map((properties) => {
    const files = listOf(propertyOf({ properties }, importedKeys.from))
    const places = listOf(
      propertyOf({ properties }, importedKeys.line) ?? propertyOf({ properties }, importedKeys.row),
    )
    return files.map((file, at) => [file, places[at] ?? 0] as const)
  })
  const places = all.flat()
  if (places.length === 0) return []
  return [
    [importedKeys.from, places.map(([file]) => file)],
    [importedKeys.line, places.map(([, line]) => line)],
  ]
}

function listOf(value: Value | undefined): readonly Value[] {
  return value === undefined || value === null ? [] : isList(value) ? value : [value]
}

function keyText(value: Value): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  if (isNumber(value)) {
    const double = toDouble(value)
    return Number.isInteger(double) && Number.isSafeInteger(double) ? String(double) : writtenValue(value)
  }
  return value === null ? undefined : writtenValue(value)
}
