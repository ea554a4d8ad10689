import { expect, test } from 'vitest'
import type { Evidence } from '../../../src/formats/index.ts'
import { propertyMap } from '../../../src/model/elements.ts'
import type { PassagePlace } from '../../../src/model/passage-place.ts'
import type { Subgraph } from '../../../src/subgraph/subgraph.ts'
import { comparable, lossTexts, subgraphAgain } from '../again.ts'
import { loadedWriters } from '../../helpers/writers.ts'
import { readText } from '../read.ts'

const text = `@prefix ex: <http://example.org/> .
ex:a a ex:Agent ; ex:name "A" ; ex:knows ex:b, [ ex:age 3 ] .
ex:g { ex:a ex:knows ex:b . ex:b ex:worksFor <https://example.com/x?y#z> }
`

test.each(['turtle', 'trig', 'json-ld'])(
  'RDF that is read and written as %s keeps its IRIs, and is the same graph',
  async (id) => {
    const subgraph = subgraphAgain(await readText('graph.trig', text))
    const options = { evidenceOf: undefined, licence: '', raw: false }
    const [written] = loadedWriters.find((writer) => writer.id === id)?.write(subgraph, options) ?? []
    for (const iri of ['a', 'knows', 'b']) expect(written.text).toMatch(`http://example.org/${iri}`)
    const again = await readText('graph', written.text)
    expect(again.report.losses).toEqual([])
    expect(comparable(subgraphAgain(again))).toEqual(comparable(subgraph))
  },
)

const claimOf = (claim: string, place: PassagePlace, document = 'd 1'): Evidence => ({
  claim,
  gloss: `${claim} says "so"`,
  modality: 'fact',
  credited: ['Anna', 'Bo'],
  document,
  place,
  sha256: `${claim}-${place.kind}`,
})

const said = new Map([
  [
    'C/1',
    [
      claimOf('C/1', { kind: 'sentence', paragraph: 0, sentence: 1 }),
      claimOf('C/1', { kind: 'cell', row: 7, column: 'Amount (US$)' }, 'table'),
    ],
  ],
  ['C2', [claimOf('C2', { kind: 'sentence', paragraph: 3, sentence: 2 })]],
])

const claimed: Subgraph = {
  nodes: ['a', 'b'].map((key) => ({ key, labels: [], properties: propertyMap([['id', key]]) })),
  relationships: [
    {
      key: '0',
      type: 'KNOWS',
      start: 'a',
      end: 'b',
      properties: propertyMap([
        ['claims', ['C2', 'C/1']],
        ['evidence', 'of its own'],
      ]),
    },
    { key: '1', type: 'KNOWS', start: 'b', end: 'a', properties: propertyMap([['claims', ['C2']]]) },
  ],
}

test.each(['turtle', 'trig', 'json-ld'])('evidence that is written as %s comes back', async (id) => {
  const options = { evidenceOf: (claim: string) => said.get(claim) ?? [], licence: '', raw: false }
  const [{ text: written }] = loadedWriters.find((writer) => writer.id === id)?.write(claimed, options) ?? []
  const { nodes, relationships, report } = await readText('graph', written)
  expect(nodes).toHaveLength(2)
  expect(relationships.map(({ properties }) => propertyMap(properties))).toMatchObject([
    {
      evidence: 'of its own',
      evidence_: JSON.stringify([...(said.get('C2') ?? []), ...(said.get('C/1') ?? [])]),
    },
    { evidence: JSON.stringify(said.get('C2')) },
  ])
  expect(report.losses).toEqual([])
})

test('a claim that lacks something, or on which nothing stands, is told and not made up', async () => {
  const options = { evidenceOf: (claim: string) => said.get(claim) ?? [], licence: '', raw: false }
  const [{ text: written }] = loadedWriters.find(({ id }) => id === 'turtle')?.write(claimed, options) ?? []
  const cut = written.replace('silkgraph:sha256 "C2-sentence" ;', '')
  const more = `${cut}claim:C3 a silkgraph:Claim ; silkgraph:gloss "alone" .\n`
  const { relationships, report } = await readText('graph', more)
  expect(relationships.map(({ properties }) => propertyMap(properties))).toMatchObject([
    { evidence_: JSON.stringify(said.get('C/1')) },
    { claims: ['C2'] },
  ])
  expect(propertyMap(relationships[1].properties)).not.toHaveProperty('evidence')
  expect(lossTexts(report.losses)).toEqual([
    expect.stringMatching(
      /^2 claims that are not whole, or that no relationship stands on, were left out \(the first on line \d+\)$/,
    ),
  ])
})
