import { expect, test } from 'vitest'
import { Database } from '../../../src/database/index.ts'
import { write } from '../../../src/formats/ftm/write.ts'
import type { Evidence } from '../../../src/formats/index.ts'
import { subgraphOf } from '../../../src/subgraph/subgraph.ts'
import { lossTexts } from '../again.ts'

const evidence: Evidence = {
  claim: 'C1',
  gloss: 'Ann owns it.',
  modality: 'fact',
  credited: [],
  document: 'doc:1',
  place: { kind: 'sentence', paragraph: 1, sentence: 2 },
  sha256: 'abc',
}

test('FollowTheMoney has nodes by their labels, relationships by their types and ends, and what it lacks is told', () => {
  const database = new Database()
  database.query(
    `CREATE (a:Person:Saint {id: 'ann', name: 'Ann', aliases: ['Annie'], title: 'Dr', born: date('1990-01-01')}),
       (b:Public_Body {id: 'org:b', name: 'B', status: 'active'}), (c:Company {id: 'org-b', name: 'C'}), (d {id: '--'}),
       (a)-[:OWNS {claims: ['C1'], directed: false}]->(c), (a)-[:OWNS]->(b), (a)-[:WORKS_AT {since: 1}]->(b),
       (a)-[:ASSOCIATE_OF]->(a), (c)-[:near]->(d)`,
  )
  const { records } = database.query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r', {}, { exact: true })
  const { files, losses } = write(subgraphOf(records), {
    evidenceOf: (claim) => (claim === 'C1' ? [evidence] : []),
    licence: 'CC0',
    raw: false,
  })
  const entities = String(files[0].content)
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  const link = (number: number, schema: string, properties: object): object => ({
    id: `link-r${number}`,
    schema,
    properties,
    licence: 'CC0',
  })
  expect(entities).toEqual([
    { id: 'node', schema: 'Thing', properties: { name: ['--'] }, licence: 'CC0' },
    {
      id: 'ann',
      schema: 'Person',
      properties: { name: ['Ann'], title: ['Dr'], alias: ['Annie'], keywords: ['Saint'] },
      licence: 'CC0',
    },
    { id: 'org-b', schema: 'Company', properties: { name: ['C'] }, licence: 'CC0' },
    { id: 'org-b-2', schema: 'PublicBody', properties: { name: ['B'], status: ['active'] }, licence: 'CC0' },
    link(1, 'Associate', { person: ['ann'], associate: ['ann'], relationship: ['ASSOCIATE_OF'] }),
    link(2, 'Ownership', {
      owner: ['ann'],
      asset: ['org-b'],
      role: ['OWNS'],
      recordId: ['C1'],
      description: [
        'C1: Ann owns it. (fact; the document says so itself) doc:1, paragraph 1, sentence 2, SHA-256 abc',
      ],
    }),
    link(3, 'UnknownLink', { subject: ['ann'], object: ['org-b-2'], role: ['OWNS'] }),
    link(4, 'Employment', { employee: ['ann'], employer: ['org-b-2'], role: ['WORKS_AT'] }),
    link(5, 'UnknownLink', { subject: ['org-b'], object: ['node'], role: ['near'] }),
  ])
  expect(lossTexts(losses)).toEqual([
    '2 ids with characters that FollowTheMoney does not take were changed',
    '1 label that FollowTheMoney has no schema for was written as a keyword',
    '2 properties that FollowTheMoney does not have were left out',
    '1 undirected relationship was written with a direction',
  ])
})
