import type { Schema } from '../../database/index.ts'
import { compareText } from '../../model/comparison.ts'
import { loadLabel } from '../../model/load-label.ts'
import type { Value } from '../../model/values.ts'

/** Asks a query that reads. */
export type Ask = (text: string) => Promise<readonly (readonly Value[])[]>

/**
 * The schema of the graph at a server, as of the embedded engine, without what `silkgraph load` remembers there. Cost: one pass over the graph,
 * at the server.
 */
export async function readSchema(ask: Ask): Promise<Schema> {
  const [counts, labels, types, connections, keys] = [
    await ask('RETURN COUNT { () } AS nodes, COUNT { ()-->() } AS relationships'),
    await ask('MATCH (n) UNWIND labels(n) AS name RETURN name, count(*) AS count'),
    await ask('MATCH ()-[r]->() RETURN type(r) AS name, count(*) AS count'),
    await ask(
      'MATCH (a)-[r]->(b) UNWIND labels(a) AS start UNWIND labels(b) AS end ' +
        'RETURN start, type(r) AS type, end, count(*) AS count',
    ),
    await ask(
      `MATCH (n) WHERE NOT '${loadLabel}' IN labels(n) UNWIND keys(n) AS name RETURN DISTINCT name UNION ` +
        'MATCH ()-[r]->() UNWIND keys(r) AS name RETURN DISTINCT name',
    ),
  ]
  const [[nodeCount, relationshipCount]] = counts
  const named = labels.map(([name, count]) => ({ name: String(name), count: Number(count) }))
  const remembering = named.find(({ name }) => name === loadLabel)?.count ?? 0
  return {
    labels: named.filter(({ name }) => name !== loadLabel).sort(byName),
    relationshipTypes: types
      .map(([name, count]) => ({ name: String(name), count: Number(count) }))
      .sort(byName),
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
    nodeCount: Number(nodeCount) - remembering,
    relationshipCount: Number(relationshipCount),
  }
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return compareText(one.name, other.name)
}
