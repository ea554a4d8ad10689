import { expect, test } from 'vitest'
import { plainDescription } from '../../../src/backend/description.ts'
import { EmbeddedBackend } from '../../../src/backend/index.ts'
import { loadContent } from '../../../src/viewer/content/load-content.ts'
import { initialState } from '../../../src/viewer/state/initial.ts'
import { shownOf } from '../../../src/viewer/content/shown.ts'
import { graph } from '../../helpers/graph.ts'

test('a picture of 10,000 nodes is asked for once, and nothing is asked of each of them', async () => {
  const database = graph()
  database.query('UNWIND range(1, 5000) AS n CREATE (:Person {name: n})-[:KNOWS]->(:Person {name: -n})')
  const backend = new EmbeddedBackend(database)
  const asked: string[] = []
  const run = backend.run.bind(backend)
  backend.run = (text, parameters, options) => {
    asked.push(text)
    return run(text, parameters, options)
  }
  const description = plainDescription(database.schema())
  const text = 'MATCH (n) RETURN n AS element UNION ALL MATCH ()-[r]->() RETURN r AS element'
  const state = { ...initialState(''), source: { kind: 'query' as const, text } }
  const content = await loadContent(backend, description, state, new AbortController().signal)
  expect([content.base.nodes.size, content.base.relationships.size]).toEqual([10_000, 5_000])
  expect(asked).toEqual([text])
  // What leaves nothing out makes nothing anew, so that an action costs no more for many.
  expect(shownOf(content, state, description).picture).toBe(content.base)
})
