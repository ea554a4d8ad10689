import { type Standing, differs } from './standing.ts'

/** How functions differ from those of Neo4j 5.26 of the same name. */
export const functionDifferences: ReadonlyMap<string, Standing> = new Map([
  ...['ceiling', 'ln', 'sinh', 'cosh', 'tanh', 'coth'].map(
    (name) => [name, differs('Neo4j 5.26 does not have it.')] as const,
  ),
  ['elementId', differs('The number alone; Neo4j puts the database before it.')],
  ['exists', differs('Takes any value; Neo4j 5 takes only a pattern.')],
])

/** How procedures differ from those of Neo4j 5.26 of the same name. */
export const procedureDifferences: ReadonlyMap<string, Standing> = new Map([
  [
    'db.index.fulltext.listAvailableAnalyzers',
    differs('Lists the eight analyzers that there are. Neo4j has further languages.'),
  ],
  ...['db.index.fulltext.queryNodes', 'db.index.fulltext.queryRelationships'].map(
    (name) =>
      [
        name,
        differs(
          'Finds the same; regular expressions between slashes are refused. Elements with the same score come by their ids, and scores count values that were replaced a while ago, as those of Neo4j do until it merges.',
        ),
      ] as const,
  ),
  ...['db.index.vector.queryNodes', 'db.index.vector.queryRelationships'].map(
    (name) =>
      [
        name,
        differs(
          'Finds the nearest exactly, unless the index was made with `silkgraph.approximate`. Neo4j always approximates, by quantized vectors unless `vector.quantization.enabled` is false.',
        ),
      ] as const,
  ),
  ['graph.hash', differs('Neo4j does not have it.')],
  ...['list', 'part', 'degree', 'pageRank', 'betweenness', 'closeness', 'components', 'kCore', 'louvain'].map(
    (name) =>
      [
        `metric.${name}`,
        differs('Of the embedded engine alone: neither Neo4j nor another Bolt server has it.'),
      ] as const,
  ),
  ['dbms.components', differs('Names this engine, with 5.26 as the version whose Cypher it follows.')],
])
