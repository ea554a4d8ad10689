import type { Instead } from './standing.ts'

/** A part of the language that is known and not supported. */
export interface RefusedSyntax {
  readonly name: string
  readonly instead: Instead
}

/** What the parser knows below clauses in order to refuse it by name; syntax-descriptions.ts has what is supported. */
export const refusedSyntax = {
  labelExpression: {
    name: 'label expression',
    instead: { text: 'Write a condition', query: 'MATCH (n) WHERE n:A OR n:B RETURN n' },
  },
  isLabel: { name: 'IS before a label', instead: { text: 'Write a colon', query: 'MATCH (n:A) RETURN n' } },
  inTransactions: {
    name: 'CALL { ... } IN TRANSACTIONS',
    instead: {
      text: 'Leave IN TRANSACTIONS out (the query is one transaction), or run several queries',
      query: 'UNWIND [1, 2] AS x CALL (x) { CREATE (:Number {value: x}) }',
    },
  },
  quantifiedPath: {
    name: 'quantified path pattern',
    instead: { text: 'Write a variable length', query: 'MATCH (a)-[:A*1..3]->(b) RETURN b' },
  },
  pathSelector: {
    name: 'path selector',
    instead: {
      text: 'Write shortestPath or allShortestPaths',
      query: 'MATCH p = shortestPath((a:A)-[*]->(b:B)) RETURN p',
    },
  },
  dynamicLabel: {
    name: 'dynamic label or type',
    instead: { text: 'Compare the labels, or the type', query: 'MATCH (n) WHERE "A" IN labels(n) RETURN n' },
  },
  dynamicProperty: {
    name: 'dynamic property in SET',
    instead: {
      text: 'Write the name of the key, or add a map that is a parameter',
      query: 'MATCH (n) SET n += {a: 1}',
    },
  },
  concatenation: { name: '||', instead: { text: 'Write `+`', query: 'RETURN "a" + "b" AS x' } },
  typeTest: {
    name: 'type test',
    instead: { text: 'Compare the name of the type', query: 'RETURN valueType(1) = "INTEGER NOT NULL" AS x' },
  },
  normalized: {
    name: 'IS NORMALIZED',
    instead: { text: 'Compare with the normal form', query: 'RETURN normalize("a") = "a" AS x' },
  },
} satisfies { readonly [part: string]: RefusedSyntax }
