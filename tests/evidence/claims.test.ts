import { describe, expect, test } from 'vitest'
import { plainDescription } from '../../src/backend/description.ts'
import { EmbeddedBackend } from '../../src/backend/index.ts'
import { claimsByIds, unitText } from '../../src/evidence/claims.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { placeText } from '../../src/model/passage-place.ts'
import { emptyMap } from '../../src/model/values.ts'
import { graph } from '../helpers/graph.ts'

function backendOf(drawing: string): EmbeddedBackend {
  const database = graph(drawing)
  return new EmbeddedBackend(database, plainDescription(database.schema()))
}

const SOURCES = `(a:Source {id: 's:a', name: 'A in full', caption: 'A'}), (b:Source {id: 's:b', name: 'B in full', caption: 'B'}),
  (x:Source {id: 's:x', name: 'X in full'})`
const PASSAGES = `(d:Document {id: 'doc:1', name: 'One'}), (e:Document {id: 'doc:2', name: 'Two'}),
  (p:Passage {id: 'p:1', paragraph: 2, sentence: 1, sha256: 'aa'})-[:IN_DOCUMENT]->(d),
  (q:Passage {id: 'p:2', paragraph: 1, sentence: 3, sha256: 'bb'})-[:IN_DOCUMENT]->(d),
  (r:Passage {id: 'p:3', paragraph: 1, sentence: 1, sha256: 'cc'})-[:IN_DOCUMENT]->(e)`

describe('a claim', () => {
  test.each([
    [`['s:b', 's:a']`, ['B', 'A']],
    [`['s:a', 's:b']`, ['A', 'B']],
    // Whom it names and the graph does not hold keeps the place; whom it does not name comes last, by key.
    [`['s:gone', 's:x']`, ['s:gone', 'X in full', 'A', 'B']],
  ])('credits %s in its own order, in whatever order a store finds them', async (names, credited) => {
    for (const order of [
      '(k)-[:ATTRIBUTED_TO]->(a), (k)-[:ATTRIBUTED_TO]->(b)',
      '(k)-[:ATTRIBUTED_TO]->(b), (k)-[:ATTRIBUTED_TO]->(a)',
    ]) {
      const own = names.includes('s:x') ? ', (k)-[:ATTRIBUTED_TO]->(x)' : ''
      const backend = backendOf(`${SOURCES}, (k:Claim {id: 'K', attributedTo: ${names}}), ${order}${own}`)
      const [claim] = await claimsByIds(backend, ['K'])
      expect(claim.credited.map(({ name }) => name)).toEqual(credited)
    }
  })

  test('comes once for each document that it cites, and its evidence passage by passage, with names in full', async () => {
    const backend =
      backendOf(`${SOURCES}, ${PASSAGES}, (k:Claim {id: 'K', gloss: 'It is.', modality: 'fact', attributedTo: ['s:b']}),
      (k)-[:ATTRIBUTED_TO]->(b), (k)-[:EVIDENCED_BY]->(r), (k)-[:EVIDENCED_BY]->(p), (k)-[:EVIDENCED_BY]->(q)`)
    const claims = await claimsByIds(backend, ['K', 'nothing'])
    expect(claims.map(({ document }) => document.key)).toEqual(['doc:1', 'doc:2'])
    const properties = Object.assign(emptyMap(), { claims: ['K'] })
    const relationships = [{ key: 'r1', type: 'T', start: 'a', end: 'b', properties }]
    const evidence = (await readEvidence(backend, { relationships }))('K')
    expect(evidence.map(({ document, place }) => [document, placeText(place)])).toEqual([
      ['doc:1', 'paragraph 1, sentence 3'],
      ['doc:1', 'paragraph 2, sentence 1'],
      ['doc:2', 'paragraph 1, sentence 1'],
    ])
    expect(evidence[0]).toEqual({
      claim: 'K',
      gloss: 'It is.',
      modality: 'fact',
      credited: ['B in full'],
      document: 'doc:1',
      place: { kind: 'sentence', paragraph: 1, sentence: 3 },
      sha256: 'bb',
    })
  })
})

test.each([
  ['week', 6, 'weeks'],
  ['week', 1, 'week'],
  ['metre', 31, 'metres'],
  ['economy', 11, 'economies'],
  ['economy', 1, 'economy'],
  ['branch', 2, 'branches'],
  ['GW', 2, 'GW'],
  ['USD billion/year', 45, 'USD billion/year'],
  ['percent', 25, ''],
  [null, 25, ''],
])('the unit %s of %s reads %j', (unit, amount, words) => {
  expect(unitText(unit, amount)).toBe(words)
})
