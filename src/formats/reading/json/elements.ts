import { DataError } from '../../../errors.ts'
import type { Value } from '../../../model/values.ts'
import { nameWithin, type OwnNames } from '../../../model/names-beside.ts'
import type { LossKind } from '../../losses.ts'
import { drawnKeys, type GraphSink, USUAL_TYPE } from '../../sink.ts'
import type { JsonNames } from '../../writing/json-elements.ts'
import { JsonValues } from './values.ts'
import { isJsonList, type JsonEntry, JsonObject, type JsonValue } from './value.ts'

/** What an element has, to which a format may add. */
export interface ReadElement {
  readonly labels: readonly string[]
  readonly type: string
  readonly properties: [key: string, value: Value][]
}

type Side = 'nodes' | 'relationships'

/** What a file that Silkgraph has written says of one side of its elements. */
interface Written {
  readonly own: OwnNames
  /** Attributes that are no property of the graph, unless it has none with this name. */
  readonly extra: ReadonlySet<string>
  /** Attributes that the format itself reads, or needs. */
  readonly format: ReadonlySet<string>
  /** The kind of each attribute. */
  readonly kinds: ReadonlyMap<string, string>
  /** Those of single elements, where they differ. */
  readonly mixed: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** Makes elements of attributes, as any program has written them or as Silkgraph itself has (`jsonElements`). */
export class JsonElements {
  readonly #file: string
  readonly #sink: GraphSink
  readonly #values: JsonValues
  readonly #names: JsonNames
  readonly #written: { readonly [side in Side]: Written } | undefined

  /** @param metadata what the file says of itself */
  constructor(file: string, sink: GraphSink, names: JsonNames, metadata: JsonValue | undefined) {
    this.#file = file
    this.#sink = sink
    this.#values = new JsonValues(file, sink)
    this.#names = names
    this.#written = isOwn(metadata)
      ? {
          nodes: writtenOf('nodes', names, metadata),
          relationships: writtenOf('relationships', names, metadata),
        }
      : undefined
  }

  /** Whether Silkgraph has written the file: ids are only keys then, and the properties are all there. */
  get isOwn(): boolean {
    return this.#written !== undefined
  }

  /** @param key of the element in the file */
  read(side: Side, key: string, entries: readonly JsonEntry[], line: number): ReadElement {
    const written = this.#written?.[side]
    return written === undefined ? this.#any(side, entries, line) : this.#own(written, key, entries, line)
  }

  #any(side: Side, entries: readonly JsonEntry[], line: number): ReadElement {
    const { read } = this.#names[side]
    let labels: readonly string[] = []
    let type = USUAL_TYPE
    const properties: [string, Value][] = []
    for (const [name, json] of entries) {
      if (json === null || read.includes(name)) continue
      if (side === 'nodes' && name === 'labels' && isLabels(json)) labels = [...new Set(json)]
      else if (side === 'relationships' && name === 'type' && typeof json === 'string' && json !== '')
        type = json
      else if (name === '') this.#sink.lost(nameless, line)
      else properties.push([name, this.#values.plain(json, line)])
    }
    return { labels, type, properties }
  }

  #own(written: Written, key: string, entries: readonly JsonEntry[], line: number): ReadElement {
    let labels: readonly string[] = []
    let type = USUAL_TYPE
    const properties: [string, Value][] = []
    const extra: [string, Value][] = []
    const mixed = written.mixed.get(key)
    for (const [name, json] of entries) {
      if (json === null) continue
      if (name === 'labels' && written.own.has(name)) {
        if (!isLabels(json)) throw this.#invalid('`labels` must be a list of texts', line)
        labels = json
      } else if (name === 'type' && written.own.has(name)) {
        if (typeof json !== 'string' || json === '') throw this.#invalid('`type` must be a text', line)
        type = json
      } else if (written.format.has(name)) continue
      else {
        const kind = mixed?.get(name) ?? written.kinds.get(name)
        const value =
          kind === undefined || kind === 'mixed'
            ? this.#values.plain(json, line)
            : this.#values.typed(json, kind, name, line)
        if (written.extra.has(name)) extra.push([name, value])
        else properties.push([nameWithin(written.own, name), value])
      }
    }
    for (const one of extra)
      if (properties.some(([name]) => name === one[0])) this.#sink.lost(besideOwn, line)
      else properties.push(one)
    return { labels, type, properties }
  }

  #invalid(what: string, line: number): DataError {
    return new DataError({
      code: 'InvalidElement',
      message: `${what}, as Silkgraph writes it.`,
      hint: 'Correct it, or write the file again.',
      place: { file: this.#file, line },
    })
  }
}

/** Adds a property unless there is one with its name. */
export function addAbsent(properties: [key: string, value: Value][], key: string, value: Value): void {
  if (!properties.some(([name]) => name === key)) properties.push([key, value])
}

/** Whether what a file says of itself names Silkgraph as its writer. */
function isOwn(metadata: JsonValue | undefined): metadata is JsonObject {
  return metadata instanceof JsonObject && metadata.get('creator') === 'Silkgraph'
}

function writtenOf(side: Side, names: JsonNames, metadata: JsonObject): Written {
  const drawn = side === 'nodes' && metadata.get('drawn') === true ? Object.values(drawnKeys) : []
  const extra = [...(side === 'relationships' ? ['evidence'] : []), ...drawn]
  const mixed = metadata.get('mixedTypes')
  const mixedOfSide = mixed instanceof JsonObject ? entriesOf(mixed.get(side)) : []
  return {
    own: new Set([...(side === 'nodes' ? ['labels'] : ['type']), ...names[side].own, ...extra]),
    extra: new Set(extra),
    format: new Set(names[side].own),
    kinds: textsOf(metadata.get(side === 'nodes' ? 'nodeTypes' : 'edgeTypes')),
    mixed: new Map(mixedOfSide.map(([key, kinds]) => [key, textsOf(kinds)])),
  }
}

function textsOf(json: JsonValue | undefined): ReadonlyMap<string, string> {
  return new Map(entriesOf(json).flatMap(([name, kind]) => (typeof kind === 'string' ? [[name, kind]] : [])))
}

function entriesOf(json: JsonValue | undefined): readonly JsonEntry[] {
  return json instanceof JsonObject ? json.entries : []
}

/** Labels that Cypher can write: none of them is empty. */
function isLabels(json: JsonValue): json is readonly string[] {
  return isJsonList(json) && json.every((label) => typeof label === 'string' && label !== '')
}

const nameless: LossKind = {
  one: 'attribute without a name',
  many: 'attributes without a name',
  outcome: 'left out',
}

const besideOwn: LossKind = {
  one: 'attribute that the export had added next to a property with its name',
  many: 'attributes that the export had added next to properties with their names',
  outcome: 'left out',
}
