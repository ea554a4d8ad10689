import { expect, test } from 'vitest'
import { Database } from '../../../src/database/index.ts'
import { write } from '../../../src/formats/mermaid/write.ts'
import { subgraphOf } from '../../../src/subgraph/subgraph.ts'
import { lossTexts } from '../again.ts'
import { readFlowchart } from './flowchart.ts'

function written(cypher: string, licence = '') {
  const database = new Database()
  database.query(cypher)
  const { records } = database.query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r', {}, { exact: true })
  const { files, losses } = write(subgraphOf(records), { evidenceOf: undefined, licence, raw: false })
  return { text: String(files[0].content), losses: lossTexts(losses) }
}

test('a flowchart has names, labels, types, directions and colours, and says what it leaves out', () => {
  const { text, losses } = written(
    `CREATE (a:Person:Saint {id: 'end', name: '1. "Ann" <b>', color: '#0102ff'}), (b {id: 'b', name: 'Acme Ltd. A-B'}),
       (a)-[:OWNS {directed: false}]->(b), (b)-[:IS {since: 1}]->(b)`,
    'CC\nBY',
  )
  expect(text).toBe(
    [
      '%% Written by Silkgraph. Licence: CC BY',
      'flowchart LR',
      '  n1["Acme Ltd. A-B"]',
      '  n2["1#46; #34;Ann#34; #60;b#62;<br/>Person, Saint"]',
      '  style n2 fill:#0102ff',
      '  n1 -->|"IS"| n1',
      '  n2 ---|"OWNS"| n1',
      '',
    ].join('\n'),
  )
  expect(losses).toEqual(['6 properties were left out'])
  expect(readFlowchart(text).nodes.get('n2')).toEqual(['1. "Ann" <b>', 'Person, Saint'])
})

test('a flowchart has as many relationships and as much text as Mermaid draws', () => {
  const many = written('CREATE (a) WITH a UNWIND range(1, 600) AS i CREATE (a)-[:R]->({id: toString(i)})')
  expect(readFlowchart(many.text).edges).toHaveLength(500)
  expect(many.losses).toEqual([
    '100 relationships beyond what Mermaid draws were left out',
    '600 properties were left out',
  ])
  const type = 'T'.repeat(30_000)
  const cut = written(`CREATE (a {id: 'a'})-[:${type}]->(b {id: 'b'})-[:${type}]->(a)`)
  expect(cut.text.length).toBeLessThanOrEqual(50_000)
  expect(cut.losses).toEqual([
    '1 relationship beyond what Mermaid draws was left out',
    '2 properties were left out',
  ])
})
