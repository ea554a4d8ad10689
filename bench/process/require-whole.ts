import type { Graph } from '../graph/graph.ts'
import { type RelationshipTable, tablesOf } from '../graph/tables.ts'
import type { OpenedPeer } from '../peers/peer.ts'
import type { Shape, Statement } from '../shapes/shape.ts'
import { answerText } from './answer-text.ts'

/**
 * Counts what a peer was filled with: without that, an answer could be wrong because the question was.
 *
 * @throws Error where it does not have all relationships of the graph
 */
export async function requireWhole(peer: OpenedPeer, graph: Graph): Promise<void> {
  for (const table of tablesOf(graph).relationships) {
    const statement = contentOf(table)
    const run = await peer.prepare(statement, asShape(statement))
    const rows = peer.rowsOf(await run(peer.parametersOf({})), statement.columns)
    const [wanted, found] = [expected(table), rows].map((each) => answerText(each, false))
    if (found !== wanted) throw new Error(`It was filled with ${table.type} ${wanted}, and has ${found}.`)
  }
}

/** How many there are, and a sum that tells of their ends. */
function contentOf(table: RelationshipTable): Statement {
  return {
    text: `MATCH (a:${table.from})-[:${table.type}]->(b:${table.to}) RETURN count(*) AS n, sum(a.id * b.id) AS products`,
    columns: ['n', 'products'],
    ordered: false,
    limit: () => () => expected(table),
  }
}

function expected({ rows }: RelationshipTable): readonly (readonly number[])[] {
  return [[rows.length, rows.reduce((sum, { from, to }) => sum + from * to, 0)]]
}

function asShape(statement: Statement): Shape {
  return { kind: 'read', name: 'whole', title: 'all relationships', statement, parameterSets: () => [{}] }
}
