import type { Instead } from './standing.ts'

/** A clause that is known and not supported. */
export interface RefusedClause {
  readonly name: string
  /** The words that it begins with. */
  readonly begins: string
  readonly instead: Instead
}

const rows: Instead = {
  text: 'Pass the rows as a parameter and unwind them',
  query: "UNWIND [{name: 'Ann'}, {name: 'Bob'}] AS row CREATE (:Person {name: row.name})",
}
const noUsers: Instead = {
  text: 'There are no users, roles or databases: whoever can read the folder can read the graph',
}

/**
 * Every clause of openCypher 9 and Neo4j 5.26 that is not supported; clause-descriptions.ts has the others. Of those that
 * begin alike the one with more words stands first.
 */
export const refusedClauses: readonly RefusedClause[] = [
  refused('OPTIONAL CALL', {
    text: 'Put an OPTIONAL MATCH into the subquery',
    query: 'CALL { OPTIONAL MATCH (n:Nothing) RETURN n } RETURN n',
  }),
  ...['DATABASE', 'COMPOSITE DATABASE', 'USER', 'ROLE', 'ALIAS', 'OR REPLACE'].map((what) =>
    refused(`CREATE ${what}`, noUsers),
  ),
  refused(
    'SHOW ...',
    {
      text: 'Only functions, procedures, indexes and constraints can be shown; of the graph itself',
      query: 'CALL db.labels() YIELD label RETURN label',
    },
    'SHOW',
  ),
  refused('LOAD CSV', rows),
  refused('USING PERIODIC COMMIT', rows),
  refused(
    'USING ...',
    { text: 'Leave it out: the planner knows the exact counts', query: 'MATCH (n:Person) RETURN n' },
    'USING',
  ),
  refused('USE', { text: 'Leave it out: there is one graph', query: 'MATCH (n) RETURN n' }),
  refused('CYPHER', { text: 'Leave it out: there is one version and one way to run it' }),
  refused(
    'TERMINATE TRANSACTIONS',
    { text: 'A program cancels its query; every query ends at its time limit' },
    'TERMINATE',
  ),
  ...[
    'ALTER',
    'DROP',
    'GRANT',
    'DENY',
    'REVOKE',
    'RENAME',
    'ENABLE',
    'START DATABASE',
    'STOP DATABASE',
    'DEALLOCATE',
    'REALLOCATE',
  ].map((word) => refused(word, noUsers)),
  refused('LET', { text: 'Write WITH', query: 'WITH *, 1 AS x RETURN x' }),
  refused('FILTER', { text: 'Write WITH and WHERE', query: 'MATCH (n) WITH * WHERE n.age > 1 RETURN n' }),
  refused('FOR', { text: 'Write UNWIND', query: 'UNWIND [1, 2] AS x RETURN x' }),
  refused('NEXT', { text: 'Write WITH in place of RETURN', query: 'WITH 1 AS x RETURN x' }),
  ...['BEGIN', 'COMMIT', 'ROLLBACK'].map((word) =>
    refused(word, { text: 'Leave it out: every query is one transaction' }),
  ),
]

/** The first words of all clauses that are supported: what a misspelt word may have been, and what may follow a clause. */
export const clauseKeywords: ReadonlySet<string> = new Set(
  (
    'MATCH OPTIONAL UNWIND WITH RETURN ORDER SKIP OFFSET LIMIT FINISH DROP CREATE INSERT MERGE SET REMOVE DELETE ' +
    'DETACH NODETACH FOREACH CALL SHOW EXPLAIN PROFILE'
  ).split(' '),
)

function refused(name: string, instead: Instead, begins = name): RefusedClause {
  return { name, begins, instead }
}
