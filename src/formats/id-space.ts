import { DataError } from '../errors.ts'
import type { PlainNode } from '../model/elements.ts'
import type { Value } from '../model/values.ts'
import type { Gathering } from './gather.ts'
import type { MentionManner } from './sink.ts'
import { type ElementSource, type SourcedRelationship, WaitingRelationships } from './waiting.ts'

interface Mentioned {
  readonly labels: Set<string>
  readonly properties: Map<string, Value>
  manner: MentionManner
  add: (node: Pick<PlainNode, 'labels' | 'properties'>) => void
}

/** Nodes that name one another by ids, in one file or in several tables. */
export class IdSpace {
  readonly #into: Gathering
  readonly #numbers: { next: number }
  readonly #byId = new Map<string, number>()
  /** Of each node. */
  readonly #lines: number[] = []
  readonly #sources: ElementSource[] = []
  #waiting = new WaitingRelationships()
  /** Nodes that are named and not given, in the order in which they were first named. */
  readonly #mentioned = new Map<string, Mentioned>()
  readonly #first: number

  /** @param numbers of the next node, over all spaces */
  constructor(into: Gathering, numbers: { next: number }) {
    this.#into = into
    this.#numbers = numbers
    this.#first = numbers.next
  }

  /** @throws DataError `DuplicateNode` */
  addNode({ id, labels, properties }: PlainNode, line: number, source: ElementSource): void {
    const known = this.#byId.get(id)
    if (known !== undefined) {
      const at = known - this.#first
      throw duplicateNode(id, this.#lines[at], this.#sources[at], line, source)
    }
    const number = this.#numbers.next++
    this.#byId.set(id, number)
    this.#lines.push(line)
    this.#sources.push(source)
    this.#into.addNode({ id: number, labels, properties })
  }

  /** @param add adds the node, once everything that is said of it is known, unless it was given otherwise */
  mention({ id, labels, properties }: PlainNode, manner: MentionManner, add: Mentioned['add']): void {
    const known = this.#mentioned.get(id)
    if (known === undefined) {
      this.#mentioned.set(id, { labels: new Set(labels), properties: new Map(properties), manner, add })
      return
    }
    const isOwn = manner === 'stands' && known.manner === 'named'
    for (const label of labels) known.labels.add(label)
    for (const [key, value] of properties)
      if (isOwn || !known.properties.has(key)) known.properties.set(key, value)
    if (!isOwn) return
    known.manner = manner
    known.add = add
  }

  addRelationship(relationship: SourcedRelationship): void {
    if (!this.#hand(relationship)) this.#waiting.add(relationship)
  }

  /**
   * Adds the nodes that are named and not given, and hands on what came before its nodes.
   *
   * @param implies where no node came, relationships make the nodes that they name
   * @throws DataError `DanglingRelationship`
   */
  close(implies: boolean): void {
    for (const [id, { labels, properties, add }] of this.#mentioned)
      if (!this.#byId.has(id)) add({ labels: [...labels], properties: [...properties] })
    this.#mentioned.clear()
    const makes = implies && this.#byId.size === 0
    for (const relationship of this.#waiting) {
      const { start, end, line, source } = relationship
      for (const id of [start, end]) {
        if (this.#byId.has(id)) continue
        if (!makes) throw danglingRelationship(id, line, source)
        source.imply(id, line)
      }
      this.#hand(relationship)
    }
    this.#waiting = new WaitingRelationships()
  }

  #hand({ type, start, end, properties, line, source }: SourcedRelationship): boolean {
    const from = this.#byId.get(start)
    const to = this.#byId.get(end)
    if (from === undefined || to === undefined) return false
    const placed = source.placed(properties, line)
    this.#into.addRelationship({ type, start: from, end: to, properties: placed })
    return true
  }
}

function duplicateNode(
  id: string,
  before: number,
  other: ElementSource,
  line: number,
  source: ElementSource,
): DataError {
  const file = source.name
  const of =
    other === source ? '' : other.name === file ? ' of the other file with this name' : ` of ${other.name}`
  const where = `${other.unit} ${before}${of}`
  return new DataError({
    code: 'DuplicateNode',
    message: `Two nodes have the id ${id}: here and on ${where}.`,
    hint: 'Give every node an id of its own.',
    place: { file, line },
  })
}

function danglingRelationship(id: string, line: number, { name: file }: ElementSource): DataError {
  return new DataError({
    code: 'DanglingRelationship',
    message: `A relationship starts or ends at ${id}, but there is no such node.`,
    hint: 'Add the node, or leave the relationship out.',
    place: { file, line },
  })
}
