import type { Schema } from '../../database/index.ts'
import { compareText } from '../../model/comparison.ts'
import type { Value } from '../../model/values.ts'
import { countOf } from '../only-record.ts'

/** Asks a query that reads, without what `silkgraph load` keeps at the server. */
export type Ask = (text: string) => Promise<readonly (readonly Value[])[]>

/** The schema of the graph at a server, as of the embedded engine. Cost: one pass over the graph, at the server. */
export async function readSchema(ask: Ask): Promise<Schema> {
  const [nodeCount, labels, types, connections, keys] = [
    await ask('MATCH (n) RETURN count(n)'),
    await ask('MATCH (n) UNWIND labels(n) AS name RETURN name, count(*) AS count'),
    await ask('MATCH ()-[r]->() RETURN type(r) AS name, count(*) AS count'),
    await ask(
      'MATCH (a)-[r]->(b) UNWIND labels(a) AS start UNWIND labels(b) AS end ' +
        'RETURN start, type(r) AS type, end, count(*) AS count',
    ),
    await ask(
      'MATCH (n) UNWIND keys(n) AS name RETURN DISTINCT name UNION ' +
        'MATCH ()-[r]->() UNWIND keys(r) AS name RETURN DISTINCT name',
    ),
  ]
  return {
    labels: labels.map(namedCount).sort(byName),
    relationshipTypes: types.map(namedCount).sort(byName),
    connections: connections
      .map(([start, type, end, count]) => ({
        start: String(start),
        type: String(type),
        end: String(end),
        count: Number(count),
      }))
      .sort(
        (a, b) => compareText(a.type, b.type) || compareText(a.start, b.start) || compareText(a.end, b.end),
      ),
    propertyKeys: keys.map(([name]) => String(name)).sort(compareText),
    nodeCount: countOf(nodeCount),
    relationshipCount: types.reduce((sum, [, count]) => sum + Number(count), 0),
  }
}

function namedCount([name, count]: readonly Value[]): { readonly name: string; readonly count: number } {
  return { name: String(name), count: Number(count) }
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return compareText(one.name, other.name)
}
