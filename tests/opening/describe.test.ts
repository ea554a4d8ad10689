import { describe, expect, test } from 'vitest'
import { evidencePhrases, evidenceWords, everythingView } from '../../src/backend/description.ts'
import { readCannedQuery } from '../../src/canned/canned-query.ts'
import { readGraphFolder, readQueries } from '../../src/host/node.ts'
import { compile } from '../../src/dataset/compile.ts'
import { describeFolder } from '../../src/opening/describe-files.ts'
import { FullDatabase } from '../../src/opening/full-database.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { describeDataset, shownViews } from '../../src/opening/describe.ts'
import { datasetOf, fixtureFiles } from '../dataset/fixture.ts'
import { root } from '../helpers/shared.ts'

describe('the description of a graph', () => {
  const dataset = datasetOf(readGraphFolder(`${root}graph`))
  const bundled = [...readQueries(`${root}graph`)].map(([id, text]) => readCannedQuery(id, text))
  const description = describeDataset(dataset, bundled, 'CC-BY-4.0')

  test('has the words of the ontology, then those of the evidence layer', () => {
    const names = Object.keys(dataset.ontology.labels)
    expect(description.labels.map(({ name }) => name)).toEqual([
      ...names,
      ...evidenceWords.map(({ name }) => name),
    ])
    expect(description.types.slice(-evidencePhrases.length)).toEqual(evidencePhrases)
    expect(description.types.find(({ name }) => name === 'UNIT_OF')).toMatchObject({
      phrase: 'is a unit of',
      inverse: 'has the unit',
      hierarchy: 'unit',
    })
    expect(description).toMatchObject({ licence: 'CC-BY-4.0', language: 'en', title: dataset.ontology.title })
  })

  test('can be sent as JSON without a loss', () => {
    expect(JSON.parse(JSON.stringify(description))).toEqual(
      JSON.parse(JSON.stringify(structuredClone(description))),
    )
    expect(description.views.map(({ id }) => id)).toEqual([
      'overview',
      'agreements',
      'sources',
      'outlook',
      'numbers',
      'everything',
    ])
    expect(description.queries).toHaveLength(bundled.length)
  })

  test('of a graph whose views readers have saved has one of everything before them', () => {
    const { views } = datasetOf(fixtureFiles())
    const view = views.find(({ id }) => id === 'lights')
    if (view === undefined) throw new Error('The small graph has no view lights.')
    const saved = { ...view, state: { v: 1 } } as const
    expect(shownViews([saved])).toEqual([everythingView, saved])
    expect(shownViews([view, saved])).toEqual([view, saved])
    expect(shownViews([{ ...saved, id: 'everything' }])).toHaveLength(1)
  })

  test('of a graph without views has one of everything', () => {
    const files = [...fixtureFiles()].filter(([name]) => !name.startsWith('views/'))
    expect(describeDataset(datasetOf(new Map(files)), [], '').views).toEqual([everythingView])
  })
})

describe('a folder into which files were imported', () => {
  test('is described in the words of its ontology first, then by the names of what was imported', async () => {
    const imported = [
      { import: { files: ['people.csv'] } },
      { node: { id: 'a', labels: ['Sailor'], properties: { id: 'a', called: 'Ada Lund' } } },
      { relationship: { type: 'SAILS_TO', start: 'a', end: 'light:sund' } },
    ]
    const files = fixtureFiles().set(
      'imported/people.ndjson',
      imported.map((line) => JSON.stringify(line)).join('\n'),
    )
    const dataset = datasetOf(files)
    const words = describeDataset(dataset, [], 'CC0')
    expect(words.shapes).toBeUndefined()
    const described = await describeFolder(new FullDatabase(loadGraph(compile(dataset))), words)
    expect(described).toMatchObject({
      title: words.title,
      description: words.description,
      licence: 'CC0',
      evidence: true,
    })
    expect(described.views[0]?.id).toBe(words.views[0]?.id)
    const byName = new Map(described.labels.map((label) => [label.name, label]))
    expect(byName.get('Lighthouse')?.plural).toBe('lighthouses')
    expect(byName.get('Sailor')).toMatchObject({ singular: 'Sailor', caption: 'called' })
    expect(described.types.find(({ name }) => name === 'SAILS_TO')?.phrase).toBe('sails to')
  })
})
