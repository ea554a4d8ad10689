import { expect, test } from 'vitest'
import { exportAs, lossText, writers } from '../../../src/formats/index.ts'
import { openFiles } from '../../../src/opening/open-files.ts'
import { wholeSubgraph } from '../../../src/opening/whole-subgraph.ts'
import { PlainGraphBuilder } from '../../../src/opening/plain-graph-builder.ts'
import { Database } from '../../../src/database/index.ts'

test('names that no script can have are left out, and told: the script opens again', async () => {
  const builder = new PlainGraphBuilder<number>()
  builder.addNode({
    id: 1,
    labels: ['', 'A', 'b\0'],
    properties: [
      ['', 1],
      ['__proto__', 2],
      ['c\0', 3],
    ],
  })
  builder.addNode({ id: 2, labels: [], properties: [] })
  builder.addRelationship({ type: '', start: 1, end: 2, properties: [['', 4]] })
  builder.addRelationship({ type: 'R', start: 2, end: 1, properties: [] })
  const writer = writers.find(({ id }) => id === 'cypher')
  if (writer === undefined) throw new Error('There is no writer of Cypher.')
  const { files, losses } = await exportAs(writer, wholeSubgraph(builder.build().read()), {
    evidenceOf: undefined,
    licence: '',
    raw: false,
  })
  expect(losses.map(lossText)).toEqual([
    '2 labels that no script can name were left out',
    '3 properties that no script can name were left out',
    '1 relationship type that no script can name was written as RELATED_TO',
  ])
  const bytes = new TextEncoder().encode([...files[0].content].join(''))
  const { store } = await openFiles([{ name: 'again.cypher', bytes }])
  const { records } = new Database(store).query(
    'MATCH (a)-[r]->(b) RETURN labels(a), properties(a), type(r), properties(r) ORDER BY type(r)',
  )
  expect(records).toEqual([
    [[], {}, 'R', {}],
    [['A'], JSON.parse('{"__proto__": 2}'), 'RELATED_TO', {}],
  ])
})
