import { afterEach, describe, expect, test, vi } from 'vitest'
import { Database } from '../../src/database/index.ts'
import type { ConstraintDefinition } from '../../src/model/schema.ts'
import { GraphGuards } from '../../src/store/constraints/guards.ts'
import { Changes } from '../../src/store/indexes/changes.ts'
import { GraphIndexes } from '../../src/store/indexes/graph-indexes.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'

afterEach(() => void vi.restoreAllMocks())

/** Counts how often anything is read of constraints. */
class Reads {
  count = 0

  counted(definition: ConstraintDefinition): ConstraintDefinition {
    return new Proxy(definition, {
      get: (target, name, receiver) => {
        this.count++
        return Reflect.get(target, name, receiver) as unknown
      },
    })
  }
}

function unique(at: number): ConstraintDefinition {
  return { name: `c${at}`, entity: 'node', label: `L${at}`, kind: 'unique', keys: ['id'] }
}

/** A graph with so many constraints, each on a label of its own, all on one key. */
function constrained(size: number): { readonly database: Database; readonly reads: Reads } {
  const store = new PropertyGraph()
  const reads = new Reads()
  const transaction = store.begin()
  for (let at = 0; at < size; at++) transaction.createConstraint(reads.counted(unique(at)))
  transaction.commit()
  reads.count = 0
  return { database: new Database(store), reads }
}

/** What some work reads of constraints where there are 200, and where there are 400. */
function readsOf(work: (database: Database) => void): readonly [number, number] {
  const counts = [200, 400].map((size) => {
    const { database, reads } = constrained(size)
    work(database)
    return reads.count
  })
  return [counts[0], counts[1]]
}

describe('of thousands of constraints', () => {
  test.each<[string, (database: Database) => void]>([
    [
      'one more is created',
      (database) => void database.query('CREATE CONSTRAINT n FOR (n:N) REQUIRE n.id IS UNIQUE'),
    ],
    [
      'one is refused',
      (database) => {
        expect(() => database.query('CREATE CONSTRAINT c7 FOR (n:N) REQUIRE n.id IS UNIQUE')).toThrow()
      },
    ],
    ['an index is created', (database) => void database.query('CREATE INDEX n FOR (n:N) ON (n.id)')],
    ['one is dropped', (database) => void database.query('DROP CONSTRAINT c7')],
    ['all are shown', (database) => void database.query('SHOW CONSTRAINTS YIELD *')],
    ['their indexes are shown', (database) => void database.query('SHOW INDEXES YIELD *')],
    ['a first node is written', (database) => void database.query('CREATE (:L7 {id: 1})')],
    ['a node is sought', (database) => void database.query('MATCH (n:L7 {id: 1}) RETURN n')],
  ])('each is read a few times at the most where %s', (_, work) => {
    const [some, twice] = readsOf(work)
    expect(twice).toBeLessThanOrEqual(2 * some)
    expect(twice).toBeLessThanOrEqual(400 * 30)
  })

  test('none is read for a write but the first, nor at a commit', () => {
    const { database, reads } = constrained(200)
    database.query('CREATE (:L7 {id: 1})')
    reads.count = 0
    const write = (id: number): void =>
      void database.query('CREATE (:L8 {id: $id}), (:Other {x: $id})', { id })
    for (let id = 0; id < 10; id++) write(id)
    // Each look-up of a value that must be unique asks its own constraint, and no other.
    expect(reads.count).toBeLessThanOrEqual(10 * 10)
  })

  test('those of a schema are taken apart by no command that makes others', () => {
    const { database } = constrained(200)
    const apart = vi.spyOn(GraphGuards.prototype, 'of')
    const declared = vi.spyOn(GraphIndexes.prototype, 'indexedOf')
    for (let at = 0; at < 10; at++) {
      database.query(`CREATE CONSTRAINT n${at} FOR (n:N${at}) REQUIRE n.id IS UNIQUE`)
      database.query(`CREATE INDEX i${at} FOR (n:N${at}) ON (n.x)`)
      database.query(`DROP CONSTRAINT n${at}`)
    }
    expect([apart.mock.calls, declared.mock.calls]).toEqual([[], []])
  })

  test('a write is told to the indexes of its label and key alone', () => {
    const { database } = constrained(200)
    for (let at = 0; at < 200; at++) database.query(`MATCH (n:L${at} {id: 1}) RETURN n`)
    database.query('CREATE INDEX FOR (n:Other) ON (n.x)')
    database.query('MATCH (n:Other {x: 1}) RETURN n')
    database.query('CREATE (:Other {x: 0}), (:L3 {id: 3})')
    const kept = vi.spyOn(Changes.prototype, 'add')
    database.query('MATCH (n:Other) SET n.x = 2')
    expect(kept).toHaveBeenCalledTimes(1)
    kept.mockClear()
    database.query('MATCH (n:L3) SET n:Other')
    expect(kept.mock.calls.map(([id, values]) => [id, values])).toEqual([
      [1, [3]],
      [1, [null]],
    ])
  })
})
