import { expect, test } from 'vitest'
import { readGraphFolder } from '../../src/host/node.ts'
import { compile } from '../../src/dataset/compile.ts'
import { describeDataset } from '../../src/opening/describe.ts'
import { describeFiles } from '../../src/opening/describe-files.ts'
import { FullDatabase } from '../../src/opening/full-database.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { openFiles } from '../../src/opening/open-files.ts'
import { plainDescription, type Description } from '../../src/backend/description.ts'
import { datasetOf } from '../dataset/fixture.ts'
import { fileOf } from '../formats/read.ts'
import { root } from '../helpers/shared.ts'

async function viewsOf(text: string): Promise<readonly string[]> {
  const database = new FullDatabase((await openFiles([fileOf('a.csv', text)])).store)
  const words = plainDescription(database.schema())
  return (await describeFiles(database, { words, isNamed: false }, 'a')).views.map(({ id }) => id)
}

/** Nodes of two labels. */
function graphText(nodes: number): string {
  const rows = Array.from({ length: nodes }, (_, at) => `n${at},${at % 2 === 0 ? 'A' : 'B'}`)
  return `id,labels\n${rows.join('\n')}\n`
}

test.each([
  [150, ['everything', 'schema']],
  [151, ['schema', 'everything']],
])('a graph of two kinds with %i nodes has its views in this order: %j', async (nodes, expected) => {
  expect(await viewsOf(graphText(nodes))).toEqual(expected)
})

test('a graph with more relationships than can be seen is shown by its kinds first', async () => {
  const nodes = fileOf('a.csv', 'id,labels\na,A\nb,B\n')
  const lines = (count: number) =>
    fileOf('b.csv', `source,target\n${Array.from({ length: count }, () => 'a,b').join('\n')}\n`)
  for (const [count, first] of [
    [400, 'everything'],
    [401, 'schema'],
  ] as const) {
    const database = new FullDatabase((await openFiles([nodes, lines(count)])).store)
    const words = plainDescription(database.schema())
    expect((await describeFiles(database, { words, isNamed: false }, 'a')).views[0]?.id).toBe(first)
  }
})

test('files that come together with a graph of claims are first shown with it, by the kinds of both', async () => {
  const dataset = datasetOf(readGraphFolder(`${root}graph`))
  const words: Description = describeDataset(dataset, [], '')
  const { store } = await openFiles([fileOf('a.csv', 'id,labels,name\na,Sailor,Ada\n')], {
    beside: loadGraph(compile(dataset)).read(),
  })
  const together = { words, isTogether: true }
  const { views } = await describeFiles(new FullDatabase(store), together, 'both')
  expect(views[0]?.layout.kind).toBe('schema')
  expect(views.slice(1).map(({ id }) => id)).toEqual(expect.arrayContaining(words.views.map(({ id }) => id)))
  expect(new Set(views.map(({ id }) => id)).size).toBe(views.length)
})
