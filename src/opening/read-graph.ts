import type { Backend } from '../backend/index.ts'
import { CypherError, ServerError } from '../errors.ts'
import { Node, Relationship, type Value } from '../model/values.ts'
import type { PropertyGraph } from '../store/property-graph.ts'
import { PlainGraphBuilder } from './plain-graph-builder.ts'

/**
 * A copy of the whole graph of a backend, without its indexes and constraints. A relationship whose end came after the nodes
 * were read belongs to a later graph, and is left out. Cost: linear in the graph.
 *
 * @throws (rejects) like `Backend.run`
 */
export async function readGraph(backend: Backend): Promise<PropertyGraph> {
  const builder = new PlainGraphBuilder<number>()
  await each(backend, 'MATCH (n) RETURN n', (node) => {
    if (!(node instanceof Node)) return
    const { id, labels, properties } = node
    builder.addNode({ id, labels, properties: Object.entries(properties) })
  })
  await each(backend, 'MATCH ()-[r]->() RETURN r', (relationship) => {
    if (!(relationship instanceof Relationship)) return
    const { type, start, end, properties } = relationship
    builder.addRelationship({ type, start, end, properties: Object.entries(properties) })
  })
  return builder.build()
}

async function each(backend: Backend, text: string, take: (value: Value) => void): Promise<void> {
  const options = { readOnly: true, exact: true, limits: { maxRecords: Infinity } }
  for await (const batch of await backend.run(text, {}, options)) for (const [value] of batch) take(value)
}

/**
 * The commands that make the constraints of a backend, and its indexes of values; none where it cannot list them, as a server that
 * is not Neo4j may not.
 *
 * @throws (rejects) like `Backend.run`
 */
export async function readSchema(backend: Backend): Promise<readonly string[]> {
  const commands: string[] = []
  const add = (value: Value): void => void commands.push(String(value))
  try {
    await each(backend, 'SHOW CONSTRAINTS YIELD createStatement', add)
    await each(
      backend,
      "SHOW INDEXES YIELD createStatement, type, owningConstraint WHERE owningConstraint IS NULL AND type IN ['RANGE', 'TEXT', 'POINT']",
      add,
    )
    return commands
  } catch (error) {
    if (error instanceof CypherError || error instanceof ServerError) return []
    throw error
  }
}
