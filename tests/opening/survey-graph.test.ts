import { expect, test } from 'vitest'
import { EmbeddedBackend } from '../../src/backend/index.ts'
import { plainDescription, type Description } from '../../src/backend/description.ts'
import { Database } from '../../src/database/index.ts'
import { surveyGraph } from '../../src/opening/survey-graph.ts'
import { openScript } from '../../src/opening/script.ts'

async function surveyed(script: string): Promise<Description> {
  const database = new Database(openScript('a.cypher', script))
  return surveyGraph(new EmbeddedBackend(database), plainDescription(database.schema()))
}

test.each([
  ["CREATE (:A {name: 'x', code: 'y'})", undefined],
  ["CREATE (:A {label: 'x', code: 'y'})", undefined],
  ["UNWIND range(1, 9) AS i CREATE (:A {code: 'c' + i, kind: 'same', id: 'a' + i})", 'code'],
  [
    "UNWIND range(1, 9) AS i CREATE (:A {street: 'Street ' + i, note: reduce(s = '', x IN range(1, 40) | s + 'word ' + i)})",
    'street',
  ],
  ['UNWIND range(1, 9) AS i CREATE (:A {height: i})', 'height'],
  ["UNWIND range(1, 9) AS i CREATE (:A {name: ' ', code: 'c' + i})", 'code'],
  ['CREATE (:A)', undefined],
])('the nodes of %s are called by %s', async (script, caption) => {
  const { labels } = await surveyed(script)
  expect(labels.map((label) => label.caption)).toEqual([caption])
})

test('ids that several nodes have are listed, or none where they are too many', async () => {
  const sharedIn = async (script: string) => (await surveyed(script)).sharedIds
  expect(
    await sharedIn(
      "CREATE ({id: 'b'}), ({id: 'b'}), ({id: 'a'}), ({id: 'a'}), ({id: 'c'}), ({id: 1}), ({id: 1})",
    ),
  ).toEqual(['a', 'b'])
  expect(await sharedIn('UNWIND range(1, 5001) AS i UNWIND [1, 2] AS x CREATE ({id: toString(i)})')).toBe(
    'any',
  )
})

test('what fails for another reason than a limit is told', async () => {
  const database = new Database()
  const backend = new EmbeddedBackend(database)
  const description = plainDescription(database.schema())
  await backend.close()
  await expect(surveyGraph(backend, description)).rejects.toMatchObject({ code: 'DatabaseClosed' })
})
