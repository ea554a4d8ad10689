import { describe, expect, test } from 'vitest'
import { planRows } from '../../src/cypher/index.ts'
import { SLICE_WORK } from '../../src/cypher/runtime/limits.ts'
import { Database } from '../../src/database/index.ts'
import { processMemory } from '../../src/database/memory.ts'
import { GraphBuilder } from '../../src/store/graph-builder.ts'
import type { PropertyGraph } from '../../src/store/property-graph.ts'
import { expectSlice, expectSliced } from '../helpers/sliced.ts'

const NODES = 60_000
const UNIQUE = 'CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS UNIQUE'

/** A graph of nodes A with two keys, each with a relationship R to itself. */
function store(): PropertyGraph {
  const builder = new GraphBuilder()
  for (let at = 0; at < NODES; at++) {
    const x = ['x', at + 1] as const
    builder.addNode(['A'], [x, ['y', String(at + 1)]])
    builder.addRelationship(at, 'R', at, [x])
  }
  return builder.build()
}

function nodes(): Database {
  return new Database(store())
}

function namesIn(database: Database): readonly string[] {
  const { indexes, constraints } = database.read().schema
  return [...indexes, ...constraints].map(({ name }) => name)
}

describe('the data that a constraint is created on are looked at', () => {
  test.each([
    ['unique values', UNIQUE],
    ['a key', 'CREATE CONSTRAINT c FOR (n:A) REQUIRE (n.x, n.y) IS KEY'],
    ['existence', 'CREATE CONSTRAINT c FOR (n:A) REQUIRE n.y IS NOT NULL'],
    ['a type', 'CREATE CONSTRAINT c FOR (n:A) REQUIRE n.y IS :: STRING'],
    ['unique values of relationships', 'CREATE CONSTRAINT c FOR ()-[r:R]-() REQUIRE r.x IS UNIQUE'],
    ['a type that few relationships have', 'CREATE CONSTRAINT c FOR ()-[r:S]-() REQUIRE r.x IS UNIQUE'],
  ])('in slices: %s', (_, text) => {
    const database = nodes()
    database.query('MATCH (n:A {x: 1}) CREATE (n)-[:S {x: 1}]->(n)')
    expectSliced(database.start(text), Math.floor(NODES / SLICE_WORK), 1)
    expect(namesIn(database)).toContain('c')
  })

  test.each([
    // The node that counts, and one for each value that is read.
    ['n.x IS UNIQUE', 2 * NODES],
    ['(n.x, n.y) IS UNIQUE', 3 * NODES],
    ['n.y IS NOT NULL', 2 * NODES],
    ['n.y IS :: STRING', 2 * NODES],
  ])('with a hit for each element and each value: %s', (requirement, hits) => {
    const database = nodes()
    database.query('CREATE (:B {x: 1})')
    const { profile } = database.query(`PROFILE CREATE CONSTRAINT FOR (n:A) REQUIRE ${requirement}`).summary
    const counted = profile && planRows(profile).map(({ profile: one, plan }) => [plan.operator, one?.hits])
    expect(counted?.find(([operator]) => operator === 'CreateConstraint')).toEqual(['CreateConstraint', hits])
  })

  test('and where the command is given up or its time is up, nothing is left of it, and the next one writes', () => {
    const graph = store()
    const database = new Database(graph)
    const before = database.read()
    const cancelledOne = database.start(UNIQUE)
    expectSlice(cancelledOne, 1)
    cancelledOne.cancel()
    expect(() => cancelledOne.step()).toThrow(expect.objectContaining({ code: 'Cancelled' }))
    let now = 0
    const slow = new Database(graph, { monotonic: () => now })
    const late = slow.start('CREATE CONSTRAINT FOR (n:A) REQUIRE n.new IS UNIQUE', {}, { maxMillis: 10 })
    expectSlice(late, 1)
    now = 11
    expect(() => late.step()).toThrow(expect.objectContaining({ code: 'TimeLimit' }))
    expect(database.read()).toBe(before)
    expect([before.keyId('new'), processMemory.used]).toEqual([-1, 0])
    database.query(UNIQUE)
    expect(namesIn(database)).toEqual(['c', 'c'])
  })

  test('within the memory of the query, which is asked for before it is taken, and given back', () => {
    const database = nodes()
    const refused = expect.objectContaining({ code: 'MemoryLimit' })
    const maxMemory = 8 * NODES
    expect(() => database.query(UNIQUE, {}, { maxMemory })).toThrow(refused)
    expect(namesIn(database)).toEqual([])
    database.query('CREATE CONSTRAINT e FOR (n:A) REQUIRE n.x IS NOT NULL', {}, { maxMemory })
    const { profile } = database.query(`PROFILE ${UNIQUE}`, {}, { maxMemory: 32 * NODES }).summary
    const bytes = profile && Math.max(...planRows(profile).map(({ profile: one }) => one?.bytes ?? 0))
    expect(bytes).toBeGreaterThan(12 * NODES)
    expect(processMemory.used).toBe(0)
  })

  test('while readers have the version before, and whoever writes waits, or is refused at once', async () => {
    const database = nodes()
    const running = database.start(UNIQUE)
    expectSlice(running, 1)
    expect(() => database.query('CREATE (:A {x: 1})')).toThrow(
      expect.objectContaining({ code: 'TransactionConflict' }),
    )
    expect(database.query('MATCH (n:A) RETURN count(n)').records).toEqual([[NODES]])
    const waiting = database.beginInTurn()
    while (expectSlice(running, 1).kind !== 'done') expect(namesIn(database)).toEqual([])
    const writing = await waiting
    // What waited is held to what was made meanwhile.
    expect(() => writing.query('CREATE (:A {x: 1})')).toThrow(
      expect.objectContaining({ code: 'ConstraintValidationFailed' }),
    )
  })

  test.each([
    [
      'that was committed before',
      (database: Database) => void database.query('CREATE (:A {x: $x})', { x: NODES }),
    ],
    [
      'in the base, for a label that was added',
      (database: Database) => {
        database.query('CREATE (:B {x: $x})', { x: NODES })
        database.query('MATCH (n:B) SET n:A')
      },
    ],
  ])('up to the first offender, which is named: one %s', (_, write) => {
    const database = nodes()
    write(database)
    const running = database.start(UNIQUE)
    let error: unknown
    try {
      expectSliced(running, 1, 1)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({
      code: 'ConstraintCreationFailed',
      message: `Unable to create Constraint( name='c', type='UNIQUENESS', schema=(:A {x}) ): Both Node(${NODES - 1}) and Node(${NODES}) have the label \`A\` and property \`x\` = ${NODES}. Note that only the first found violation is shown.`,
    })
    expect(namesIn(database)).toEqual([])
  })
})
