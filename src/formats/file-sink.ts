import { IMPORTED_LAYER, importedKeys } from '../model/imported.ts'
import type { Properties } from '../model/elements.ts'
import type { Value } from '../model/values.ts'
import type { FileReport } from './gather.ts'
import type { IdSpace } from './id-space.ts'
import { Losses, type LossKind } from './losses.ts'
import type { ReadableFormat } from './recognise.ts'
import type { GraphSink, MentionManner } from './sink.ts'

/** Counts what a file has, and says of each element where it stands. */
export class FileSink implements GraphSink {
  readonly #file: string
  readonly #format: ReadableFormat
  readonly #space: IdSpace
  readonly #placeKey: string
  readonly #unit: 'line' | 'row'
  readonly #losses: Losses
  #part: string | undefined
  #from: string
  #nodes = 0
  #relationships = 0

  constructor(file: string, format: ReadableFormat, place: 'line' | 'row', space: IdSpace) {
    this.#file = file
    this.#format = format
    this.#from = file
    this.#placeKey = place === 'line' ? importedKeys.line : importedKeys.row
    this.#space = space
    this.#unit = place
    this.#losses = new Losses(place)
  }

  node(id: string, labels: readonly string[], properties: Properties, line: number): void {
    this.#space.addNode(
      { id, labels, properties: this.#placed(properties, line) },
      { file: this.#from, line, unit: this.#unit },
    )
    this.#nodes++
  }

  mention(
    id: string,
    labels: readonly string[],
    properties: Properties,
    line: number,
    manner: MentionManner,
  ): void {
    const from = this.#from
    this.#space.mention({ id, labels, properties }, manner, (node) => {
      this.#from = from
      this.node(id, node.labels, node.properties, line)
    })
  }

  relationship(type: string, start: string, end: string, properties: Properties, line: number): void {
    const placed = this.#placed(withDefault(properties, 'layer', IMPORTED_LAYER), line)
    const from = this.#from
    this.#space.addRelationship(
      { type, start, end, properties: placed },
      { file: from, line, unit: this.#unit },
      (id) => {
        this.#from = from
        this.node(id, [], [['id', id]], line)
      },
    )
    this.#relationships++
  }

  lost(kind: LossKind, line?: number): void {
    this.#losses.add(kind, line, this.#part)
  }

  within(part: string): void {
    this.#part = part
    this.#from = `${this.#file}, ${part}`
  }

  get report(): FileReport {
    return {
      file: this.#file,
      format: this.#format,
      nodes: this.#nodes,
      relationships: this.#relationships,
      losses: this.#losses.all,
    }
  }

  /** A file that was exported says where its elements came from before. */
  #placed(properties: Properties, line: number): Properties {
    if (properties.some(([key]) => key === importedKeys.from)) return properties
    return [...properties, [importedKeys.from, this.#from], [this.#placeKey, line]]
  }
}

function withDefault(properties: Properties, key: string, value: Value): Properties {
  return properties.some(([name]) => name === key) ? properties : [...properties, [key, value]]
}
