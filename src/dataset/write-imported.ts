import {
  type PlainNode,
  type PlainRelationship,
  type Properties,
  propertyMap,
  propertyOf,
} from '../model/elements.ts'
import { encodeMap } from '../model/encoding.ts'
import { IMPORTED_LAYER } from '../model/imported.ts'
import type { ImportedNode, ImportedRelationship } from './imported.ts'

/** Takes what is read from files and hands on lines of `imported/<name>.ndjson`. Memory: the ids of the nodes. */
export class ImportedLines {
  readonly #write: (line: string) => void
  readonly #check: ElementCheck
  /** By the number that a node came with: what it is called in the file. */
  readonly #ids = new Map<number, string>()
  readonly #taken = new Set<string>()
  #unnamed = 0
  #nodes = 0
  #relationships = 0

  /** @param check told of each element before it is written; what it throws ends the writing */
  constructor(files: readonly string[], write: (line: string) => void, check: ElementCheck = {}) {
    this.#write = write
    this.#check = check
    this.#line('import', { files })
  }

  get nodes(): number {
    return this.#nodes
  }

  get relationships(): number {
    return this.#relationships
  }

  addNode({ id: number, labels, properties }: PlainNode<number>): void {
    const own = propertyOf({ properties }, 'id')
    const id = this.#idFor(typeof own === 'string' ? own : '')
    this.#ids.set(number, id)
    const node = { id, labels, properties: encoded(properties) }
    this.#check.node?.(node, properties)
    this.#nodes++
    this.#line('node', node)
  }

  /** Leaves out a relationship whose ends have not both been added, as a builder of graphs does. */
  addRelationship({ type, start, end, properties }: PlainRelationship<number>): void {
    const [from, to] = [this.#ids.get(start), this.#ids.get(end)]
    if (from === undefined || to === undefined) return
    const held = properties.filter(([key, value]) => key !== 'layer' || value !== IMPORTED_LAYER)
    const relationship = { type, start: from, end: to, properties: encoded(held) }
    this.#check.relationship?.(relationship, properties)
    this.#relationships++
    this.#line('relationship', relationship)
  }

  #idFor(own: string): string {
    let id = own
    while (id === '' || this.#taken.has(id)) id = `n${++this.#unnamed}`
    this.#taken.add(id)
    return id
  }

  #line(kind: string, record: object): void {
    this.#write(`${JSON.stringify({ [kind]: record })}\n`)
  }
}

/** What may refuse elements by throwing. */
export interface ElementCheck {
  readonly node?: (node: Omit<ImportedNode, 'line'>, properties: Properties) => void
  readonly relationship?: (relationship: Omit<ImportedRelationship, 'line'>, properties: Properties) => void
}

function encoded(properties: Properties): ReturnType<typeof encodeMap> {
  return encodeMap(propertyMap(properties))
}
