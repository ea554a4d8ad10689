import type { Choices } from './choices.ts'
import { randomExpression } from './random-expression.ts'
import { LABELS, randomLiteral, randomProperties, TYPES } from './random-graph.ts'
import { randomPattern } from './random-pattern.ts'
import type { Scope } from './scope.ts'

/** One or two clauses that write; the second may be about what the first has deleted. */
export function randomWrites(choices: Choices, scope: Scope): string {
  const deleted = scope.of('node', 'relationship')
  if (deleted.length > 0 && choices.chance(18)) {
    const { text, name } = randomDelete(choices, scope)
    return choices.chance(65) ? `${text} ${randomWriteAfterDelete(choices, scope, name)}` : text
  }
  const first = randomWrite(choices, scope)
  return choices.chance(25) ? `${first} ${randomWrite(choices, scope)}` : first
}

/** A clause that writes and deletes nothing. */
function randomWrite(choices: Choices, scope: Scope): string {
  const nodes = scope.of('node')
  const entities = scope.of('node', 'relationship')
  const hasEntities = entities.length > 0
  return choices.rule([
    [3, () => `CREATE ${randomElement(choices, scope)}`],
    [4, () => `CREATE ${randomReadingParts(choices, scope)}`],
    [4, () => randomMerge(choices, scope)],
    [hasEntities ? 8 : 0, () => `SET ${randomItems(choices, scope).join(', ')}`],
    [hasEntities ? 2 : 0, () => `REMOVE ${choices.one(entities)}.${choices.one(['i', 's', 'm'])}`],
    [nodes.length > 0 ? 2 : 0, () => `REMOVE ${choices.one(nodes)}:${choices.one(LABELS)}`],
    [2, () => randomForeach(choices, scope)],
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

function arrow(choices: Choices): readonly [string, string] {
  return choices.one([
    ['-', '->'],
    ['<-', '-'],
  ] as const)
}

/** A node by itself, or one relationship. */
function randomElement(choices: Choices, scope: Scope): string {
  if (choices.chance(40)) return `(:${choices.one(LABELS)}:${choices.one(LABELS)} ${properties(choices)})`
  const [left, right] = arrow(choices)
  const relationship = `[:${choices.one(TYPES)} ${properties(choices)}]`
  return `${end(choices, scope)}${left}${relationship}${right}${end(choices, scope)}`
}

/** A number that asks the graph, by a subquery or a pattern. */
function asking(choices: Choices, scope: Scope): string {
  const nodes = scope.of('node')
  const { text } = randomPattern(choices, scope, { parts: 1, hops: 1 })
  if (nodes.length > 0 && choices.chance(30))
    return `size([(${choices.one(nodes)})--(${scope.names.fresh('n')}) | 1])`
  return choices.one([
    `COUNT { ${text} }`,
    `CASE WHEN EXISTS { MATCH ${text} } THEN 1 ELSE 0 END`,
    `size(COLLECT { MATCH ${text} RETURN 1 AS ${scope.names.fresh('v')} })`,
  ])
}

/** Parts of one CREATE, of which the later ones read what the earlier ones make. */
function randomReadingParts(choices: Choices, scope: Scope): string {
  const { names } = scope
  const [one, other, line, path, third] = ['e', 'e', 'e', 'p', 'e'].map((prefix) => names.fresh(prefix))
  const value = choices.rule([
    [3, () => randomExpression(choices, scope, 'integer')],
    [4, () => asking(choices, scope)],
  ])
  const first = `(${one}:${choices.one(LABELS)} {i: ${value}, s: ${randomLiteral(choices, 's')}})`
  const read = choices.one([
    `${one}.i`,
    `${one}.i + 1`,
    `coalesce(${one}.nothing, ${one}.i)`,
    `size(labels(${one}))`,
    `size([x IN [1, 2] WHERE x < ${one}.i])`,
    `COUNT { (${one})--() }`,
    `${one}.i + ${asking(choices, scope)}`,
  ])
  const [left, right] = arrow(choices)
  const type = choices.one(TYPES)
  return choices.one([
    `${first}, (${other}:${choices.one(LABELS)} {i: ${read}, s: ${one}.s})`,
    `${first}, (${one})${left}[${line}:${type} {i: ${read}}]${right}(${other} {i: ${one}.i}), (${third}:A {i: ${line}.i, k: ${other}.i})`,
    `${path} = (${one})${left}[${line}:${type} {i: ${value}}]${right}(${other}), (${third}:B {i: length(${path}), k: ${line}.i, s: type(${line})})`,
    `${first}, ${path} = (${one})${left}[${line}:${type}]${right}(${other}:B), (${third}:C {i: COUNT { (${one})--() } + size(nodes(${path}))})`,
    `${first}, (${one})${left}[${line}:${type}]${right}${end(choices, scope)}, (${third} {b: EXISTS { (${one})--() }, i: ${one}.i})`,
  ])
}

function randomMerge(choices: Choices, scope: Scope): string {
  const nodes = scope.of('node')
  const actions = (name: string): string =>
    `${choices.chance(40) ? ` ON CREATE SET ${name}.s = 'made', ${name}.m = ${name}.s` : ''}${choices.chance(40) ? ` ON MATCH SET ${name}.s = 'found', ${name}.m = ${name}.s` : ''}`
  const key = choices.one(['i', 's'] as const)
  const map = `{${key}: ${randomLiteral(choices, key)}}`
  const name = scope.names.fresh('e')
  if (choices.chance(25)) {
    const [line, to] = [scope.names.fresh('e'), scope.names.fresh('e')]
    const from = `(${name}:${choices.one(LABELS)} {${key}: ${randomLiteral(choices, key)}})`
    const [left, right] = arrow(choices)
    const inner = `${line}:${choices.one(TYPES)}${choices.one(['', ` {${key}: ${name}.${key}}`])}`
    return `MERGE ${from}${left}[${inner}]${right}(${to}:${choices.one(LABELS)} {${key}: ${name}.${key}})${actions(to)}`
  }
  if (nodes.length > 0 && choices.chance(70)) {
    const [left, right] = choices.one([
      ['-', '->'],
      ['-', '-'],
      ['<-', '-'],
    ])
    const to = choices.chance(60) ? `(${choices.one(nodes)})` : `(:${choices.one(LABELS)} ${map})`
    const inner = `${name}:${choices.one(TYPES)}${choices.chance(30) ? ` ${map}` : ''}`
    return `MERGE (${choices.one(nodes)})${left}[${inner}]${right}${to}${actions(name)}`
  }
  return `MERGE (${name}:${choices.one(LABELS)} ${map})${actions(name)}`
}

/** Items of one SET. Those about different variables change different keys: which is last would stay open. */
function randomItems(choices: Choices, scope: Scope): readonly string[] {
  const entities = scope.of('node', 'relationship')
  const nodes = scope.of('node')
  const name = choices.one(entities)
  const assignment = (): string =>
    choices.rule([
      [4, () => `${name}.i = ${randomExpression(choices, scope, 'integer')}`],
      [3, () => `${name}.i = ${asking(choices, scope)}`],
      [2, () => `${name}.m = ${randomLiteral(choices, 'm')}`],
      [3, () => `${name}.m = ${randomList(choices, scope)}`],
      [2, () => `${name}.k = ${name}.i`],
      [1, () => `${name}.s = null`],
    ])
  if (choices.chance(55)) {
    const read = choices.one([`${name}.i`, `${name}.k`, asking(choices, scope)])
    const others = choices.one(entities)
    const other = (): string => `${others}.g = ${read}`
    const label = (): string => `${choices.one(nodes)}:${choices.one(LABELS)}`
    return [
      assignment(),
      ...choices.many(1, 2, () =>
        choices.rule<string>([
          [3, assignment],
          [3, other],
          [nodes.length > 0 ? 2 : 0, label],
        ]),
      ),
    ]
  }
  return [
    choices.rule([
      [6, assignment],
      [1, () => `${name} = ${properties(choices)}`],
      [1, () => `${name} += {i: ${randomExpression(choices, scope, 'integer')}, s: null}`],
      [1, () => `${name} += {m: ${randomList(choices, scope)}}`],
      [1, () => `${name} = ${choices.one(entities)}`],
      [nodes.length > 0 ? 3 : 0, () => `${choices.one(nodes)}:${choices.one(LABELS)}`],
    ]),
  ]
}

/** A list whose elements may be of several types: of numbers it is stored, of anything else refused. */
function randomList(choices: Choices, scope: Scope): string {
  const number = (): string => randomLiteral(choices, choices.one(['i', 'f']))
  const items = choices.rule([
    [6, () => choices.many(0, 3, number)],
    [2, () => [randomExpression(choices, scope, 'integer'), number()]],
    [1, () => choices.many(1, 2, () => randomLiteral(choices, choices.one(['i', 's', 'b', 'l'])))],
  ])
  return `[${items.join(', ')}]`
}

function randomForeach(choices: Choices, scope: Scope): string {
  const name = scope.names.fresh('v')
  const list = choices.rule([
    [3, () => '[1, 2]'],
    [2, () => `[${asking(choices, scope)}, 1]`],
    [1, () => `range(1, ${asking(choices, scope)} % 3)`],
  ])
  const inner = scope.with([{ name, type: 'integer' }])
  const entities = scope.of('node', 'relationship')
  const made = scope.names.fresh('e')
  const clause = choices.rule([
    [2, () => `CREATE (:${choices.one(LABELS)} {i: ${name}, k: ${asking(choices, inner)}})`],
    [2, () => `CREATE (${made}:${choices.one(LABELS)} {i: ${name}}), (:B {i: ${made}.i + 1})`],
    [1, () => `MERGE (:${choices.one(LABELS)} {i: ${name}})`],
    [entities.length > 0 ? 3 : 0, () => `SET ${choices.one(entities)}.i = ${asking(choices, inner)}`],
  ])
  return `FOREACH (${name} IN ${list} | ${clause})`
}

function randomDelete(choices: Choices, scope: Scope): { readonly text: string; readonly name: string } {
  const relationships = scope.of('relationship')
  const nodes = scope.of('node')
  return choices.rule([
    [
      relationships.length > 0 ? 3 : 0,
      () => {
        const name = choices.one(relationships)
        return { text: `DELETE ${name}`, name }
      },
    ],
    [
      nodes.length > 0 ? 3 : 0,
      () => {
        const name = choices.one(nodes)
        return { text: `${choices.one(['DETACH DELETE', 'DETACH DELETE', 'DELETE'])} ${name}`, name }
      },
    ],
  ])
}

/** A clause that changes what is deleted, or what may be: it reads nothing of either. */
function randomWriteAfterDelete(choices: Choices, scope: Scope, deleted: string): string {
  const nodes = scope.of('node')
  const isNode = nodes.includes(deleted)
  const name = choices.chance(70) ? deleted : choices.one(scope.of('node', 'relationship'))
  const variable = scope.names.fresh('v')
  return choices.rule([
    [3, () => `SET ${name}.i = ${randomLiteral(choices, 'i')}`],
    [2, () => `SET ${name} += {i: 5, s: null}`],
    [1, () => `SET ${name} = {k: 7}`],
    [2, () => `REMOVE ${name}.i`],
    [1, () => `FOREACH (${variable} IN [1, 2] | SET ${name}.i = ${variable})`],
    [isNode ? 2 : 0, () => `SET ${deleted}:${choices.one(LABELS)}`],
    [isNode ? 2 : 0, () => `REMOVE ${deleted}:${choices.one(LABELS)}`],
    [isNode ? 1 : 0, () => `CREATE (:A)-[:R]->(${deleted})`],
    [nodes.length > 0 ? 1 : 0, () => `SET ${choices.one(nodes)}:${choices.one(LABELS)}`],
    [1, () => `CREATE (:A {i: ${asking(choices, scope.only([]))}})`],
  ])
}
