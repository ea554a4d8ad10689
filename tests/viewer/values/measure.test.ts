import { expect, test } from 'vitest'
import { EmbeddedBackend } from '../../../src/backend/index.ts'
import { plainDescription } from '../../../src/backend/description.ts'
import { metrics } from '../../../src/metrics/index.ts'
import { FullDatabase } from '../../../src/opening/full-database.ts'
import { pictureOf } from '../../../src/viewer/layout/picture.ts'
import { measure } from '../../../src/viewer/values/measure.ts'

const database = new FullDatabase()
database.query(`CREATE (a {id: 'a', name: 'Ann'})-[:R]->(b {id: 'b', name: 'Ben'})-[:R]->(c {id: 'c'}),
  (d {id: 'd'})-[:R]->(e {id: 'e'})`)
const backend = new EmbeddedBackend(database)
const description = plainDescription(database.schema())
const result = await (await backend.run("MATCH (n)-[r]->(m) WHERE n.id <> 'd' RETURN n, r, m")).collect()
const picture = pictureOf(result.records.flat())

const read = (name: string, of: 'graph' | 'picture') =>
  measure(backend, description, { kind: 'metric', name, of }, picture, {})

test('who scores highest stands first, by name, drawn or not', async () => {
  const degree = await read('degree', 'graph')
  expect(degree).toMatchObject({ kind: 'score', count: 5 })
  if (degree.kind !== 'score') throw new Error('A degree is a score.')
  expect(degree.ranks[0]).toEqual({ key: 'b', name: 'Ben', value: 2 })
  expect(degree.ranks.map(({ key }) => key)).toContain('e')
  expect(await read('degree', 'picture')).toMatchObject({
    count: 3,
    ranks: [{ name: 'Ben', value: 2 }, {}, {}],
  })
})

test('groups are told with how many are in each, and those that are drawn', async () => {
  expect(await read('components', 'graph')).toMatchObject({
    kind: 'group',
    groups: [
      { words: 'component 1', count: 3, keys: ['a', 'b', 'c'] },
      { words: 'component 2', count: 2, keys: [] },
    ],
  })
})

test.each(metrics.map(({ name }) => name))('%s says what it means and what it counted', async (name) => {
  for (const of of ['graph', 'picture'] as const)
    expect((await read(name, of)).told).toMatch(/Counted: \d+ nodes and \d+ relationships/)
})
