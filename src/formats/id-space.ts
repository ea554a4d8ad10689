import { DataError } from '../errors.ts'
import type { PlainNode, PlainRelationship } from '../model/elements.ts'
import type { Gathering } from './gather.ts'

/** Where an element stands in its file. */
export interface ElementPlace {
  readonly file: string
  readonly line: number
  readonly unit: 'line' | 'row'
}

/** Nodes that name one another by ids, in one file or in several tables. */
export class IdSpace {
  readonly #into: Gathering
  readonly #numbers: { next: number }
  readonly #byId = new Map<string, number>()
  readonly #places: ElementPlace[] = []
  readonly #waiting: {
    readonly relationship: PlainRelationship
    readonly place: ElementPlace
    readonly imply: (id: string) => void
  }[] = []
  readonly #first: number

  /** @param numbers of the next node, over all spaces */
  constructor(into: Gathering, numbers: { next: number }) {
    this.#into = into
    this.#numbers = numbers
    this.#first = numbers.next
  }

  /** @throws DataError `DuplicateNode` */
  addNode({ id, labels, properties }: PlainNode, place: ElementPlace): void {
    const known = this.#byId.get(id)
    if (known !== undefined) throw duplicateNode(id, this.#places[known - this.#first], place)
    const number = this.#numbers.next++
    this.#byId.set(id, number)
    this.#places.push(place)
    this.#into.addNode({ id: number, labels, properties })
  }

  /** @param imply adds a node that the relationship names, where there are no others */
  addRelationship(relationship: PlainRelationship, place: ElementPlace, imply: (id: string) => void): void {
    if (!this.#hand(relationship)) this.#waiting.push({ relationship, place, imply })
  }

  /**
   * Hands on what came before its nodes.
   *
   * @param implies where no node came, relationships make the nodes that they name
   * @throws DataError `DanglingRelationship`
   */
  close(implies: boolean): void {
    const makes = implies && this.#byId.size === 0
    for (const { relationship, place, imply } of this.#waiting) {
      for (const id of [relationship.start, relationship.end]) {
        if (this.#byId.has(id)) continue
        if (!makes) throw danglingRelationship(id, place)
        imply(id)
      }
      this.#hand(relationship)
    }
    this.#waiting.length = 0
  }

  #hand({ type, start, end, properties }: PlainRelationship): boolean {
    const from = this.#byId.get(start)
    const to = this.#byId.get(end)
    if (from === undefined || to === undefined) return false
    this.#into.addRelationship({ type, start: from, end: to, properties })
    return true
  }
}

function duplicateNode(id: string, before: ElementPlace, { file, line }: ElementPlace): DataError {
  const where = `${before.unit} ${before.line}${before.file === file ? '' : ` of ${before.file}`}`
  return new DataError({
    code: 'DuplicateNode',
    message: `Two nodes have the id ${id}: here and on ${where}.`,
    hint: 'Give every node an id of its own.',
    place: { file, line },
  })
}

function danglingRelationship(id: string, { file, line }: ElementPlace): DataError {
  return new DataError({
    code: 'DanglingRelationship',
    message: `A relationship starts or ends at ${id}, but there is no such node.`,
    hint: 'Add the node, or leave the relationship out.',
    place: { file, line },
  })
}
