import { expect, test } from 'vitest'
import { recordKeys } from '../../../src/viewer/drawer/record-keys.ts'
import { pictureOf } from '../../../src/viewer/layout/picture.ts'
import { openBundledGraph } from '../bundled.ts'
import { graph } from '../../helpers/graph.ts'

test('a record that holds a relationship alone speaks of it and of its ends', async () => {
  const { ask } = openBundledGraph()
  const picture = pictureOf((await ask('MATCH p = ()-[:BUILDS]->() RETURN p')).flat())
  const [record] = await ask('MATCH ()-[b:BUILDS]->() RETURN b ORDER BY b.claims LIMIT 1')
  const keys = recordKeys(record, picture)
  const lines = [...picture.relationships.values()].filter(({ key }) => keys.has(key))
  expect(lines).toHaveLength(1)
  expect(keys).toEqual(new Set([lines[0].key, lines[0].start, lines[0].end]))
})

test('of two relationships that read the same a record speaks of its own', () => {
  const database = graph("(a {id: 'a'})-[:T]->(b {id: 'b'}), (a)-[:T]->(b)")
  const picture = pictureOf(database.query('MATCH p = ()-[:T]->() RETURN p').records.flat())
  const lit = database
    .query('MATCH ()-[t:T]->() RETURN t ORDER BY id(t)')
    .records.map((record) => [...recordKeys(record, picture)].filter((key) => picture.relationships.has(key)))
  expect(lit).toEqual([...picture.relationships.keys()].map((key) => [key]))
})
