import { SUPPORTED, type Standing, differs, unsupported } from './standing.ts'

/** A clause, or what stands where a clause can: a prefix, a command. */
export interface ClauseDescription {
  readonly name: string
  /**
   * The words that it begins with, each way to begin as one text; those of a clause that is supported are what a misspelt
   * word may have been.
   */
  readonly begins: readonly string[]
  readonly syntax: string
  readonly description: string
  readonly standing: Standing
  /** A query that runs where it is supported, and else one that is refused by name. */
  readonly example: string
}

const rows = "UNWIND [{name: 'Ann'}, {name: 'Bob'}] AS row CREATE (:Person {name: row.name})"
const noUsers = 'There are no users, roles or databases: whoever can read the folder can read the graph'

/** Every clause of openCypher 9 and Neo4j 5.26. Of those that begin alike the one with more words stands first. */
export const clauses: readonly ClauseDescription[] = [
  supported('MATCH', 'MATCH pattern [WHERE condition]', 'Finds every way in which the pattern fits.', {
    example: 'MATCH (n:Person)-[:KNOWS]->(m) WHERE n.name < m.name RETURN m',
  }),
  {
    ...supported('OPTIONAL CALL', 'OPTIONAL CALL ...', 'Like CALL, but keeps records that have no result.', {
      example: 'OPTIONAL CALL (*) { MATCH (n:Nothing) RETURN n } RETURN n',
    }),
    standing: unsupported(
      'Put an OPTIONAL MATCH into the subquery',
      'CALL { OPTIONAL MATCH (n:Nothing) RETURN n } RETURN n',
    ),
  },
  supported(
    'OPTIONAL MATCH',
    'OPTIONAL MATCH pattern [WHERE condition]',
    'Like MATCH, but gives nulls where nothing fits.',
    {
      example: 'OPTIONAL MATCH (n:Nothing) RETURN n',
    },
  ),
  supported('UNWIND', 'UNWIND list AS variable', 'A record for each element of a list.', {
    example: 'UNWIND [1, 2] AS x RETURN x',
  }),
  supported(
    'WITH',
    'WITH [DISTINCT] items [ORDER BY ...] [SKIP n] [LIMIT n] [WHERE condition]',
    'Goes on with these columns; groups by those that do not aggregate.',
    { example: 'MATCH (n) WITH n.name AS name, count(*) AS c WHERE c > 1 RETURN name' },
  ),
  supported(
    'RETURN',
    'RETURN [DISTINCT] items [ORDER BY ...] [SKIP n] [LIMIT n]',
    'The columns of the result; SKIP may be called OFFSET.',
    { example: 'MATCH (n) RETURN n.name AS name ORDER BY name OFFSET 1 LIMIT 2' },
  ),
  supported(
    'ORDER BY, SKIP, LIMIT',
    '[ORDER BY ...] [SKIP n] [LIMIT n]',
    'As a clause of its own: keeps all variables, and orders and limits the records.',
    { begins: ['ORDER', 'SKIP', 'OFFSET', 'LIMIT'], example: 'MATCH (n) ORDER BY n.name LIMIT 2 RETURN n' },
  ),
  supported('FINISH', 'FINISH', 'Ends a query that returns nothing.', { example: 'MATCH (n) FINISH' }),
  supported('UNION', 'query UNION [ALL | DISTINCT] query', 'The records of both queries.', {
    begins: [],
    example: 'RETURN 1 AS x UNION DISTINCT RETURN 2 AS x',
  }),
  supported(
    'CREATE INDEX',
    'CREATE [RANGE | TEXT | POINT] INDEX [name] [IF NOT EXISTS] FOR (n:Label) ON (n.key, ...) [OPTIONS {...}]',
    'Makes an index of the nodes with a label, or by `FOR ()-[r:TYPE]-()` of relationships: RANGE, unless another kind is said.',
    { begins: [], example: 'CREATE TEXT INDEX person_name IF NOT EXISTS FOR (n:Person) ON (n.name)' },
  ),
  supported(
    'CREATE FULLTEXT INDEX',
    'CREATE FULLTEXT INDEX [name] [IF NOT EXISTS] FOR (n:A|B) ON EACH [n.key, ...] [OPTIONS {...}]',
    'Makes an index of the words in texts.',
    { begins: [], example: 'CREATE FULLTEXT INDEX names FOR (n:Person|Company) ON EACH [n.name, n.alias]' },
  ),
  supported(
    'CREATE VECTOR INDEX',
    'CREATE VECTOR INDEX [name] [IF NOT EXISTS] FOR (n:Label) ON (n.key) [OPTIONS {...}]',
    'Makes an index of lists of numbers by their similarity.',
    {
      begins: [],
      example:
        'CREATE VECTOR INDEX meaning FOR (n:Passage) ON (n.embedding) OPTIONS {indexConfig: {`vector.dimensions`: 3}}',
    },
  ),
  {
    ...supported(
      'CREATE LOOKUP INDEX',
      'CREATE LOOKUP INDEX [name] [IF NOT EXISTS] FOR (n) ON EACH labels(n)',
      'Makes an index of labels, or by `FOR ()-[r]-() ON EACH type(r)` of types.',
      { begins: [], example: 'CREATE LOOKUP INDEX FOR ()-[r]-() ON EACH type(r)' },
    ),
    standing: differs('Is listed and does nothing: labels and types are always looked up.'),
  },
  supported(
    'CREATE CONSTRAINT',
    'CREATE CONSTRAINT [name] [IF NOT EXISTS] FOR (n:Label) REQUIRE (n.key, ...) IS UNIQUE | KEY | NOT NULL | :: TYPE',
    'Requires of the nodes with a label, or by `FOR ()-[r:TYPE]-()` of relationships, that no two have the same values, that each has them, or of which type they are.',
    { begins: [], example: 'CREATE CONSTRAINT FOR (n:Person) REQUIRE n.name IS UNIQUE' },
  ),
  supported('DROP INDEX', 'DROP INDEX name [IF EXISTS]', 'Takes an index away.', {
    begins: ['DROP'],
    example: 'DROP INDEX person_name IF EXISTS',
  }),
  supported(
    'DROP CONSTRAINT',
    'DROP CONSTRAINT name [IF EXISTS]',
    'Takes a constraint away, with its index.',
    {
      begins: ['DROP'],
      example: 'DROP CONSTRAINT person_name IF EXISTS',
    },
  ),
  ...['DATABASE', 'COMPOSITE DATABASE', 'USER', 'ROLE', 'ALIAS', 'OR REPLACE'].map((what) =>
    refused(`CREATE ${what}`, `CREATE ${what} other`, noUsers),
  ),
  {
    ...supported('CREATE', 'CREATE pattern', 'Makes what the pattern draws.', {
      example: "CREATE (:Person {name: 'Ann'})",
    }),
    standing: differs('Refuses to read what a later part makes; for Neo4j it is null.'),
  },
  supported('INSERT', 'INSERT pattern', 'The same as CREATE.', {
    example: 'INSERT (:Person)-[:KNOWS]->(:Person)',
  }),
  {
    ...supported(
      'MERGE',
      'MERGE pattern [ON CREATE SET ...] [ON MATCH SET ...]',
      'Finds the whole pattern, or makes all of it that is not bound.',
      { example: "MERGE (n:Person {name: 'Ann'}) ON CREATE SET n.new = true" },
    ),
    standing: differs('A node reads the nodes before it, and no relationship or path of the pattern.'),
  },
  supported('SET', 'SET n.key = value, n = map, n += map, n:Label', 'Changes properties and labels.', {
    example: 'MATCH (n:Person) SET n.seen = true, n:Seen',
  }),
  supported('REMOVE', 'REMOVE n.key, n:Label', 'Takes away properties and labels.', {
    example: 'MATCH (n:Person) REMOVE n.seen, n:Seen',
  }),
  supported('DELETE', '[DETACH | NODETACH] DELETE expressions', 'Deletes nodes, relationships and paths.', {
    begins: ['DELETE', 'DETACH', 'NODETACH'],
    example: 'MATCH (n:Person) DETACH DELETE n',
  }),
  supported(
    'FOREACH',
    'FOREACH (variable IN list | clauses)',
    'Clauses that write, for each element of a list.',
    {
      example: 'FOREACH (x IN [1, 2] | CREATE (:Number {value: x}))',
    },
  ),
  supported(
    'CALL { ... }',
    'CALL [(variables | *)] { query }',
    'A subquery for each record; it sees the variables in parentheses, or without them those of a WITH at its beginning.',
    {
      begins: [],
      example: 'MATCH (n:Person) CALL (n) { MATCH (n)--(m) RETURN count(m) AS c } RETURN n.name, c',
    },
  ),
  supported(
    'CALL',
    'CALL name[(arguments)] [YIELD columns [WHERE condition]]',
    'The records of a procedure for each record.',
    { example: 'CALL db.labels() YIELD label WHERE label > "M" RETURN label' },
  ),
  {
    ...supported(
      'SHOW FUNCTIONS',
      'SHOW [ALL | BUILT IN | USER DEFINED] FUNCTIONS [YIELD ... [ORDER BY ...] [WHERE ...] [RETURN ...]]',
      'Lists the functions.',
      {
        begins: ['SHOW'],
        example: "SHOW FUNCTIONS YIELD name, category WHERE category = 'List' RETURN name",
      },
    ),
    standing: differs('Has no columns about roles, deprecation and arguments.'),
  },
  {
    ...supported(
      'SHOW PROCEDURES',
      'SHOW [ALL | BUILT IN | USER DEFINED] PROCEDURES [YIELD ... [ORDER BY ...] [WHERE ...] [RETURN ...]]',
      'Lists the procedures.',
      { begins: ['SHOW'], example: 'SHOW PROCEDURES YIELD name, signature' },
    ),
    standing: differs('Has no columns about roles and deprecation, and one more, isBuiltIn.'),
  },
  {
    ...supported(
      'SHOW INDEXES',
      'SHOW [ALL | RANGE | TEXT | POINT | FULLTEXT | VECTOR | LOOKUP] INDEXES [YIELD ... [ORDER BY ...] [WHERE ...] [RETURN ...]]',
      'Lists the indexes.',
      {
        begins: ['SHOW'],
        example: "SHOW RANGE INDEXES YIELD name, properties WHERE name <> 'a' RETURN name",
      },
    ),
    standing: differs(
      'Counts no reads, so that lastRead, readCount and trackedSince are null; a new graph has no LOOKUP indexes, and an id is a place in the order of making.',
    ),
  },
  {
    ...supported(
      'SHOW CONSTRAINTS',
      'SHOW [ALL | [NODE | RELATIONSHIP] UNIQUE | KEY | EXISTENCE | PROPERTY TYPE] CONSTRAINTS [YIELD ... [ORDER BY ...] [WHERE ...] [RETURN ...]]',
      'Lists the constraints.',
      { begins: ['SHOW'], example: 'SHOW NODE KEY CONSTRAINTS YIELD name, type' },
    ),
    standing: differs('An id is a place in the order of making.'),
  },
  refused(
    'SHOW ...',
    'SHOW DATABASES',
    'Only functions, procedures, indexes and constraints can be shown; of the graph itself',
    'CALL db.labels() YIELD label RETURN label',
    ['SHOW'],
  ),
  refused(
    'LOAD CSV',
    "LOAD CSV FROM 'file:///people.csv' AS row RETURN row",
    'Pass the rows as a parameter and unwind them',
    rows,
  ),
  refused(
    'USING PERIODIC COMMIT',
    "USING PERIODIC COMMIT LOAD CSV FROM 'a' AS row RETURN row",
    'Pass the rows as a parameter and unwind them',
    rows,
  ),
  refused(
    'USING ...',
    'MATCH (n:Person) USING SCAN n:Person RETURN n',
    'Leave it out: the planner knows the exact counts',
    'MATCH (n:Person) RETURN n',
    ['USING'],
  ),
  refused('USE', 'USE other MATCH (n) RETURN n', 'Leave it out: there is one graph', 'MATCH (n) RETURN n'),
  supported('EXPLAIN', 'EXPLAIN query', 'Gives the plan of a query in its summary, and does not run it.', {
    example: 'EXPLAIN MATCH (n:Person) WHERE n.age > 1 RETURN n',
  }),
  supported(
    'PROFILE',
    'PROFILE query',
    'Runs a query, and tells in its summary what each operator of its plan did.',
    { example: 'PROFILE MATCH (n:Person) WHERE n.age > 1 RETURN n' },
  ),
  refused(
    'CYPHER',
    'CYPHER 5 MATCH (n) RETURN n',
    'Leave it out: there is one version and one way to run it',
  ),
  refused(
    'TERMINATE TRANSACTIONS',
    "TERMINATE TRANSACTIONS 'a'",
    'A program cancels its query; every query ends at its time limit',
    undefined,
    ['TERMINATE'],
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
  ].map((word) => refused(word, `${word} USER other`, noUsers)),
  refused('LET', 'LET x = 1 RETURN x', 'Write WITH', 'WITH *, 1 AS x RETURN x'),
  refused(
    'FILTER',
    'MATCH (n) FILTER n.age > 1 RETURN n',
    'Write WITH and WHERE',
    'MATCH (n) WITH * WHERE n.age > 1 RETURN n',
  ),
  refused('FOR', 'FOR x IN [1, 2] RETURN x', 'Write UNWIND', 'UNWIND [1, 2] AS x RETURN x'),
  refused('NEXT', 'RETURN 1 AS x NEXT RETURN x', 'Write WITH in place of RETURN', 'WITH 1 AS x RETURN x'),
  ...['BEGIN', 'COMMIT', 'ROLLBACK'].map((word) =>
    refused(word, word, 'Leave it out: every query is one transaction'),
  ),
]

/** The first words of all clauses that are supported: what a misspelt word may have been, and what may follow a clause. */
export const clauseKeywords: ReadonlySet<string> = new Set(
  clauses.flatMap(({ standing, begins }) => (standing.kind === 'unsupported' ? [] : begins.map(firstWord))),
)

function firstWord(words: string): string {
  return words.split(' ')[0]
}

function supported(
  name: string,
  syntax: string,
  description: string,
  more: { readonly begins?: readonly string[]; readonly example: string },
): ClauseDescription {
  const { begins = [name], example } = more
  return { name, begins, syntax, description, standing: SUPPORTED, example }
}

function refused(
  name: string,
  example: string,
  instead: string,
  query?: string,
  begins: readonly string[] = [name],
): ClauseDescription {
  return { name, begins, syntax: example, description: '', standing: unsupported(instead, query), example }
}
