import { describe, expect, test } from 'vitest'
import { functionForms } from '../../../src/cypher/functions/forms.ts'
import { allFunctions } from '../../../src/cypher/functions/index.ts'
import {
  clauseDescriptions,
  refusedClauseExamples,
} from '../../../src/cypher/language/clause-descriptions.ts'
import { clauseKeywords, refusedClauses } from '../../../src/cypher/language/clauses.ts'
import { functionDifferences, procedureDifferences } from '../../../src/cypher/language/differences.ts'
import { insteadOfFunction, missingFunctions } from '../../../src/cypher/language/functions.ts'
import { insteadOfProcedure, missingProcedures } from '../../../src/cypher/language/procedures.ts'
import { type Instead, insteadText } from '../../../src/cypher/language/standing.ts'
import {
  refusedSyntaxDescriptions,
  supportedSyntax,
} from '../../../src/cypher/language/syntax-descriptions.ts'
import { refusedSyntax } from '../../../src/cypher/language/syntax.ts'
import { ProcedureRegistry } from '../../../src/cypher/procedures/index.ts'
import { furtherProcedures } from '../../../src/opening/procedures.ts'
import { CypherError } from '../../../src/errors.ts'
import { graph } from '../../helpers/graph.ts'

const DRAWING =
  "(a:A:Person {name: 'Ann', age: 2})-[:KNOWS]->(:B:Person {name: 'Bob', age: 1}), (a)-[:A]->(:A {name: 'Cy', age: 3})"

function run(query: string): void {
  graph(DRAWING).query(query)
}

function errorOf(query: string): CypherError {
  try {
    run(query)
  } catch (error) {
    if (error instanceof CypherError) return error
    throw error
  }
  throw new TypeError(`${query} ran`)
}

const supported = [...clauseDescriptions, ...supportedSyntax].map(
  ({ name, example }) => [name, example] as const,
)
const refused = [
  ...refusedClauses.map((clause) => ({ ...clause, example: refusedClauseExamples.get(clause.name) ?? '' })),
  ...refusedSyntaxDescriptions,
].map(({ name, example, instead }) => [name, example, instead] as const)
const insteads: (readonly [string, Instead])[] = refused.map(([name, , instead]) => [name, instead])

describe('clauses, patterns and expressions', () => {
  test.each(supported)('%s: its example runs', (_, example) => {
    expect(() => {
      run(example)
    }).not.toThrow()
  })

  test.each(refused)('%s is refused by name, with what to write instead', (name, example, instead) => {
    const error = errorOf(example)
    expect([error.phase, error.kind, error.code, error.message, error.hint]).toEqual([
      'compile',
      'SyntaxError',
      'UnsupportedSyntax',
      `${name} is not supported.`,
      insteadText(instead),
    ])
    expect(error.position).toBeDefined()
  })

  test('each name is there once', () => {
    const names = [...supported, ...refused].map(([name]) => name)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test('what is refused is described, and a word that begins a clause is known as one', () => {
    expect(refusedSyntaxDescriptions.map(({ name }) => name)).toEqual(
      Object.values(refusedSyntax).map(({ name }) => name),
    )
    expect([...refusedClauseExamples.keys()]).toEqual(refusedClauses.map(({ name }) => name))
    const words = clauseDescriptions.map(({ name }) => name.split(' ')[0]).filter((word) => word !== 'UNION')
    expect(words.filter((word) => !clauseKeywords.has(word))).toEqual([])
  })

  test('a word that is no clause is taken for a misspelt one, and a path may have the name of one', () => {
    expect(errorOf('FOREACHE (x IN [1] | CREATE (:A))').hint).toBe('Did you mean FOREACH?')
    expect(() => {
      run('CREATE index = (:A) RETURN index')
    }).not.toThrow()
    expect(() => {
      run('MATCH (use:A) WITH use AS load, 1 AS explain RETURN load, explain')
    }).not.toThrow()
  })

  test.each([
    ['MATCH (n:A&B) RETURN n', 'label expression'],
    ['MATCH (n:!A) RETURN n', 'label expression'],
    ['MATCH (n:%) RETURN n', 'label expression'],
    ['MATCH (n:(A|B)) RETURN n', 'label expression'],
    ['MATCH ()-[r:!A]->() RETURN r', 'label expression'],
    ['MATCH ()-[r:A&B]->() RETURN r', 'label expression'],
    ['MATCH (n) WHERE n:A|B RETURN n', 'label expression'],
    ['MATCH (n) WHERE n:!A RETURN n', 'label expression'],
    ['MATCH ((a)-->(b)){2} RETURN a', 'quantified path pattern'],
    ['MATCH (a)-->+(b) RETURN a', 'quantified path pattern'],
    ['MATCH ANY SHORTEST (a)-->(b) RETURN a', 'path selector'],
    ['RETURN 1 IS NOT TYPED STRING', 'type test'],
    ["RETURN 'a' IS NOT NFD NORMALIZED", 'IS NORMALIZED'],
    ["WITH ['a' || 'b'] AS x RETURN x", '||'],
    ['SHOW ROLES', 'SHOW ...'],
    ['CALL { RETURN 1 AS x } IN 3 CONCURRENT TRANSACTIONS RETURN x', 'CALL { ... } IN TRANSACTIONS'],
  ])('%s is refused as a %s', (query, name) => {
    expect(errorOf(query)).toMatchObject({ code: 'UnsupportedSyntax', message: `${name} is not supported.` })
  })

  test.each([
    'RETURN [x IN [1, 2] WHERE x > 1 | x] AS xs',
    'MATCH (n) RETURN [m IN [n] WHERE m:A | m.name] AS xs',
    'MATCH (n) RETURN n.age % 2 AS x',
    'MATCH (a) WHERE ((a)-->()) RETURN a',
  ])('%s is not taken for what is refused', (query) => {
    expect(() => {
      run(query)
    }).not.toThrow()
  })
})

describe('functions', () => {
  const known = new Set([...allFunctions, ...functionForms].map(({ name }) => name))

  test.each(missingFunctions)('%s is not there, and the error says what to write instead', (name) => {
    const instead = insteadOfFunction(name)
    if (instead === undefined) throw new TypeError(`nothing is said instead of ${name}`)
    expect(known).not.toContain(name)
    expect(errorOf(`RETURN ${name}()`)).toMatchObject({ code: 'UnknownFunction', hint: insteadText(instead) })
  })

  for (const name of missingFunctions) {
    const instead = insteadOfFunction(name)
    if (instead !== undefined) insteads.push([name, instead])
  }

  test('what differs is there', () => {
    expect([...functionDifferences.keys()].filter((name) => !known.has(name))).toEqual([])
  })

  test('a name that nobody knows is answered with the query that lists all', () => {
    expect(errorOf('RETURN whatIsThis()').hint).toBe("`silkgraph query 'SHOW FUNCTIONS'` lists all.")
  })
})

describe('procedures', () => {
  const there = new Set(new ProcedureRegistry(furtherProcedures([])).all().map(({ name }) => name))

  test('what differs is there', () => {
    expect([...procedureDifferences.keys()].filter((name) => !there.has(name))).toEqual([])
  })

  test.each(missingProcedures)('%s is not there, and the error says what to write instead', (name) => {
    const instead = insteadOfProcedure(name)
    if (instead === undefined) throw new TypeError(`nothing is said instead of ${name}`)
    expect(there).not.toContain(name)
    expect(errorOf(`CALL ${name}()`)).toMatchObject({ code: 'ProcedureNotFound', hint: insteadText(instead) })
  })

  for (const name of missingProcedures) {
    const instead = insteadOfProcedure(name)
    if (instead !== undefined) insteads.push([name, instead])
  }

  test.each([
    ['db.indexes', 'SHOW INDEXES'],
    ['db.indexDetails', 'SHOW INDEXES'],
    ['db.constraints', 'SHOW CONSTRAINTS'],
  ])('%s, which Neo4j once had, is answered with %s', (name, query) => {
    expect(errorOf(`CALL ${name}()`).hint).toBe(`Write a command: \`${query}\``)
  })

  test('a name that nobody knows is answered with the query that lists all', () => {
    expect(errorOf('CALL what.is.this()').hint).toBe("`silkgraph query 'SHOW PROCEDURES'` lists all.")
  })
})

describe('what to write instead is Cypher that runs', () => {
  test.each(insteads.filter(([, { query }]) => query !== undefined))('of %s', (_, { query = '' }) => {
    expect(() => {
      run(query)
    }).not.toThrow()
  })

  test('and there are such queries', () => {
    expect(insteads.length).toBeGreaterThan(60)
  })
})
