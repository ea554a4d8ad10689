import type { PlainRelationship, Properties } from '../model/elements.ts'
import type { Value } from '../model/values.ts'

/** A file, or a part of one, in which elements stand. */
export interface ElementSource {
  readonly name: string
  /** What places in it are. */
  readonly unit: 'line' | 'row'
  /** The properties of a relationship with those that say where it stands. */
  placed(properties: Properties, line: number): Properties
  /** Adds a node that a relationship on this line names, where no file has nodes of its own. */
  imply(id: string, line: number): void
}

/** A relationship as its file has it, and where. */
export interface SourcedRelationship extends PlainRelationship {
  readonly line: number
  readonly source: ElementSource
}

/** Numbers that each relationship takes: its start, end, type, line, and how many properties it has. */
const WIDTH = 5

/**
 * Relationships that come before their nodes. A file of a million may be nothing else, so that they are kept as numbers and
 * values in a row: each text once, and no object for each.
 */
export class WaitingRelationships {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []
  readonly #rows: number[] = []
  readonly #keys: number[] = []
  readonly #values: Value[] = []
  readonly #sources: { readonly source: ElementSource; readonly from: number }[] = []

  add({ type, start, end, properties, line, source }: SourcedRelationship): void {
    if (this.#sources.at(-1)?.source !== source) this.#sources.push({ source, from: this.#rows.length })
    this.#rows.push(this.#numberOf(start), this.#numberOf(end), this.#numberOf(type), line, properties.length)
    for (const [key, value] of properties) {
      this.#keys.push(this.#numberOf(key))
      this.#values.push(value)
    }
  }

  /** In the order in which they came. */
  *[Symbol.iterator](): Generator<SourcedRelationship, void, void> {
    let property = 0
    let part = 0
    for (let row = 0; row < this.#rows.length; row += WIDTH) {
      const [start, end, type, line, count] = this.#rows.slice(row, row + WIDTH)
      while (this.#sources[part + 1]?.from === row) part++
      const properties: (readonly [string, Value])[] = []
      for (const last = property + count; property < last; property++)
        properties.push([this.#texts[this.#keys[property]], this.#values[property]])
      yield {
        type: this.#texts[type],
        start: this.#texts[start],
        end: this.#texts[end],
        properties,
        line,
        source: this.#sources[part].source,
      }
    }
  }

  #numberOf(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.#texts.push(text) - 1
      this.#numbers.set(text, number)
    }
    return number
  }
}
