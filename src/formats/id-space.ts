import { DataError } from '../errors.ts'
import type { PlainNode, Properties } from '../model/elements.ts'
import { equivalent } from '../model/grouping.ts'
import type { Value } from '../model/values.ts'
import type { Gathering } from './gather.ts'
import type { MentionManner } from './sink.ts'
import { type ElementSource, type SourcedRelationship, WaitingRelationships } from './waiting.ts'

/** Where an element stands. */
interface Standing {
  readonly line: number
  readonly source: ElementSource
}

/** How a node is mentioned. */
interface Mention extends Standing {
  readonly manner: MentionManner
  /** Adds the node, once everything that is said of it is known, unless it was given otherwise. */
  readonly add: (node: Pick<PlainNode, 'labels' | 'properties'>) => void
}

interface Mentioned {
  readonly labels: Set<string>
  /** What is said where something else names it. */
  readonly named: Map<string, Value>
  /** What is said where it stands itself. */
  own: (Standing & { readonly values: Map<string, Value> }) | undefined
  add: Mention['add']
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
    if (known !== undefined) throw duplicateNode(id, this.#standing(known), { line, source })
    const number = this.#numbers.next++
    this.#byId.set(id, number)
    this.#lines.push(line)
    this.#sources.push(source)
    this.#into.addNode({ id: number, labels, properties })
  }

  /** @throws DataError `DuplicateNode` where it stands in another table too, which says another value */
  mention({ id, labels, properties }: PlainNode, { manner, line, source, add }: Mention): void {
    const known: Mentioned = this.#mentioned.get(id) ?? {
      labels: new Set(),
      named: new Map(),
      own: undefined,
      add,
    }
    this.#mentioned.set(id, known)
    if (manner === 'named') addFirst(known.named, properties)
    else if (known.own === undefined) {
      known.own = { values: new Map(properties), line, source }
      known.add = add
    } else {
      const { own } = known
      const key = own.source === source ? undefined : contradicted(own.values, properties)
      if (key !== undefined) throw duplicateNode(id, own, { line, source }, key)
      addFirst(own.values, properties)
    }
    for (const label of labels) known.labels.add(label)
  }

  addRelationship(relationship: SourcedRelationship): void {
    if (!this.#hand(relationship)) this.#waiting.add(relationship)
  }

  /**
   * Adds the nodes that are named and not given, and hands on what came before its nodes.
   *
   * @param implies where no node came, relationships make the nodes that they name
   * @throws DataError `DanglingRelationship`; `DuplicateNode` where a node was given and stands in a mapped table too
   */
  close(implies: boolean): void {
    for (const [id, { labels, named, own, add }] of this.#mentioned) {
      const given = this.#byId.get(id)
      if (given === undefined)
        add({ labels: [...labels], properties: [...new Map([...named, ...(own?.values ?? [])])] })
      else if (own !== undefined) throw duplicateNode(id, this.#standing(given), own)
    }
    this.#mentioned.clear()
    const makes = implies && this.#byId.size === 0
    for (const relationship of this.#waiting) {
      const { start, end, line, source } = relationship
      for (const id of [start, end]) {
        if (this.#byId.has(id)) continue
        if (!makes) throw danglingRelationship(id, { line, source })
        source.imply(id, line)
      }
      this.#hand(relationship)
    }
    this.#waiting = new WaitingRelationships()
  }

  #standing(node: number): Standing {
    const at = node - this.#first
    return { line: this.#lines[at], source: this.#sources[at] }
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

function addFirst(into: Map<string, Value>, properties: Properties): void {
  for (const [key, value] of properties) if (!into.has(key)) into.set(key, value)
}

/** The first property that is said otherwise; undefined where none is. */
export function contradicted(values: ReadonlyMap<string, Value>, properties: Properties): string | undefined {
  return properties.find(([key, value]) => !equivalent(values.get(key) ?? value, value))?.[0]
}

/** Where an element stands, as errors name it. */
export interface NamedPlace {
  readonly line: number
  readonly source: Pick<ElementSource, 'name' | 'unit'>
}

/** @param key of the property that they do not agree on, where they could be one node but for it */
export function duplicateNode(
  id: string,
  { line: before, source: other }: NamedPlace,
  { line, source }: NamedPlace,
  key?: string,
): DataError {
  const file = source.name
  const of =
    other === source ? '' : other.name === file ? ' of the other file with this name' : ` of ${other.name}`
  const where = `${other.unit} ${before}${of}`
  const differing = key === undefined ? '' : ` and do not agree on ${key}`
  return new DataError({
    code: 'DuplicateNode',
    message: `Two nodes have the id ${id}${differing}: here and on ${where}.`,
    hint:
      key === undefined
        ? 'Give every node an id of its own.'
        : `Give every node an id of its own; where both rows are of one node, say ${key} in one of the tables, or the same in both.`,
    place: { file, line },
  })
}

export function danglingRelationship(id: string, { line, source: { name: file } }: NamedPlace): DataError {
  return new DataError({
    code: 'DanglingRelationship',
    message: `A relationship starts or ends at ${id}, but there is no such node.`,
    hint: 'Add the node, or leave the relationship out.',
    place: { file, line },
  })
}
