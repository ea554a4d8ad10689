import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Database, RunningQuery, Transaction } from '../../src/database/index.ts'
import { graph } from '../helpers/graph.ts'

const code = (expected: string) => expect.objectContaining({ code: expected })

interface Queries {
  query: Database['query']
}

function count(queries: Queries, label = 'N'): unknown {
  return queries.query(`MATCH (n:${label}) RETURN count(*)`).records[0][0]
}

function rest(running: RunningQuery): unknown[] {
  const records: unknown[] = []
  for (let step = running.step(); step.kind !== 'done'; step = running.step()) records.push(...step.records)
  return records
}

describe('a failed query leaves nothing behind', () => {
  test.each([
    ['at run time', 'CREATE (:New {secret: 1})-[:FRESH]->(:N) WITH 1 AS x UNWIND [0] AS y RETURN x / y', {}],
    ['at the end', 'MATCH (n:N) CREATE (:New {secret: 1}) DELETE n', {}],
    ['at a limit', 'UNWIND range(1, 100) AS x CREATE (:New {secret: x}) RETURN x', { maxRecords: 99 }],
    [
      'in an update',
      'MATCH (n:N) SET n.x = 2, n:New REMOVE n.y CREATE (n)-[:FRESH]->(n) WITH n SET n.secret = {a: 1} RETURN n',
      {},
    ],
  ])('%s', (_, text, options) => {
    const database = graph('(:N {x: 1, y: 1})-[:R {z: 1}]->(:N {x: 1, y: 1})')
    const all = 'MATCH (n) OPTIONAL MATCH (n)-[r]-() RETURN n, r ORDER BY id(n), id(r)'
    const before = [database.schema(), database.query(all).records]
    expect(() => database.query(text, {}, options)).toThrow()
    expect([database.schema(), database.query(all).records]).toEqual(before)
    const { notifications } = database.query('MATCH (n:New)-[:FRESH]->() RETURN n.secret').summary
    expect(notifications.map(({ name }) => name)).toEqual(['New', 'FRESH', 'secret'])
    database.query('CREATE (:N)')
    expect(count(database)).toBe(3)
  })
})

describe('a function of a transaction', () => {
  test('holds several queries, each of which sees the ones before; others see them once it returns', () => {
    const database = graph()
    const result = database.transaction((transaction) => {
      transaction.query('CREATE (:N {x: 1})')
      transaction.query('MATCH (n:N) SET n.x = n.x + 1')
      expect([count(transaction), count(database)]).toEqual([1, 0])
      return transaction.query('MATCH (n:N) RETURN n.x AS x').records
    })
    expect(result).toEqual([[2]])
    expect(database.query('MATCH (n:N) RETURN n.x').records).toEqual([[2]])
  })

  test('that throws is rolled back, and its error comes out as it is', () => {
    const database = graph()
    const error = new Error('mine')
    const work = (): void =>
      database.transaction((transaction) => {
        transaction.query('CREATE (:N)')
        throw error
      })
    expect(work).toThrow(error)
    expect(count(database)).toBe(0)
    database.query('CREATE (:N)')
  })

  test('may roll back or commit itself', () => {
    const database = graph()
    const kept = database.transaction((transaction) => {
      transaction.query('CREATE (:N)')
      transaction.rollback()
      return 7
    })
    database.transaction((transaction) => {
      transaction.query('CREATE (:M)')
      transaction.commit()
    })
    expect([kept, count(database), count(database, 'M')]).toEqual([7, 0, 1])
  })

  test('that is asynchronous by mistake is told so, changes nothing, and does nothing later', async () => {
    const database = graph()
    let late: unknown
    const work = async (transaction: Transaction): Promise<void> => {
      transaction.query('CREATE (:N)')
      await Promise.resolve()
      try {
        transaction.query('CREATE (:N)')
      } catch (error) {
        late = error
        throw error
      }
    }
    expect(() => database.transaction(work)).toThrow(code('AsynchronousTransaction'))
    await new Promise((resolve) => {
      setTimeout(resolve, 0)
    })
    expect(late).toMatchObject({ code: 'TransactionEnded' })
    expect(count(database)).toBe(0)
  })

  test('cannot begin another, nor write beside it: at once, since waiting would never end', () => {
    const database = graph()
    database.transaction((transaction) => {
      expect(() => database.transaction(() => 1)).toThrow(code('TransactionConflict'))
      expect(() => database.begin()).toThrow(code('TransactionConflict'))
      expect(() => database.query('CREATE (:N)')).toThrow(code('TransactionConflict'))
      expect(count(database)).toBe(0)
      transaction.query('CREATE (:N)')
    })
    expect(count(database)).toBe(1)
  })
})

describe('a query that fails in a transaction takes it along', () => {
  test.each([
    ['at run time', 'CREATE (:N) WITH 1 AS x UNWIND [0] AS y RETURN x / y', {}, {}],
    ['when it is compiled', 'CREATE (', {}, {}],
    ['for its parameters', 'CREATE (:N {x: $x})', {}, {}],
    ['at a limit', 'UNWIND range(1, 100) AS x RETURN x', {}, { maxRecords: 99 }],
    ['for writing', 'CREATE (:N)', {}, { readOnly: true }],
  ])('%s', (_, text, parameters, options) => {
    const database = graph('(:N)')
    const transaction = database.begin()
    transaction.query('CREATE (:N), (:Other)')
    let cause: unknown
    try {
      transaction.query(text, parameters, options)
    } catch (error) {
      cause = error
    }
    expect(cause).toBeInstanceOf(Error)
    const failed = expect.objectContaining({ code: 'TransactionFailed', cause })
    expect(() => transaction.query('RETURN 1')).toThrow(failed)
    expect(() => transaction.commit()).toThrow(failed)
    expect(transaction.state).toBe('failed')
    expect([count(database), database.schema().labels]).toEqual([1, [{ name: 'N', count: 1 }]])
    // Nobody has to wait for it any more.
    database.query('CREATE (:N)')
    transaction.rollback()
    expect(count(database)).toBe(2)
  })

  test('also where its error was swallowed', () => {
    const database = graph()
    const work = (): void =>
      database.transaction((transaction) => {
        transaction.query('CREATE (:N)')
        try {
          transaction.query('RETURN 1 / 0')
        } catch {
          // As if nothing had happened.
        }
      })
    expect(work).toThrow(code('TransactionFailed'))
    expect(count(database)).toBe(0)
  })
})

describe('a transaction that was begun', () => {
  test('ends once', () => {
    const database = graph()
    const transaction = database.begin()
    transaction.query('CREATE (:N)')
    expect(transaction.state).toBe('open')
    transaction.commit()
    expect(transaction.state).toBe('committed')
    for (const again of [
      () => transaction.commit(),
      () => transaction.rollback(),
      () => transaction.query('RETURN 1'),
    ])
      expect(again).toThrow(code('TransactionEnded'))
    const other = database.begin()
    other.query('CREATE (:N)')
    other.rollback()
    other.rollback()
    expect(() => other.commit()).toThrow(code('TransactionEnded'))
    expect([other.state, count(database)]).toEqual(['rolled back', 1])
  })

  test('runs one query at a time, and is not committed in the middle of one', () => {
    const database = graph()
    const transaction = database.begin()
    const running = transaction.start('UNWIND range(1, 3000) AS x CREATE (:N) RETURN x')
    running.step(10)
    expect(() => transaction.query('RETURN 1')).toThrow(code('QueryRunning'))
    expect(() => transaction.commit()).toThrow(code('QueryRunning'))
    expect(rest(running).length).toBeGreaterThan(0)
    expect(count(transaction)).toBe(3000)
    transaction.commit()
    expect(count(database)).toBe(3000)
  })

  test('goes on after a reading query is cancelled, and fails with a writing one', () => {
    const database = graph('(:N)')
    const transaction = database.begin()
    transaction.query('CREATE (:N)')
    const reading = transaction.start('UNWIND range(1, 3000) AS x RETURN x')
    reading.step(10)
    reading.cancel()
    expect(() => reading.step()).toThrow(code('Cancelled'))
    expect(count(transaction)).toBe(2)
    const writing = transaction.start('UNWIND range(1, 3000) AS x CREATE (:N) RETURN x')
    writing.step(10)
    writing.cancel()
    expect(() => writing.step()).toThrow(code('Cancelled'))
    expect(() => transaction.commit()).toThrow(code('TransactionFailed'))
    expect(count(database)).toBe(1)
  })

  test('is rolled back in the middle of a query', () => {
    const database = graph('(:N)')
    const transaction = database.begin()
    const running = transaction.start('UNWIND range(1, 3000) AS x CREATE (:N) RETURN x')
    running.step(10)
    transaction.rollback()
    expect(() => running.step()).toThrow(code('Cancelled'))
    expect([transaction.state, count(database)]).toEqual(['rolled back', 1])
  })

  test('is rolled back when the database is closed', () => {
    const database = graph()
    const transaction = database.begin()
    database.close()
    expect(transaction.state).toBe('rolled back')
    expect(() => transaction.query('RETURN 1')).toThrow(code('TransactionEnded'))
    expect(() => database.begin()).toThrow(code('DatabaseClosed'))
  })

  test('names an element made after a deletion anew, and readers of the version before keep theirs', () => {
    const database = graph('(:N {x: 1})-[:R {y: 1}]->(:N {x: 2})')
    const before = database.start('MATCH (a:N)-[r:R]->(b:N) RETURN id(a), a.x, id(r), r.y, id(b), b.x')
    const ids = database.transaction((transaction) => {
      transaction.query('MATCH (n:N) DETACH DELETE n')
      return transaction.query('CREATE (a:N)-[r:R]->(b:N) RETURN id(a), id(r), id(b), a.x, r.y').records[0]
    })
    expect(ids).toEqual([2, 1, 3, null, null])
    expect(rest(before)).toEqual([[0, 1, 0, 1, 1, 2]])
  })
})

describe('readers', () => {
  test('stay on their version while others write, commit and roll back between their steps', () => {
    const database = graph()
    database.query('UNWIND range(1, 3000) AS x CREATE (:N {x: 1})')
    const first = database.start('MATCH (n:N) RETURN sum(n.x) + count(*)')
    first.step(10)
    const transaction = database.begin()
    transaction.query('MATCH (n:N) SET n.x = 5')
    const second = database.start('MATCH (n:N) RETURN sum(n.x) + count(*)')
    first.step(10)
    second.step(10)
    transaction.query('MATCH (n:N) WITH n LIMIT 1000 DELETE n')
    const third = database.start('MATCH (n:N) RETURN sum(n.x) + count(*)')
    transaction.commit()
    const fourth = database.start('MATCH (n:N) RETURN sum(n.x) + count(*)')
    const rolledBack = database.begin()
    rolledBack.query('MATCH (n:N) DELETE n')
    fourth.step(10)
    rolledBack.rollback()
    expect([first, second, third, fourth].map(rest)).toEqual([[[6000]], [[6000]], [[6000]], [[12000]]])
  })
})

/** What a graph of numbered nodes must hold: their values by number. */
type Model = Map<number, number>

const command = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'begin' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'commit' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'rollback' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'fail' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'read' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'start' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'finish' as const }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('create' as const, 'set' as const, 'delete' as const),
      id: fc.nat(6),
      value: fc.nat(99),
    }),
  },
)

const ALL = 'MATCH (n:N) RETURN n.id AS id, n.value AS value ORDER BY id'
const FAILS = 'MATCH (n:N) SET n.value = 1000 WITH count(*) AS c UNWIND [0] AS zero RETURN c / zero'
const texts = {
  create: 'MERGE (n:N {id: $id}) SET n.value = $value',
  set: 'MATCH (n:N {id: $id}) SET n.value = $value CREATE (n)-[:SET_TO {value: $value}]->(n)',
  delete: 'MATCH (n:N {id: $id}) DETACH DELETE n',
}

/** A query under way: what its first step gave, and what it has to give in all. */
interface Reader {
  readonly running: RunningQuery
  readonly read: readonly unknown[]
  readonly expected: number[][]
}

function apply(model: Model, kind: keyof typeof texts, id: number, value: number): void {
  if (kind === 'delete') model.delete(id)
  else if (kind === 'create' || model.has(id)) model.set(id, value)
}

function records(model: Model): number[][] {
  return [...model].sort(([one], [other]) => one - other)
}

test('any sequence of transactions and readers agrees with a plain model', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      const database = graph()
      let committed: Model = new Map()
      let held: { readonly transaction: Transaction; readonly model: Model } | undefined
      const readers: Reader[] = []
      for (const each of commands) {
        switch (each.kind) {
          case 'begin':
            if (held === undefined) held = { transaction: database.begin(), model: new Map(committed) }
            else expect(() => database.begin()).toThrow(code('TransactionConflict'))
            break
          case 'commit':
            held?.transaction.commit()
            committed = held?.model ?? committed
            held = undefined
            break
          case 'rollback':
            held?.transaction.rollback()
            held = undefined
            break
          case 'fail':
            expect(() => (held?.transaction ?? database).query(FAILS)).toThrow(code('DivisionByZero'))
            held = undefined
            break
          case 'read':
            if (held !== undefined) expect(held.transaction.query(ALL).records).toEqual(records(held.model))
            expect(database.query(ALL).records).toEqual(records(committed))
            break
          case 'start': {
            const running = database.start(ALL)
            const first = running.step(1)
            const read = first.kind === 'records' ? first.records : []
            readers.push({ running, read, expected: records(committed) })
            break
          }
          case 'finish': {
            const reader = readers.shift()
            if (reader !== undefined)
              expect([...reader.read, ...rest(reader.running)]).toEqual(reader.expected)
            break
          }
          default:
            ;(held?.transaction ?? database).query(texts[each.kind], { id: each.id, value: each.value })
            apply(held?.model ?? committed, each.kind, each.id, each.value)
        }
      }
      held?.transaction.rollback()
      expect(database.query(ALL).records).toEqual(records(committed))
    }),
    { numRuns: 150 },
  )
})
