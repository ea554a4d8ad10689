import { describe, expect, test } from 'vitest'
import { emptyPicture } from '../../../src/viewer/layout/picture.ts'
import { neighboursView } from '../../../src/viewer/details/neighbours.ts'
import { selectionView } from '../../../src/viewer/details/selection.ts'
import { pathsBetween, type PathsFound } from '../../../src/viewer/content/paths.ts'
import { foldedView } from '../../../src/viewer/content/folding.ts'
import { expansionKey } from '../../../src/viewer/state/expansion.ts'
import { pathsKey } from '../../../src/viewer/state/paths.ts'
import { openGuest } from '../guest.ts'
import { ask, backend, description, keysOf, load, shown, stateOf } from './states.ts'

const [huawei, tencent] = ['org:huawei', 'org:tencent']
const asked = { backend, description }

describe('what joins nodes', () => {
  test('is every shortest path along the world, facts told apart', async () => {
    const found = await pathsBetween(
      asked,
      { between: [huawei, tencent], types: [], modality: '' },
      emptyPicture,
    )
    expect(found.paths.map(({ nodes, isFact }) => [nodes[1], isFact]).sort()).toEqual([
      ['place:CN', true],
      ['tech:intelligent-cloud-ecosystems', true],
    ])
    expect(found).toMatchObject({ apart: [], isCut: false })
    expect(keysOf(found.picture)).toHaveLength(4)
  })

  test('is held to types and to a modality', async () => {
    const search = { between: [huawei, tencent], types: ['COMES_FROM'], modality: 'fact' }
    const { paths } = await pathsBetween(asked, search, emptyPicture)
    expect(paths.map(({ nodes }) => nodes[1])).toEqual(['place:CN'])
    const none = await pathsBetween(asked, { ...search, modality: 'plan' }, emptyPicture)
    expect(none).toMatchObject({ paths: [], apart: [[huawei, tencent]] })
    expect(none.picture.nodes.size).toBe(0)
  })

  test('tells a path that is not of facts alone', async () => {
    const [[start, end]] = await ask(
      `MATCH (a)-[r]->(b) WHERE r.modality = 'forecast' AND r.layer = 'article'
       AND NOT EXISTS { MATCH (a)-[s]-(b) WHERE s.modality = 'fact' } RETURN a.id, b.id LIMIT 1`,
    )
    const between = [String(start), String(end)]
    const { paths } = await pathsBetween(asked, { between, types: [], modality: '' }, emptyPicture)
    expect(paths.map(({ isFact }) => isFact)).toContain(false)
    const { paths: facts } = await pathsBetween(asked, { between, types: [], modality: 'fact' }, emptyPicture)
    expect(facts.every(({ isFact }) => isFact)).toBe(true)
  })

  test('is added to the picture by its key, and asked for once', async () => {
    const of = pathsKey({ between: [huawei, tencent], types: [], modality: '' })
    const state = stateOf('overview', { kind: 'paths', of, on: true })
    expect((await shown(state)).picture.nodes.has('tech:intelligent-cloud-ecosystems')).toBe(true)
    expect((await load(state)).paths.get(of)?.paths).toHaveLength(2)
    const wrong = stateOf('overview', { kind: 'paths', of: 'no search', on: true })
    expect((await load(wrong)).paths.size).toBe(0)
  })
})

const guest =
  await openGuest(`CREATE (h:Harbour {id: 'h'}), (k:Keeper {id: 'k'}), (i:Inn {id: 'i'}), (:Island {id: 'x'})
  CREATE (k)-[:WORKS_AT]->(h), (k)-[:OWNS]->(i), (k)-[:OWNS]->(h), (:Ship {id: 's'})-[:SAILS_TO]->(h)`)
const guestAsked = { backend: guest.backend, description: guest.description }

describe('in a graph without claims', () => {
  const between = (...keys: readonly string[]): Promise<PathsFound> =>
    pathsBetween(guestAsked, { between: keys, types: [], modality: '' }, emptyPicture)

  test('a path is neither of facts nor of anything else', async () => {
    const { paths } = await between('h', 'i')
    expect(paths.map(({ nodes, isFact }) => [nodes, isFact])).toEqual([
      [['h', 'k', 'i'], undefined],
      [['h', 'k', 'i'], undefined],
    ])
  })

  test('of three each two are joined or apart', async () => {
    expect((await between('h', 'i', 'x')).apart).toEqual([
      ['h', 'x'],
      ['i', 'x'],
    ])
    expect((await between('h', 'absent')).apart).toEqual([['h', 'absent']])
  })

  test('several have relationships among them and common neighbours', async () => {
    const two = await selectionView(guestAsked, [['h'], ['i']], emptyPicture)
    expect(two).toMatchObject({ among: [], common: [{ node: { key: 'k' }, joins: 2 }], commonIsCut: false })
    const three = await selectionView(guestAsked, [['h'], ['i'], ['k']], emptyPicture)
    expect(three.among.map(({ phrase }) => phrase).sort()).toEqual(['owns', 'owns', 'works at'])
    expect(three.common).toEqual([])
  })

  test('a part that is drawn as its whole joins what the whole is asked for', async () => {
    const folded = await selectionView(guestAsked, [['i', 'k'], ['h']], emptyPicture)
    expect(folded.among.map(({ phrase, end }) => [phrase, end]).sort()).toEqual([
      ['owns', 'h'],
      ['works at', 'h'],
    ])
    const one = await selectionView(guestAsked, [['h', 'i'], ['s']], emptyPicture)
    expect(one.common).toEqual([])
  })

  test('neighbours are counted by type and direction, and listed by name', async () => {
    const view = await neighboursView(guestAsked, 'h', emptyPicture)
    expect(view?.groups.map(({ type, direction, count }) => [type, direction, count])).toEqual([
      ['OWNS', 'in', 1],
      ['SAILS_TO', 'in', 1],
      ['WORKS_AT', 'in', 1],
    ])
    expect(view?.neighbours.map(({ key, phrases }) => [key, phrases.length]).sort()).toEqual([
      ['k', 2],
      ['s', 1],
    ])
    expect(view?.total).toBe(2)
    expect(await neighboursView(guestAsked, 'absent', emptyPicture)).toBeUndefined()
  })
})

test('some neighbours are drawn by type and direction, or by name', async () => {
  const by = { type: 'COMES_FROM', direction: 'in' } as const
  const key = expansionKey({ key: 'place:CN', by, ends: undefined })
  const state = stateOf('overview', { kind: 'expand', key })
  const joined = await ask("MATCH ({id: 'place:CN'})<-[:COMES_FROM]-(m) RETURN m.id")
  const { additions } = await load(state)
  expect(keysOf(additions)).toEqual([...joined.map(([id]) => String(id)), 'place:CN'].sort())
  const some = expansionKey({ key: 'place:CN', by: undefined, ends: [huawei] })
  const { additions: named } = await load(stateOf('overview', { kind: 'expand', key: some }))
  expect(keysOf(named)).toEqual([huawei, 'place:CN'])
})

test('what the view folds is drawn by itself where the reader wants it so', () => {
  const [view] = description.views
  expect(view.fold).toEqual(['unit', 'place'])
  expect(foldedView(view, ['-unit', '+place', '+other']).fold).toEqual(['place', 'other'])
  expect(foldedView(view, []).fold).toEqual(view.fold)
})
