import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { propertyMap } from '../../src/model/elements.ts'
import { type ElementSource, WaitingRelationships } from '../../src/formats/waiting.ts'
import { fileOf, readFiles } from './read.ts'

const source = (name: string): ElementSource => ({
  name,
  unit: 'row',
  placed: (properties) => properties,
  imply: () => {},
})

test('relationships that wait come back as they were, each with where it stands', () => {
  const [one, other] = [source('one'), source('other')]
  const all = [
    { type: 'A', start: 'a', end: 'b', properties: [], line: 2, source: one },
    {
      type: '__proto__',
      start: 'b',
      end: 'b',
      properties: [
        ['x', 1],
        ['constructor', ['l']],
      ] as const,
      line: 3,
      source: one,
    },
    { type: 'A', start: 'b', end: 'a', properties: [['x', '1']] as const, line: 2, source: other },
    { type: 'A', start: 'b', end: 'a', properties: [], line: 4, source: one },
  ]
  const waiting = new WaitingRelationships()
  for (const relationship of all) waiting.add(relationship)
  expect([...waiting]).toEqual(all)
})

test('a relationship that waits for its nodes takes few bytes', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const held = (): number => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const count = 200_000
  const of = source('edges.csv')
  const before = held()
  const waiting = new WaitingRelationships()
  for (let line = 0; line < count; line++)
    waiting.add({
      type: 'RELATED_TO',
      start: `n${line % 100}`,
      end: `n${line % 99}`,
      properties: [],
      line,
      source: of,
    })
  const each = (held() - before) / count
  expect([...waiting]).toHaveLength(count)
  expect(each).toBeLessThan(100)
})

test('tables of relationships that make their nodes name the table that each stands in', async () => {
  const { nodes, relationships } = await readFiles([
    fileOf('one.csv', 'source,target,since\na,b,1999\n'),
    fileOf('two.csv', 'source,target\nb,c\n'),
  ])
  const placed = (properties: (typeof nodes)[0]['properties']): unknown => {
    const { id, since, importedFrom, importedRow, importedLine, layer } = propertyMap(properties)
    return [id ?? since, importedFrom, importedRow ?? importedLine, layer]
  }
  expect(nodes.map(({ properties }) => placed(properties))).toEqual([
    ['a', 'one.csv', 2, undefined],
    ['b', 'one.csv', 2, undefined],
    ['c', 'two.csv', 2, undefined],
  ])
  expect(relationships.map(({ properties }) => placed(properties))).toEqual([
    [1999, 'one.csv', 2, 'imported'],
    [undefined, 'two.csv', 2, 'imported'],
  ])
})

test('an id that two files of one name have is told as such', async () => {
  const file = (): ReturnType<typeof fileOf> => fileOf('n.csv', 'id\na\n')
  await expect(readFiles([file(), file()])).rejects.toMatchObject({
    code: 'DuplicateNode',
    message: 'Two nodes have the id a: here and on line 2 of the other file with this name.',
    place: { file: 'n.csv', line: 2 },
  })
  await expect(readFiles([fileOf('n.csv', 'id\na\na\n')])).rejects.toMatchObject({
    message: 'Two nodes have the id a: here and on line 2.',
    place: { file: 'n.csv', line: 3 },
  })
})
