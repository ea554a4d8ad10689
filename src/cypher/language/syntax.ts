import { SUPPORTED, type Standing, unsupported } from './standing.ts'

/** A part of the language below clauses: what can stand in patterns and expressions. */
export interface SyntaxDescription {
  readonly name: string
  readonly syntax: string
  readonly standing: Standing
  /** A query that runs where it is supported, and else one that is refused by name. */
  readonly example: string
}

const supportedSyntax: readonly SyntaxDescription[] = [
  supported(
    'node pattern',
    '(n:A:B {key: value} WHERE condition)',
    'MATCH (n:Person {name: "Ann"} WHERE n.age > 1) RETURN n',
  ),
  supported(
    'relationship pattern',
    '-[r:A|B {key: value} WHERE condition]->',
    'MATCH ()-[r:KNOWS|LIKES]->() RETURN r',
  ),
  supported('variable length', '-[:A*1..3]->', 'MATCH (a)-[:KNOWS*1..3]->(b) RETURN b'),
  supported('named path', 'p = (a)-->(b)', 'MATCH p = (a)-->(b) RETURN length(p)'),
  supported(
    'shortest path',
    'shortestPath(...), allShortestPaths(...)',
    'MATCH p = shortestPath((a:A)-[*]->(b:B)) RETURN p',
  ),
  supported(
    'subquery expression',
    'EXISTS { ... }, COUNT { ... }, COLLECT { ... }',
    'MATCH (n) WHERE EXISTS { (n)-->() } RETURN COUNT { (n)-->() }',
  ),
  supported('pattern as a condition', 'WHERE (a)-->(b)', 'MATCH (a) WHERE (a)-->() RETURN a'),
  supported('pattern comprehension', '[(a)-->(b) | b.key]', 'MATCH (a) RETURN [(a)-->(b) | b.name] AS names'),
  supported(
    'list comprehension',
    '[x IN list WHERE condition | value]',
    'RETURN [x IN [1, 2] WHERE x > 1 | x * 2] AS xs',
  ),
  supported('map projection', 'n {.key, .*, name: value}', 'MATCH (n) RETURN n {.name, known: true}'),
  supported('CASE', 'CASE WHEN ... THEN ... ELSE ... END', 'RETURN CASE 1 WHEN 1 THEN "a" ELSE "b" END AS x'),
  supported('regular expression', 'text =~ pattern', 'RETURN "abc" =~ "a.*" AS x'),
]

/** What the parser knows in order to refuse it by name. */
export const unsupportedSyntax = {
  labelExpression: refused(
    'label expression',
    '(n:A|B), (n:A&B), (n:!A), (n:%)',
    'MATCH (n:A|B) RETURN n',
    'Write a condition',
    'MATCH (n) WHERE n:A OR n:B RETURN n',
  ),
  isLabel: refused(
    'IS before a label',
    '(n IS A)',
    'MATCH (n IS A) RETURN n',
    'Write a colon',
    'MATCH (n:A) RETURN n',
  ),
  inTransactions: refused(
    'CALL { ... } IN TRANSACTIONS',
    'CALL { ... } IN TRANSACTIONS OF n ROWS',
    'UNWIND [1, 2] AS x CALL (x) { CREATE (:Number {value: x}) } IN TRANSACTIONS',
    'Leave IN TRANSACTIONS out (the query is one transaction), or run several queries',
    'UNWIND [1, 2] AS x CALL (x) { CREATE (:Number {value: x}) }',
  ),
  quantifiedPath: refused(
    'quantified path pattern',
    '((a)-->(b)){1,3}, -[:A]->+',
    'MATCH (a)-[:A]->{1,3}(b) RETURN b',
    'Write a variable length',
    'MATCH (a)-[:A*1..3]->(b) RETURN b',
  ),
  pathSelector: refused(
    'path selector',
    'SHORTEST n, ANY, ALL SHORTEST',
    'MATCH p = SHORTEST 1 (a)-[:A]->(b) RETURN p',
    'Write shortestPath or allShortestPaths',
    'MATCH p = shortestPath((a:A)-[*]->(b:B)) RETURN p',
  ),
  dynamicLabel: refused(
    'dynamic label or type',
    '(n:$(expression))',
    'MATCH (n:$("A")) RETURN n',
    'Compare the labels, or the type',
    'MATCH (n) WHERE "A" IN labels(n) RETURN n',
  ),
  dynamicProperty: refused(
    'dynamic property in SET',
    'SET n[key] = value',
    'MATCH (n) SET n["a"] = 1',
    'Write the name of the key, or add a map that is a parameter',
    'MATCH (n) SET n += {a: 1}',
  ),
  concatenation: refused('||', 'a || b', 'RETURN "a" || "b" AS x', 'Write `+`', 'RETURN "a" + "b" AS x'),
  typeTest: refused(
    'type test',
    'value IS :: TYPE',
    'RETURN 1 IS :: INTEGER AS x',
    'Compare the name of the type',
    'RETURN valueType(1) = "INTEGER NOT NULL" AS x',
  ),
  normalized: refused(
    'IS NORMALIZED',
    'text IS NORMALIZED',
    'RETURN "a" IS NORMALIZED AS x',
    'Compare with the normal form',
    'RETURN normalize("a") = "a" AS x',
  ),
} as const

/** Every part of the language below clauses, those that are supported first. */
export const syntaxParts: readonly SyntaxDescription[] = [
  ...supportedSyntax,
  ...Object.values(unsupportedSyntax),
]

function supported(name: string, syntax: string, example: string): SyntaxDescription {
  return { name, syntax, standing: SUPPORTED, example }
}

function refused(name: string, syntax: string, example: string, instead: string, query: string) {
  return { name, syntax, standing: unsupported(instead, query), example }
}
