import { DataError } from '../../../errors.ts'
import { numberText } from '../../../model/number-text.ts'
import { isNumber } from '../../../model/numbers.ts'
import type { GraphFile } from '../../graph-file.ts'
import type { LossKind } from '../../losses.ts'
import type { GraphSink, Step } from '../../sink.ts'
import { markedEncoding, textOfFile } from '../text-pieces.ts'
import { type JsonOutline, type JsonPart, membersAt, outlineJson } from './outline.ts'
import { JsonReader } from './reader.ts'
import { isJsonList, JsonObject, textOfJson, type JsonValue } from './value.ts'

/** A JSON file that is read by its parts, in whatever order they stand. */
export class JsonDocument {
  readonly name: string
  readonly outline: JsonOutline
  readonly reader: JsonReader
  readonly sink: GraphSink
  readonly #bytes: Uint8Array
  readonly #step: Step

  private constructor(name: string, bytes: Uint8Array, sink: GraphSink, step: Step) {
    this.name = name
    this.outline = outlineJson(name, bytes)
    this.reader = new JsonReader(name, bytes, (kind, line) => sink.lost(kind, line))
    this.sink = sink
    this.#bytes = bytes
    this.#step = step
  }

  /** @throws (rejects with) DataError `NotText` */
  static async open(file: GraphFile, sink: GraphSink, step: Step): Promise<JsonDocument> {
    const encoding = markedEncoding(file.bytes)
    const isUtf8 = encoding === undefined || encoding === 'utf-8'
    const bytes = isUtf8 ? file.bytes : new TextEncoder().encode(await textOfFile(file, encoding, step))
    return new JsonDocument(file.name, bytes, sink, step)
  }

  /** A part as a value; undefined where there is none. */
  value(part: JsonPart | undefined): JsonValue | undefined {
    if (part === undefined) return undefined
    this.reader.seek(part)
    return this.reader.value()
  }

  /** The first item of a list; undefined where there is none. */
  firstItem(part: JsonPart | undefined): JsonValue | undefined {
    if (part?.kind !== 'array') return undefined
    this.reader.seek(part)
    this.reader.enterArray()
    return this.reader.nextItem() ? this.reader.value() : undefined
  }

  /** The parts of an object of the file. */
  membersOf(part: JsonPart): ReadonlyMap<string, JsonPart> {
    return membersAt(this.name, this.#bytes, part)
  }

  /** The parts that a list holds, each of which is gone through once more. */
  *itemsOf(part: JsonPart): Generator<JsonPart, void, void> {
    const finder = new JsonReader(this.name, this.#bytes, () => undefined)
    finder.seek(part)
    finder.enterArray()
    while (finder.nextItem()) {
      const { place } = finder
      const kind = finder.peek()
      finder.skip()
      if (kind !== 'end') yield { ...place, kind, text: undefined, members: new Map() }
    }
  }

  /**
   * Every item of a list, or every entry of an object.
   *
   * @param visit given an entry's key, and the line on which its value begins
   */
  async each(
    part: JsonPart | undefined,
    visit: (item: JsonValue, line: number, key: string | undefined) => void,
  ): Promise<void> {
    if (part === undefined) return
    const { reader } = this
    reader.seek(part)
    if (part.kind === 'object') {
      reader.enterObject()
      for (let key = reader.nextKey(); key !== undefined; key = reader.nextKey()) {
        const { line } = reader.place
        visit(reader.value(), line, key)
        if (reader.isDue) await this.#step(reader.place.at)
      }
      return
    }
    if (part.kind !== 'array') throw this.invalid('Nodes and edges must be a list.', part.line)
    reader.enterArray()
    while (reader.nextItem()) {
      const { line } = reader
      visit(reader.value(), line, undefined)
      if (reader.isDue) await this.#step(reader.place.at)
    }
  }

  /** Every value of a file that has one after another. */
  async eachValue(visit: (value: JsonValue, line: number) => void): Promise<void> {
    const { reader } = this
    reader.seek(this.outline.top)
    while (reader.peek() !== 'end') {
      const { line } = reader
      visit(reader.value(), line)
      if (reader.isDue) await this.#step(reader.place.at)
    }
  }

  /** Tells each part that is none of `known` as lost; it is read, so that what is broken in it is found. */
  lose(parts: ReadonlyMap<string, JsonPart>, known: ReadonlySet<string>): void {
    for (const [key, part] of parts) {
      if (known.has(key)) continue
      const value = this.value(part)
      if (value !== null) this.sink.lost(attributeOfGraph, part.line)
    }
  }

  /** @throws DataError where the file is broken between its parts or after them */
  async end(): Promise<void> {
    if (this.outline.fault !== undefined) throw this.outline.fault
    if (this.outline.follows) {
      this.reader.seek(this.outline.top)
      this.reader.skip()
      this.reader.end()
    }
    await this.#step(this.#bytes.length)
  }

  /** @throws DataError `InvalidElement` where it is not an object */
  objectOf(value: JsonValue | undefined, what: string, line: number): JsonObject {
    if (value instanceof JsonObject) return value
    throw this.invalid(`${what} must be an object.`, line)
  }

  /** The id that a value is, as text. @throws DataError `InvalidElement` where it names nothing */
  idOf(value: JsonValue | undefined, what: string, line: number): string {
    const id = idText(value)
    if (id !== undefined) return id
    throw this.invalid(`${what} must be a text or a number.`, line)
  }

  invalid(message: string, line: number): DataError {
    return new DataError({
      code: 'InvalidElement',
      message,
      hint: 'Correct the file, or write it again with the program that it comes from.',
      place: { file: this.name, line },
    })
  }
}

/** Undefined for what names nothing. A list, as Python writes a tuple, is its JSON text. */
export function idText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value
  if (value === undefined || value === null || value instanceof JsonObject) return undefined
  if (isJsonList(value)) return textOfJson(value)
  return isNumber(value) ? numberText(value) : String(value)
}

export const attributeOfGraph: LossKind = {
  one: 'attribute of the graph itself',
  many: 'attributes of the graph itself',
  outcome: 'left out',
}

export const outsideAttributes: LossKind = {
  one: 'value that stands outside the attributes of its element',
  many: 'values that stand outside the attributes of their elements',
  outcome: 'left out',
}
