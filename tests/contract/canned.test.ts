import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Backend, EmbeddedBackend } from '../../src/backend/index.ts'
import { readArguments } from '../../src/canned/arguments.ts'
import { claimsByIds } from '../../src/evidence/claims.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { Database } from '../../src/database/index.ts'
import { loadedWriters } from '../helpers/writers.ts'
import { Node, Path, Relationship, type Value } from '../../src/model/values.ts'
import { describeDataset } from '../../src/opening/describe.ts'
import { readGraph } from '../../src/opening/read-graph.ts'
import { subgraphOf } from '../../src/subgraph/subgraph.ts'
import { bundledDataset, cannedQueries, embeddedBundledGraph, openBundledGraph } from './bundled-graph.ts'
import { recordsOf } from './carriers.ts'
import { isStoreThere } from './engines.ts'

const LONG = 120_000

describe.skipIf(!isStoreThere)('the bundled graph', () => {
  const embedded = embeddedBundledGraph()
  let backend: Backend
  beforeAll(async () => {
    backend = await openBundledGraph()
  }, LONG)
  afterAll(() => backend.close())

  test.each(cannedQueries)('gives the same records in the same order: $id', async (query) => {
    const parameters = readArguments(query, new Map())
    const result = await (
      await backend.run(query.records, parameters, { readOnly: true, exact: true })
    ).collect()
    const expected = embedded.query(query.records, parameters, { readOnly: true, exact: true })
    expect(result.keys).toEqual(expected.keys)
    expect(result.records).toEqual(expected.records)
    expect(result.summary.notifications).toEqual([])
  })

  test.each([
    ['out:cgtn', 'org:baidu'],
    ['org:baidu', 'org:baidu'],
    ['org:baidu', 'org:alibaba'],
  ])('says the same of what connects %s and %s', async (from, to) => {
    const query = cannedQueries.find(({ id }) => id === 'connection')
    for (const text of [query?.records ?? '', query?.picture ?? '']) {
      const asked = await recordsOf(backend, text, { from, to }, { readOnly: true })
      expect(asked).toHaveLength(embedded.query(text, { from, to }).records.length)
    }
    const text = query?.records ?? ''
    expect(await recordsOf(backend, text, { from, to }, { readOnly: true })).toEqual(
      embedded.query(text, { from, to }).records,
    )
  })

  const suggestions = cannedQueries.flatMap(({ id, parameters }) =>
    Object.entries(parameters).flatMap(([name, { suggest }]) =>
      suggest === undefined ? [] : [{ id, name, suggest }],
    ),
  )
  test.each(suggestions)('suggests the same for $name of $id', async ({ suggest }) => {
    expect(await recordsOf(backend, suggest, {}, { readOnly: true })).toEqual(embedded.query(suggest).records)
  })

  const pictures = cannedQueries.filter(({ picture }) => picture !== undefined)
  test.each(pictures)('gives the same bytes in every format of export: $id', async (query) => {
    const parameters = readArguments(query, new Map())
    const text = query.picture ?? ''
    const files = async (records: readonly (readonly Value[])[], from: Backend) => {
      const subgraph = subgraphOf(records)
      const evidenceOf = await readEvidence(from, subgraph)
      return loadedWriters.map((format) => [
        format.id,
        format.write(subgraph, { evidenceOf, licence: 'CC BY 4.0', raw: false }),
      ])
    }
    const asked = await recordsOf(backend, text, parameters, { readOnly: true })
    const expected = embedded.query(text, parameters).records
    expect(await files(asked, backend)).toEqual(await files(expected, new EmbeddedBackend(embedded)))
  })

  test.each(bundledDataset.views)('answers the queries of the view $id alike', async (view) => {
    for (const text of [view.sentence, view.basis, view.aside?.query, view.picture]) {
      if (text === undefined) continue
      for (const partial of text === view.sentence ? [true, false] : [false]) {
        const asked = await recordsOf(
          backend,
          text,
          { partial, wholes: { 'org:alibaba-cloud': 'org:alibaba' } },
          { readOnly: true, exact: true },
        )
        const expected = embedded.query(
          text,
          { partial, wholes: { 'org:alibaba-cloud': 'org:alibaba' } },
          { readOnly: true, exact: true },
        ).records
        expect(asked.map(content).sort()).toEqual(expected.map(content).sort())
      }
    }
  })

  test('tells the same of every claim, the credited in the same order', async () => {
    const ids = (await recordsOf(backend, 'MATCH (k:Claim) RETURN k.id ORDER BY k.id')).map(([id]) =>
      String(id),
    )
    expect(ids.length).toBeGreaterThan(100)
    const told = await claimsByIds(backend, ids)
    expect(told.map(({ id }) => id)).toEqual(ids)
    expect(told).toEqual(await claimsByIds(new EmbeddedBackend(embedded), ids))
  })

  test('has the same schema', async () => {
    expect(await backend.schema()).toEqual(embedded.schema())
  })

  test('describes itself by its own names where nothing else is known, the same words as a folder with words of its own', async () => {
    const { labels } = await backend.describe()
    const known = describeDataset(bundledDataset, cannedQueries, '').labels.map(({ name }) => name)
    expect(labels.length).toBeGreaterThan(10)
    for (const { name } of labels) expect(known).toContain(name)
  })

  test('is copied whole', async () => {
    const everything = 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r'
    const copy = new Database(await readGraph(backend)).query(everything, {}, { exact: true })
    expect(subgraphOf(copy.records)).toEqual(
      subgraphOf(embedded.query(everything, {}, { exact: true }).records),
    )
  })
})

/** A record by what it shows: elements by their content, whatever their numbers. */
function content(record: readonly Value[]): string {
  return JSON.stringify(record.map(shown))
}

function shown(value: Value): unknown {
  if (value instanceof Node) return [value.labels.toSorted(), Object.entries(value.properties).sort()]
  if (value instanceof Relationship) return [value.type, Object.entries(value.properties).sort()]
  if (value instanceof Path) return [value.nodes.map(shown), value.relationships.map(shown)]
  return typeof value === 'bigint' ? String(value) : Array.isArray(value) ? value.map(shown) : value
}
