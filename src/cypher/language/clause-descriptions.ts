import { SUPPORTED, type Standing, differs } from './standing.ts'

/** A clause that is supported, or what stands where a clause can: a prefix, a command. For pages and tests. */
export interface ClauseDescription {
  readonly name: string
  readonly syntax: string
  readonly description: string
  readonly standing: Standing
  /** A query that runs. */
  readonly example: string
}

/** Every clause of openCypher 9 and Neo4j 5.26 that is supported. */
export const clauseDescriptions: readonly ClauseDescription[] = [
  clause(
    'MATCH',
    'MATCH pattern [WHERE condition]',
    'Finds every way in which the pattern fits.',
    'MATCH (n:Person)-[:KNOWS]->(m) WHERE n.name < m.name RETURN m',
  ),
  clause(
    'OPTIONAL MATCH',
    'OPTIONAL MATCH pattern [WHERE condition]',
    'Like MATCH, but gives nulls where nothing fits.',
    'OPTIONAL MATCH (n:Nothing) RETURN n',
  ),
  clause(
    'UNWIND',
    'UNWIND list AS variable',
    'A record for each element of a list.',
    'UNWIND [1, 2] AS x RETURN x',
  ),
  clause(
    'WITH',
    'WITH [DISTINCT] items [ORDER BY ...] [SKIP n] [LIMIT n] [WHERE condition]',
    'Goes on with these columns; groups by those that do not aggregate.',
    'MATCH (n) WITH n.name AS name, count(*) AS c WHERE c > 1 RETURN name',
  ),
  clause(
    'RETURN',
    'RETURN [DISTINCT] items [ORDER BY ...] [SKIP n] [LIMIT n]',
    'The columns of the result; SKIP may be called OFFSET.',
    'MATCH (n) RETURN n.name AS name ORDER BY name OFFSET 1 LIMIT 2',
  ),
  clause(
    'ORDER BY, SKIP, LIMIT',
    '[ORDER BY ...] [SKIP n] [LIMIT n]',
    'As a clause of its own: keeps all variables, and orders and limits the records.',
    'MATCH (n) ORDER BY n.name LIMIT 2 RETURN n',
  ),
  clause('FINISH', 'FINISH', 'Ends a query that returns nothing.', 'MATCH (n) FINISH'),
  clause(
    'UNION',
    'query UNION [ALL | DISTINCT] query',
    'The records of both queries.',
    'RETURN 1 AS x UNION DISTINCT RETURN 2 AS x',
  ),
  clause(
    'CREATE INDEX',
    'CREATE [RANGE | TEXT | POINT] INDEX [name] [IF NOT EXISTS] FOR (n:Label) ON (n.key, ...) [OPTIONS {...}]',
    'Makes an index of the nodes with a label, or by `FOR ()-[r:TYPE]-()` of relationships: RANGE, unless another kind is said.',
    'CREATE TEXT INDEX person_name IF NOT EXISTS FOR (n:Person) ON (n.name)',
  ),
  clause(
    'CREATE FULLTEXT INDEX',
    'CREATE FULLTEXT INDEX [name] [IF NOT EXISTS] FOR (n:A|B) ON EACH [n.key, ...] [OPTIONS {...}]',
    'Makes an index of the words in texts.',
    'CREATE FULLTEXT INDEX names FOR (n:Person|Company) ON EACH [n.name, n.alias]',
  ),
  clause(
    'CREATE VECTOR INDEX',
    'CREATE VECTOR INDEX [name] [IF NOT EXISTS] FOR (n:Label) ON (n.key) [OPTIONS {...}]',
    'Makes an index of lists of numbers by their similarity.',
    'CREATE VECTOR INDEX meaning FOR (n:Passage) ON (n.embedding) OPTIONS {indexConfig: {`vector.dimensions`: 3}}',
  ),
  clause(
    'CREATE LOOKUP INDEX',
    'CREATE LOOKUP INDEX [name] [IF NOT EXISTS] FOR (n) ON EACH labels(n)',
    'Makes an index of labels, or by `FOR ()-[r]-() ON EACH type(r)` of types.',
    'CREATE LOOKUP INDEX FOR ()-[r]-() ON EACH type(r)',
    differs('Is listed and does nothing: labels and types are always looked up.'),
  ),
  clause(
    'CREATE CONSTRAINT',
    'CREATE CONSTRAINT [name] [IF NOT EXISTS] FOR (n:Label) REQUIRE (n.key, ...) IS UNIQUE | KEY | NOT NULL | :: TYPE',
    'Requires of the nodes with a label, or by `FOR ()-[r:TYPE]-()` of relationships, that no two have the same values, that each has them, or of which type they are.',
    'CREATE CONSTRAINT FOR (n:Person) REQUIRE n.name IS UNIQUE',
  ),
  clause(
    'DROP INDEX',
    'DROP INDEX name [IF EXISTS]',
    'Takes an index away.',
    'DROP INDEX person_name IF EXISTS',
  ),
  clause(
    'DROP CONSTRAINT',
    'DROP CONSTRAINT name [IF EXISTS]',
    'Takes a constraint away, with its index.',
    'DROP CONSTRAINT person_name IF EXISTS',
  ),
  clause(
    'CREATE',
    'CREATE pattern',
    'Makes what the pattern draws.',
    "CREATE (:Person {name: 'Ann'})",
    differs('Refuses to read what a later part makes; for Neo4j it is null.'),
  ),
  clause('INSERT', 'INSERT pattern', 'The same as CREATE.', 'INSERT (:Person)-[:KNOWS]->(:Person)'),
  clause(
    'MERGE',
    'MERGE pattern [ON CREATE SET ...] [ON MATCH SET ...]',
    'Finds the whole pattern, or makes all of it that is not bound.',
    "MERGE (n:Person {name: 'Ann'}) ON CREATE SET n.new = true",
    differs('A node reads the nodes before it, and no relationship or path of the pattern.'),
  ),
  clause(
    'SET',
    'SET n.key = value, n = map, n += map, n:Label',
    'Changes properties and labels.',
    'MATCH (n:Person) SET n.seen = true, n:Seen',
  ),
  clause(
    'REMOVE',
    'REMOVE n.key, n:Label',
    'Takes away properties and labels.',
    'MATCH (n:Person) REMOVE n.seen, n:Seen',
  ),
  clause(
    'DELETE',
    '[DETACH | NODETACH] DELETE expressions',
    'Deletes nodes, relationships and paths.',
    'MATCH (n:Person) DETACH DELETE n',
  ),
  clause(
    'FOREACH',
    'FOREACH (variable IN list | clauses)',
    'Clauses that write, for each element of a list.',
    'FOREACH (x IN [1, 2] | CREATE (:Number {value: x}))',
  ),
  clause(
    'CALL { ... }',
    'CALL [(variables | *)] { query }',
    'A subquery for each record; it sees the variables in parentheses, or without them those of a WITH at its beginning.',
    'MATCH (n:Person) CALL (n) { MATCH (n)--(m) RETURN count(m) AS c } RETURN n.name, c',
  ),
  clause(
    'CALL',
    'CALL name[(arguments)] [YIELD columns [WHERE condition]]',
    'The records of a procedure for each record.',
    'CALL db.labels() YIELD label WHERE label > "M" RETURN label',
  ),
  clause(
    'SHOW FUNCTIONS',
    'SHOW [ALL | BUILT IN | USER DEFINED] FUNCTIONS [YIELD ... [ORDER BY ...] [WHERE ...] [RETURN ...]]',
    'Lists the functions.',
    "SHOW FUNCTIONS YIELD name, category WHERE category = 'List' RETURN name",
    differs('Has no columns about roles, deprecation and arguments.'),
  ),
  clause(
    'SHOW PROCEDURES',
    'SHOW [ALL | BUILT IN | USER DEFINED] PROCEDURES [YIELD ... [ORDER BY ...] [WHERE ...] [RETURN ...]]',
    'Lists the procedures.',
    'SHOW PROCEDURES YIELD name, signature',
    differs('Has no columns about roles and deprecation, and one more, isBuiltIn.'),
  ),
  clause(
    'SHOW INDEXES',
    'SHOW [ALL | RANGE | TEXT | POINT | FULLTEXT | VECTOR | LOOKUP] INDEXES [YIELD ... [ORDER BY ...] [WHERE ...] [RETURN ...]]',
    'Lists the indexes.',
    "SHOW RANGE INDEXES YIELD name, properties WHERE name <> 'a' RETURN name",
    differs(
      'Counts no reads, so that lastRead, readCount and trackedSince are null; a new graph has no LOOKUP indexes, and an id is a place in the order of making.',
    ),
  ),
  clause(
    'SHOW CONSTRAINTS',
    'SHOW [ALL | [NODE | RELATIONSHIP] UNIQUE | KEY | EXISTENCE | PROPERTY TYPE] CONSTRAINTS [YIELD ... [ORDER BY ...] [WHERE ...] [RETURN ...]]',
    'Lists the constraints.',
    'SHOW NODE KEY CONSTRAINTS YIELD name, type',
    differs('An id is a place in the order of making.'),
  ),
  clause(
    'EXPLAIN',
    'EXPLAIN query',
    'Gives the plan of a query in its summary, and does not run it.',
    'EXPLAIN MATCH (n:Person) WHERE n.age > 1 RETURN n',
  ),
  clause(
    'PROFILE',
    'PROFILE query',
    'Runs a query, and tells in its summary what each operator of its plan did.',
    'PROFILE MATCH (n:Person) WHERE n.age > 1 RETURN n',
  ),
]

/** For each clause that is refused a query with it, by its name. */
export const refusedClauseExamples: ReadonlyMap<string, string> = new Map([
  ['OPTIONAL CALL', 'OPTIONAL CALL (*) { MATCH (n:Nothing) RETURN n } RETURN n'],
  ...['DATABASE', 'COMPOSITE DATABASE', 'USER', 'ROLE', 'ALIAS', 'OR REPLACE'].map(
    (what) => [`CREATE ${what}`, `CREATE ${what} other`] as const,
  ),
  ['SHOW ...', 'SHOW DATABASES'],
  ['LOAD CSV', "LOAD CSV FROM 'file:///people.csv' AS row RETURN row"],
  ['USING PERIODIC COMMIT', "USING PERIODIC COMMIT LOAD CSV FROM 'a' AS row RETURN row"],
  ['USING ...', 'MATCH (n:Person) USING SCAN n:Person RETURN n'],
  ['USE', 'USE other MATCH (n) RETURN n'],
  ['CYPHER', 'CYPHER 5 MATCH (n) RETURN n'],
  ['TERMINATE TRANSACTIONS', "TERMINATE TRANSACTIONS 'a'"],
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
  ].map((word) => [word, `${word} USER other`] as const),
  ['LET', 'LET x = 1 RETURN x'],
  ['FILTER', 'MATCH (n) FILTER n.age > 1 RETURN n'],
  ['FOR', 'FOR x IN [1, 2] RETURN x'],
  ['NEXT', 'RETURN 1 AS x NEXT RETURN x'],
  ...['BEGIN', 'COMMIT', 'ROLLBACK'].map((word) => [word, word] as const),
])

function clause(
  name: string,
  syntax: string,
  description: string,
  example: string,
  standing = SUPPORTED,
): ClauseDescription {
  return { name, syntax, description, standing, example }
}
