import type { Choices } from './choices.ts'
import { randomExpression } from './random-expression.ts'
import { LABELS, randomLiteral, randomProperties, TYPES } from './random-graph.ts'
import { randomPattern } from './random-pattern.ts'
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
  const made = randomWrite(choices, read.scope)
  const more = choices.chance(25) && made.continues ? ` ${randomWrite(choices, read.scope).text}` : ''
  return `${read.text}${made.text}${more}${choices.chance(30) ? ' RETURN count(*) AS c' : ''}`
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

interface Write {
  readonly text: string
  /** Whether another clause may read the same variables. */
  readonly continues: boolean
}

function randomWrite(choices: Choices, scope: Scope): Write {
  const nodes = scope.of('node')
  const entities = scope.of('node', 'relationship')
  const changes = entities.length > 0
  return choices.rule<Write>([
    [4, () => ({ text: randomCreate(choices, scope), continues: true })],
    [4, () => ({ text: randomMerge(choices, scope), continues: true })],
    [changes ? 8 : 0, () => ({ text: randomSet(choices, scope), continues: true })],
    [
      changes ? 2 : 0,
      () => ({ text: `REMOVE ${choices.one(entities)}.${choices.one(['i', 's', 'm'])}`, continues: true }),
    ],
    [
      nodes.length > 0 ? 2 : 0,
      () => ({ text: `REMOVE ${choices.one(nodes)}:${choices.one(LABELS)}`, continues: true }),
    ],
    [
      scope.of('relationship').length > 0 ? 3 : 0,
      () => ({ text: `DELETE ${choices.one(scope.of('relationship'))}`, continues: false }),
    ],
    [nodes.length > 0 ? 2 : 0, () => ({ text: `DETACH DELETE ${choices.one(nodes)}`, continues: false })],
    [nodes.length > 0 ? 1 : 0, () => ({ text: `DELETE ${choices.one(nodes)}`, continues: false })],
  ])
}

function properties(choices: Choices): string {
  return `{${randomProperties(choices, choices.below(100))}}`
}

function end(choices: Choices, scope: Scope): string {
  const nodes = scope.of('node')
  if (nodes.length > 0 && choices.chance(60)) return `(${choices.one(nodes)})`
  return `(:${choices.one(LABELS)} ${properties(choices)})`
}

function randomCreate(choices: Choices, scope: Scope): string {
  if (choices.chance(40))
    return `CREATE (:${choices.one(LABELS)}:${choices.one(LABELS)} ${properties(choices)})`
  const relationship = `[:${choices.one(TYPES)} ${properties(choices)}]`
  const [left, right] = choices.one([
    ['-', '->'],
    ['<-', '-'],
  ])
  return `CREATE ${end(choices, scope)}${left}${relationship}${right}${end(choices, scope)}`
}

function randomMerge(choices: Choices, scope: Scope): string {
  const nodes = scope.of('node')
  const actions = (name: string): string =>
    `${choices.chance(40) ? ` ON CREATE SET ${name}.s = 'made'` : ''}${choices.chance(40) ? ` ON MATCH SET ${name}.s = 'found'` : ''}`
  const key = choices.one(['i', 's'] as const)
  const map = `{${key}: ${randomLiteral(choices, key)}}`
  if (nodes.length > 0 && choices.chance(70)) {
    const name = scope.names.fresh('e')
    const [left, right] = choices.one([
      ['-', '->'],
      ['-', '-'],
      ['<-', '-'],
    ])
    const to = choices.chance(60) ? `(${choices.one(nodes)})` : `(:${choices.one(LABELS)} ${map})`
    const inner = `${name}:${choices.one(TYPES)}${choices.chance(30) ? ` ${map}` : ''}`
    return `MERGE (${choices.one(nodes)})${left}[${inner}]${right}${to}${actions(name)}`
  }
  const name = scope.names.fresh('e')
  return `MERGE (${name}:${choices.one(LABELS)} ${map})${actions(name)}`
}

function randomSet(choices: Choices, scope: Scope): string {
  const entities = scope.of('node', 'relationship')
  const nodes = scope.of('node')
  const name = choices.one(entities)
  const item = choices.rule([
    [4, () => `${name}.i = ${randomExpression(choices, scope, 'integer')}`],
    [2, () => `${name}.m = ${randomLiteral(choices, 'm')}`],
    [1, () => `${name}.s = null`],
    [1, () => `${name} = ${properties(choices)}`],
    [1, () => `${name} += {i: ${randomExpression(choices, scope, 'integer')}, s: null}`],
    [1, () => `${name} = ${choices.one(entities)}`],
    [nodes.length > 0 ? 3 : 0, () => `${choices.one(nodes)}:${choices.one(LABELS)}`],
  ])
  return `SET ${item}`
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
  ])
}
