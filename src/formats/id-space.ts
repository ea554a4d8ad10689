import { DataError } from '../errors.ts'
import type { PlainNode } from '../model/elements.ts'
import type { Gathering } from './gather.ts'
import { type ElementSource, type SourcedRelationship, WaitingRelationships } from './waiting.ts'

/** Nodes that name one another by ids, in one file or in several tables. */
export class IdSpace {
  readonly #into: Gathering
  readonly #numbers: { next: number }
  readonly #byId = new Map<string, number>()
  /** Of each node. */
  readonly #lines: number[] = []
  readonly #sources: ElementSource[] = []
  #waiting = new WaitingRelationships()
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

  addRelationship(relationship: SourcedRelationship): void {
    if (!this.#hand(relationship)) this.#waiting.add(relationship)
  }

  /**
   * Hands on what came before its nodes.
   *
   * @param implies where no node came, relationships make the nodes that they name
   * @throws DataError `DanglingRelationship`
   */
  close(implies: boolean): void {
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
