import { refusedSyntax, type RefusedSyntax } from './syntax.ts'

/** A part of the language below clauses: what can stand in patterns and expressions. For pages and tests. */
export interface SyntaxDescription {
  readonly name: string
  readonly syntax: string
  /** A query that runs where it is supported, and else one that is refused by name. */
  readonly example: string
}

export const supportedSyntax: readonly SyntaxDescription[] = [
  described(
    'node pattern',
    '(n:A:B {key: value} WHERE condition)',
    'MATCH (n:Person {name: "Ann"} WHERE n.age > 1) RETURN n',
  ),
  described(
    'relationship pattern',
    '-[r:A|B {key: value} WHERE condition]->',
    'MATCH ()-[r:KNOWS|LIKES]->() RETURN r',
  ),
  described('variable length', '-[:A*1..3]->', 'MATCH (a)-[:KNOWS*1..3]->(b) RETURN b'),
  described('named path', 'p = (a)-->(b)', 'MATCH p = (a)-->(b) RETURN length(p)'),
  described(
    'shortest path',
    'shortestPath(...), allShortestPaths(...)',
    'MATCH p = shortestPath((a:A)-[*]->(b:B)) RETURN p',
  ),
  described(
    'subquery expression',
    'EXISTS { ... }, COUNT { ... }, COLLECT { ... }',
    'MATCH (n) WHERE EXISTS { (n)-->() } RETURN COUNT { (n)-->() }',
  ),
  described('pattern as a condition', 'WHERE (a)-->(b)', 'MATCH (a) WHERE (a)-->() RETURN a'),
  described('pattern comprehension', '[(a)-->(b) | b.key]', 'MATCH (a) RETURN [(a)-->(b) | b.name] AS names'),
  described(
    'list comprehension',
    '[x IN list WHERE condition | value]',
    'RETURN [x IN [1, 2] WHERE x > 1 | x * 2] AS xs',
  ),
  described('map projection', 'n {.key, .*, name: value}', 'MATCH (n) RETURN n {.name, known: true}'),
  described('CASE', 'CASE WHEN ... THEN ... ELSE ... END', 'RETURN CASE 1 WHEN 1 THEN "a" ELSE "b" END AS x'),
  described('regular expression', 'text =~ pattern', 'RETURN "abc" =~ "a.*" AS x'),
]

export const refusedSyntaxDescriptions: readonly (RefusedSyntax & SyntaxDescription)[] = [
  {
    ...refusedSyntax.labelExpression,
    syntax: '(n:A|B), (n:A&B), (n:!A), (n:%)',
    example: 'MATCH (n:A|B) RETURN n',
  },
  { ...refusedSyntax.isLabel, syntax: '(n IS A)', example: 'MATCH (n IS A) RETURN n' },
  {
    ...refusedSyntax.inTransactions,
    syntax: 'CALL { ... } IN TRANSACTIONS OF n ROWS',
    example: 'UNWIND [1, 2] AS x CALL (x) { CREATE (:Number {value: x}) } IN TRANSACTIONS',
  },
  {
    ...refusedSyntax.quantifiedPath,
    syntax: '((a)-->(b)){1,3}, -[:A]->+',
    example: 'MATCH (a)-[:A]->{1,3}(b) RETURN b',
  },
  {
    ...refusedSyntax.pathSelector,
    syntax: 'SHORTEST n, ANY, ALL SHORTEST',
    example: 'MATCH p = SHORTEST 1 (a)-[:A]->(b) RETURN p',
  },
  {
    ...refusedSyntax.dynamicLabel,
    syntax: '(n:$(expression))',
    example: 'MATCH (n:$("A")) RETURN n',
  },
  {
    ...refusedSyntax.dynamicProperty,
    syntax: 'SET n[key] = value',
    example: 'MATCH (n) SET n["a"] = 1',
  },
  { ...refusedSyntax.concatenation, syntax: 'a || b', example: 'RETURN "a" || "b" AS x' },
  { ...refusedSyntax.typeTest, syntax: 'value IS :: TYPE', example: 'RETURN 1 IS :: INTEGER AS x' },
  {
    ...refusedSyntax.normalized,
    syntax: 'text IS NORMALIZED',
    example: 'RETURN "a" IS NORMALIZED AS x',
  },
]

function described(name: string, syntax: string, example: string): SyntaxDescription {
  return { name, syntax, example }
}
