import { QueryLimitError } from '../../errors.ts'
import { isList } from '../../model/kinds.ts'
import { Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import { emptyMap, Float, type MapValue, Node, Path, Relationship, type Value } from '../../model/values.ts'
import type { GraphReader } from '../../model/graph-store.ts'
import type { ExecutionContext } from './context.ts'

/** Lists and maps inside one another: whoever takes them may recurse once for each. */
const DEEPEST_VALUE = 500

/** A list of no more elements that are not lists, maps or paths is made at once. */
const FEW = 32

/** So many nodes and as many relationships are kept to be handed out again. */
const MOST_KEPT = 10_000

/**
 * Makes values as they leave the engine: nodes, relationships and paths with labels, type and properties, frozen.
 * Without `exact` a FLOAT is a plain number. Something deleted by the query itself comes without labels and properties.
 */
export class Materialiser {
  readonly #context: ExecutionContext
  readonly #reader: GraphReader
  readonly #exact: boolean
  /** An element that is in many records and paths is made once; not where the query may still change it. */
  readonly #nodes: Kept<Node>
  readonly #relationships: Kept<Relationship>

  constructor(context: ExecutionContext, exact: boolean) {
    this.#context = context
    this.#reader = context.reader
    this.#exact = exact
    this.#nodes = { elements: undefined, keeps: !context.writes }
    this.#relationships = { elements: undefined, keeps: !context.writes }
  }

  /** The value where it is made at once; undefined where it is made in steps, since it may be large. */
  make(value: Value): Value | undefined {
    if (typeof value !== 'object' || value === null) return value
    if (isList(value) && value.length <= FEW && !value.some(isLarge))
      return value.map((item) => (isLarge(item) ? null : this.#small(item)))
    return isLarge(value) ? undefined : this.#small(value)
  }

  /** The steps that make a value. */
  *steps(value: Value): Generator<void, Value, void> {
    return isLarge(value) ? yield* this.#large(value, 0) : this.#small(value)
  }

  #small(value: Exclude<Value, Large>): Value {
    if (value instanceof Float) return this.#exact ? value : value.value
    if (value instanceof Node) return kept(this.#nodes, value.id, () => this.#node(value.id))
    if (value instanceof Relationship)
      return kept(this.#relationships, value.id, () => this.#relationship(value.id))
    return value
  }

  *#large(value: Large, depth: number): Generator<void, Value, void> {
    if (value instanceof Path) return yield* this.#path(value)
    if (depth >= DEEPEST_VALUE) throw tooDeep()
    if (isList(value)) {
      const list: Value[] = []
      for (const item of value) {
        list.push(isLarge(item) ? yield* this.#large(item, depth + 1) : this.#small(item))
        this.#context.spend(1)
        if (this.#context.exhausted) yield
      }
      return list
    }
    const map = emptyMap()
    for (const key of Object.keys(value)) {
      const held = value[key]
      map[key] = isLarge(held) ? yield* this.#large(held, depth + 1) : this.#small(held)
      this.#context.spend(1)
      if (this.#context.exhausted) yield
    }
    return map
  }

  *#path(path: Path): Generator<void, Path, void> {
    const nodes: Node[] = []
    const relationships: Relationship[] = []
    for (const [at, { id }] of path.nodes.entries()) {
      nodes.push(kept(this.#nodes, id, () => this.#node(id)))
      const relationship = path.relationships.at(at)
      if (relationship === undefined || at >= path.relationships.length) continue
      relationships.push(
        kept(this.#relationships, relationship.id, () => this.#relationship(relationship.id)),
      )
      this.#context.spend(2)
      if (this.#context.exhausted) yield
    }
    return Object.freeze(new Path(Object.freeze(nodes), Object.freeze(relationships)))
  }

  #node(id: number): Node {
    const reader = this.#reader
    if (!reader.hasNode(id)) return Object.freeze(new Node(id))
    const labels = reader.labelsOf(id).map((label) => reader.labelName(label))
    const properties = this.#properties(reader.nodeKeys(id), (key) => reader.nodeProperty(id, key))
    return Object.freeze(new Node(id, Object.freeze(labels), properties))
  }

  #relationship(id: number): Relationship {
    const reader = this.#reader
    if (!reader.hasRelationship(id)) return Object.freeze(new Relationship(id))
    const properties = this.#properties(reader.relationshipKeys(id), (key) =>
      reader.relationshipProperty(id, key),
    )
    const type = reader.typeName(reader.typeOf(id))
    return Object.freeze(new Relationship(id, type, reader.startOf(id), reader.endOf(id), properties))
  }

  #properties(keys: readonly number[], read: (key: number) => Value): MapValue {
    const properties = emptyMap()
    for (const key of keys) {
      const value = read(key)
      this.#context.spend(isList(value) ? 1 + value.length : 1)
      properties[this.#reader.keyName(key)] = isList(value)
        ? Object.freeze(value.map((item) => this.#scalar(item)))
        : this.#scalar(value)
    }
    return Object.freeze(properties)
  }

  #scalar(value: Value): Value {
    return value instanceof Float && !this.#exact ? value.value : value
  }
}

type Large = readonly Value[] | MapValue | Path

function isLarge(value: Value): value is Large {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(
      value instanceof Float ||
      value instanceof Node ||
      value instanceof Relationship ||
      value instanceof Point ||
      isTemporal(value)
    )
  )
}

/** What was made, by id; where nothing is kept, there is none. */
interface Kept<Element> {
  readonly keeps: boolean
  elements: Map<number, Element> | undefined
}

function kept<Element>(known: Kept<Element>, id: number, make: () => Element): Element {
  if (!known.keeps) return make()
  const elements = (known.elements ??= new Map<number, Element>())
  const found = elements.get(id)
  if (found !== undefined) return found
  const made = make()
  if (elements.size >= MOST_KEPT) elements.clear()
  elements.set(id, made)
  return made
}

function tooDeep(): QueryLimitError {
  return new QueryLimitError({
    code: 'QueryTooComplex',
    message: `A returned value is nested more than ${DEEPEST_VALUE} levels deep.`,
    hint: 'Return it in parts.',
  })
}
