import { describe, expect, test } from 'vitest'
import { exportAs, writers } from '../../src/formats/index.ts'
import { Database } from '../../src/index.ts'
import { openFiles } from '../../src/opening/open-files.ts'
import { wholeSubgraph } from '../../src/opening/whole-subgraph.ts'

const text = 'CALL graph.hash() YIELD hash RETURN hash'

function hashOf(database: Database): unknown {
  return database.query(text).records[0][0]
}

describe('graph.hash', () => {
  test('is that of the content, also of what a transaction has written so far', () => {
    const database = new Database()
    const empty = hashOf(database)
    expect(empty).toMatch(/^[0-9a-f]{64}$/)
    const transaction = database.begin()
    transaction.query("CREATE (:A {id: 'a'})")
    const inside = transaction.query(text).records[0][0]
    expect(inside).not.toBe(empty)
    expect(hashOf(database)).toBe(empty)
    transaction.commit()
    expect(hashOf(database)).toBe(inside)
  })

  test('looks at the limits of the query while it works', () => {
    const database = new Database()
    database.query('UNWIND range(1, 20000) AS i CREATE (:A {i: i})')
    expect(() => database.query(text, {}, { maxMemory: 100_000 })).toThrow(/memory/i)
    expect(() => database.query(text, {}, { maxMillis: 1 })).toThrow(/time|ms/i)
  })
})

test('a graph that is exported and opened again has its hash, whatever the format', async () => {
  const script = `CREATE (a:P {id: 'a', f: 1.0}), (b:P {id: 'b', n: 2}), (a)-[:K {w: 1.5}]->(b), (b)-[:K {w: 2.5}]->(a)`
  const opened = await openFiles([{ name: 'a.cypher', bytes: Buffer.from(script) }])
  const hash = hashOf(new Database(opened.store))
  for (const id of ['graphml', 'gexf', 'ndjson', 'cypher']) {
    const writer = writers.find((one) => one.id === id)
    if (writer === undefined) throw new Error(`There is no writer ${id}.`)
    const options = { evidenceOf: undefined, licence: '', raw: false }
    const { files } = await exportAs(writer, wholeSubgraph(opened.store.read()), options)
    const again = await openFiles(
      files.map(({ content }, at) => ({ name: `g${at}.${id}`, bytes: Buffer.from(content) })),
    )
    expect([id, hashOf(new Database(again.store))]).toEqual([id, hash])
  }
})
