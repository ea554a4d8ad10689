import type { Choices } from './choices.ts'
import { LABELS } from './random-graph.ts'
import { randomPattern } from './random-pattern.ts'
import { randomWrites } from './random-write.ts'
import { Scope } from './scope.ts'

/** A statement that changes the graph; about one in six fails on the data, some of them after many changes. */
export function randomStatement(choices: Choices): string {
  if (choices.chance(16)) return randomFailure(choices)
  const scope = new Scope()
  const read = choices.rule([
    [2, () => ({ text: '', scope })],
    [6, () => randomSource(choices, scope)],
    [1, () => ({ text: 'UNWIND [1, 2, 2] AS v ', scope: scope.with([{ name: 'v', type: 'integer' }]) })],
  ])
  const written = randomWrites(choices, read.scope)
  return `${read.text}${written}${choices.chance(30) ? ' RETURN count(*) AS c' : ''}`
}

interface Source {
  readonly text: string
  readonly scope: Scope
}

function randomSource(choices: Choices, scope: Scope): Source {
  const pattern = randomPattern(choices, scope, { parts: 1, hops: 1 })
  const optional = choices.chance(10) ? 'OPTIONAL ' : ''
  return { text: `${optional}MATCH ${pattern.text} `, scope: pattern.scope }
}

/** Statements that end in an error, most of them behind changes that must be undone. */
function randomFailure(choices: Choices): string {
  const label = choices.one(LABELS)
  return choices.one([
    `UNWIND [2, 1, 0] AS v CREATE (:${label} {i: 4 / v})`,
    `MATCH (n) SET n.i = 7 SET n.m = {a: 1}`,
    `CREATE (:${label} {k: 50})-[:R]->(:${label}) WITH 1 AS one MATCH (n:${label}) SET n.m = [[1]]`,
    `MATCH (n) DELETE n`,
    `MATCH (n:${label}) SET n:C REMOVE n.i DELETE n`,
    `MATCH (n:${label})-[r]-() DELETE r CREATE (:B {i: 1 % 0})`,
    `CREATE (:${label}) MERGE (n:${label} {s: null})`,
    `OPTIONAL MATCH (n:Missing) CREATE (:${label}) CREATE (n)-[:R]->(:A)`,
    `MATCH (n) DETACH DELETE n CREATE (:A {l: [{a: 1}]})`,
    `CREATE (:${label} {i: 1}) WITH 1 AS one MATCH (n:${label}) SET n.i = 8, n.m = [1, 'a']`,
    `MATCH (n:${label}) SET n.i = 9 DETACH DELETE n SET n:B`,
    `MERGE (a:${label} {i: 60})-[:R {i: a.i}]->(:B {i: a.nothing})`,
    `CREATE (:${label} {i: 70}) MERGE (n:${label} {f: 0.0 / 0})`,
  ])
}
