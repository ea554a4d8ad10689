import { expect, test } from 'vitest'
import { elementsById } from '../../src/opening/elements-by-id.ts'
import { openFiles } from '../../src/opening/open-files.ts'
import { fileOf } from '../formats/read.ts'

async function byId(name: string, text: string): Promise<ReturnType<typeof elementsById>> {
  const { store } = await openFiles([fileOf(name, text)])
  return elementsById(store.read())
}

test('a graph that was read goes to a server by the ids of its nodes', async () => {
  const { nodes, relationships } = await byId(
    'a.ndjson',
    [
      '{"type":"node","id":"0","labels":["A"],"properties":{"id":"x"}}',
      '{"type":"node","id":"1","labels":["A"],"properties":{"id":"y"}}',
      '{"type":"relationship","id":"0","label":"R","start":{"id":"0"},"end":{"id":"1"},"properties":{}}',
    ].join('\n'),
  )
  expect(nodes.map(({ id, labels }) => [id, labels])).toEqual([
    ['x', ['A']],
    ['y', ['A']],
  ])
  expect(relationships.map(({ type, start, end }) => [type, start, end])).toEqual([['R', 'x', 'y']])
})

test.each([
  ['InvalidLabels', '{"type":"node","id":"0","labels":[],"properties":{"id":"x"}}', 1],
  ['NoId', '{"type":"node","id":"0","labels":["A"],"properties":{"id":7}}', 1],
  [
    'DuplicateNode',
    '{"type":"node","id":"0","labels":["A"],"properties":{"id":"x"}}\n{"type":"node","id":"1","labels":["B"],"properties":{"id":"x"}}',
    2,
  ],
])('%s is told with file and line', async (code, text, line) => {
  await expect(byId('a.ndjson', text)).rejects.toMatchObject({ code, place: { file: 'a.ndjson', line } })
})
