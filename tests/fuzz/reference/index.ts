import { parse } from '../../../src/cypher/parser/index.ts'
import { Node, Path, Relationship, emptyMap, isMap, type Value } from '../../../src/model/values.ts'
import { isList } from '../../../src/model/kinds.ts'
import { type Arrange, World } from './environment.ts'
import { QueryFailure } from './failure.ts'
import { ReferenceGraph } from './graph.ts'
import { type Answer, answer } from './query.ts'
import { finishDeletions } from './write.ts'

export { TooLarge } from './failure.ts'
export { ReferenceGraph } from './graph.ts'
export type { Answer } from './query.ts'
export type { Arrange } from './environment.ts'

/** What the reference says of a statement: an answer and the graph after it, or that it fails on the data. */
export type Said =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly graph: ReferenceGraph }
  | { readonly kind: 'failure'; readonly message: string }

/**
 * The naive interpreter: it reads the text by the parser of the engine and values by its model, and shares nothing else
 * with it. What the language leaves open is settled by `arrange`. The graph given stays as it is.
 *
 * @throws TooLarge where it would have to try too many assignments
 */
export function say(text: string, graph: ReferenceGraph, arrange?: Arrange): Said {
  const world = new World(graph.copy(), arrange)
  try {
    const { columns, records } = answer(parse(text), world)
    // Without RETURN there are no records, however often its clauses ran.
    const shown = (columns.length === 0 ? [] : records).map((record) =>
      record.map((value) => materialise(value, world.graph)),
    )
    finishDeletions(world)
    return { kind: 'answer', answer: { columns, records: shown }, graph: world.graph }
  } catch (error) {
    if (error instanceof QueryFailure) return { kind: 'failure', message: error.message }
    throw error
  }
}

/** The graph that a statement makes of nothing. */
export function graphOf(text: string): ReferenceGraph {
  const empty = new ReferenceGraph()
  if (text.trim() === '') return empty
  const said = say(text, empty)
  if (said.kind === 'failure') throw new TypeError(`The graph cannot be made: ${said.message}`)
  return said.graph
}

/** The value with the labels, types and properties that the graph holds. */
function materialise(value: Value, graph: ReferenceGraph): Value {
  if (value instanceof Node) {
    const { labels, properties } = graph.of(value)
    return new Node(value.id, [...labels], mapOf(properties))
  }
  if (value instanceof Relationship) {
    const { type, start, end, properties } = graph.of(value)
    return new Relationship(value.id, type, start, end, mapOf(properties))
  }
  if (value instanceof Path) {
    const relationships = value.relationships.map((one) => materialise(one, graph))
    const nodes = value.nodes.map((one) => materialise(one, graph))
    return new Path(
      nodes.filter((node) => node instanceof Node),
      relationships.filter((relationship) => relationship instanceof Relationship),
    )
  }
  if (isList(value)) return value.map((item) => materialise(item, graph))
  if (value !== null && isMap(value))
    return mapOf(Object.entries(value).map(([key, one]) => [key, materialise(one, graph)]))
  return value
}

function mapOf(entries: Iterable<readonly [string, Value]>): { readonly [key: string]: Value } {
  const map = emptyMap()
  for (const [key, value] of entries) map[key] = value
  return map
}
