import { IMPORTED_LAYER, importedKeys } from '../model/imported.ts'
import type { Properties } from '../model/elements.ts'
import type { Value } from '../model/values.ts'
import type { FileReport } from './gather.ts'
import type { IdSpace } from './id-space.ts'
import { Losses, type LossKind } from './losses.ts'
import type { ReadableFormat } from './recognise.ts'
import type { GraphSink, MentionManner } from './sink.ts'
import type { ElementSource } from './waiting.ts'

/** Counts what a file has, and says of each element where it stands. */
export class FileSink implements GraphSink {
  readonly #file: string
  readonly #format: ReadableFormat
  readonly #space: IdSpace
  readonly #placeKey: string
  readonly #unit: 'line' | 'row'
  readonly #losses: Losses
  readonly #news: string[] = []
  #part: string | undefined
  #source: ElementSource
  #nodes = 0
  #relationships = 0

  constructor(file: string, format: ReadableFormat, place: 'line' | 'row', space: IdSpace) {
    this.#file = file
    this.#format = format
    this.#placeKey = place === 'line' ? importedKeys.line : importedKeys.row
    this.#space = space
    this.#unit = place
    this.#losses = new Losses(place)
    this.#source = this.#sourceOf(file)
  }

  node(id: string, labels: readonly string[], properties: Properties, line: number): void {
    this.#node(id, labels, properties, line, this.#source)
  }

  mention(
    id: string,
    labels: readonly string[],
    properties: Properties,
    line: number,
    manner: MentionManner,
  ): void {
    const source = this.#source
    this.#space.mention(
      { id, labels, properties },
      {
        manner,
        line,
        source,
        add: (node) => this.#node(id, node.labels, node.properties, line, source),
      },
    )
  }

  relationship(type: string, start: string, end: string, properties: Properties, line: number): void {
    this.#space.addRelationship({ type, start, end, properties, line, source: this.#source })
    this.#relationships++
  }

  lost(kind: LossKind, line?: number): void {
    this.#losses.add(kind, line, this.#part)
  }

  told(text: string): void {
    this.#news.push(text)
  }

  within(part: string): void {
    this.#part = part
    this.#source = this.#sourceOf(`${this.#file}, ${part}`)
  }

  get report(): FileReport {
    return {
      file: this.#file,
      format: this.#format,
      nodes: this.#nodes,
      relationships: this.#relationships,
      losses: this.#losses.all,
      ...(this.#news.length === 0 ? {} : { news: this.#news }),
    }
  }

  #sourceOf(name: string): ElementSource {
    const source: ElementSource = {
      name,
      unit: this.#unit,
      placed: (properties, line) =>
        this.#placed(withDefault(properties, 'layer', IMPORTED_LAYER), line, name),
      imply: (id, line) => this.#node(id, [], [['id', id]], line, source),
    }
    return source
  }

  #node(
    id: string,
    labels: readonly string[],
    properties: Properties,
    line: number,
    source: ElementSource,
  ): void {
    this.#space.addNode({ id, labels, properties: this.#placed(properties, line, source.name) }, line, source)
    this.#nodes++
  }

  /** A file that was exported says where its elements came from before. */
  #placed(properties: Properties, line: number, from: string): Properties {
    if (properties.some(([key]) => key === importedKeys.from)) return properties
    return [...properties, [importedKeys.from, from], [this.#placeKey, line]]
  }
}

function withDefault(properties: Properties, key: string, value: Value): Properties {
  return properties.some(([name]) => name === key) ? properties : [...properties, [key, value]]
}
