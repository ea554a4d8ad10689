import { describe, expect, test } from 'vitest'
import {
  claimKey,
  claimLines,
  claimOfKey,
  neighbourNumbers,
  neighbours,
} from '../../../src/viewer/content/additions.ts'
import { emptyPicture } from '../../../src/viewer/layout/picture.ts'
import { expansionKey } from '../../../src/viewer/state/expansion.ts'
import type { State } from '../../../src/viewer/state/state.ts'
import { ask, backend, description, drawn, keysOf, queryState, shown, stateOf } from './states.ts'

describe('what is added', () => {
  test('by expanding a node is all that it is joined to', async () => {
    const state = stateOf('overview', { kind: 'expand', key: 'org:tencent' })
    const { picture, base } = await shown(state)
    const joined = await ask(
      "MATCH (n {id: 'org:tencent'})-[r]-(m) WHERE r.layer IS NOT NULL RETURN DISTINCT m.id, labels(m)",
    )
    const visible = joined.filter(
      ([, labels]) =>
        !description.labels.some(({ name, hidden }) => hidden && [labels].flat().includes(name)),
    )
    for (const [key] of visible) expect(picture.nodes.has(String(key)), String(key)).toBe(true)
    expect(picture.nodes.size).toBeGreaterThan(base.nodes.size)
  })

  test('by two steps is all that the neighbours of a node are joined to, too', async () => {
    const expansion = expansionKey({ key: 'org:tencent', by: undefined, ends: undefined, twoSteps: true })
    const { picture } = await shown(stateOf('overview', { kind: 'expand', key: expansion }))
    const near = await ask(
      `MATCH (n {id: 'org:tencent'})-[rs*1..2]-(m) WHERE all(r IN rs WHERE r.layer IS NOT NULL)
       AND none(label IN labels(m) WHERE label IN $hidden) RETURN DISTINCT m.id`,
      { hidden: description.labels.filter(({ hidden }) => hidden).map(({ name }) => name) },
    )
    expect(near.length).toBeGreaterThan(20)
    expect(near.filter(([key]) => !picture.nodes.has(String(key)))).toEqual([])
  })

  test('to columns leaves all that was drawn in its place', async () => {
    const before = stateOf('overview')
    const after = stateOf('overview', { kind: 'expand', key: 'org:tencent' })
    const places = new Map((await drawn(before)).nodes.map(({ key, x, y }) => [key, `${x} ${y}`]))
    const later = new Map((await drawn(after)).nodes.map(({ key, x, y }) => [key, `${x} ${y}`]))
    expect(later.size).toBeGreaterThan(places.size)
    for (const [key, place] of places) expect(later.get(key)).toBe(place)
  })

  test('of a node without relationships of the world is what its evidence hangs on', async () => {
    const [[claim, number]] = await ask('MATCH (k:Claim) RETURN k.id, id(k) LIMIT 1')
    const [[joined]] = await ask('MATCH (k {id: $claim})--(m) RETURN count(DISTINCT m)', { claim })
    const { picture } = await neighbours({ backend, description }, Number(number))
    expect(picture.nodes.size).toBe(Number(joined) + 1)
  })

  test('by connecting are all relationships among what is drawn', async () => {
    const plain = await shown(stateOf('overview'))
    const { picture } = await shown(stateOf('overview', { kind: 'connect', on: true }))
    const keys = keysOf(plain.picture)
    expect(keysOf(picture)).toEqual(keys)
    const [[count]] = await ask('MATCH (a)-[r]->(b) WHERE a.id IN $keys AND b.id IN $keys RETURN count(r)', {
      keys,
    })
    expect(picture.relationships.size).toBe(count)
  })

  test('tells how many neighbours are not drawn, and fewer once they are', async () => {
    const key = 'org:tencent'
    const moreOf = async (state: State): Promise<number | undefined> => {
      const drawing = await drawn(state)
      return drawing.nodes.find((node) => node.key === key)?.more
    }
    const state = stateOf('overview')
    const { picture } = await shown(state)
    const about = (await neighbourNumbers({ backend, description }, picture)).get(key) ?? []
    const numbers = [...picture.nodes.values()].map(({ id }) => id)
    expect(await moreOf(state)).toBe(about.filter((one) => !numbers.includes(one)).length)
    expect(await moreOf(state)).toBeGreaterThan(
      (await moreOf(stateOf('overview', { kind: 'expand', key }))) ?? Infinity,
    )
  })
})

describe('lines of claims', () => {
  test('stand for every claim that no relationship carries, from its subject to its object', async () => {
    const carried = new Set(
      (await ask('MATCH ()-[r]->() WHERE r.layer IS NOT NULL UNWIND r.claims AS c RETURN c')).flat(),
    )
    const all = await ask(
      'MATCH (k:Claim)-[:HAS_SUBJECT]->(s), (k)-[:HAS_OBJECT]->(o) RETURN k.id, s.id, o.id',
    )
    const without = all.filter(([id]) => !carried.has(id))
    expect(without.length).toBeGreaterThan(0)
    expect(without.length).toBeLessThan(all.length)
    const lines = await claimLines({ backend, description }, emptyPicture)
    expect(
      [...lines.relationships.values()].map(({ key, start, end }) => `${key} ${start} ${end}`).sort(),
    ).toEqual(
      without.map(([id, start, end]) => `${claimKey(String(id))} ${String(start)} ${String(end)}`).sort(),
    )
    for (const { start, end, properties } of lines.relationships.values()) {
      expect(lines.nodes.has(start) && lines.nodes.has(end)).toBe(true)
      expect(properties['layer']).toBe('claim')
    }
  })

  test('in a picture are those of what is drawn, as thin lines', async () => {
    const state = queryState("MATCH (n {id: 'org:huawei-cloud'}) RETURN n", { kind: 'all-claims', on: true })
    const drawing = await drawn(state)
    const [[count]] = await ask(
      `MATCH ()-[r]->() WHERE r.layer IS NOT NULL UNWIND r.claims AS c WITH collect(DISTINCT c) AS carried
       MATCH (k:Claim)-[:HAS_SUBJECT|HAS_OBJECT]->({id: 'org:huawei-cloud'}) WHERE NOT k.id IN carried
       RETURN count(DISTINCT k)`,
    )
    expect(count).toBeGreaterThan(0)
    expect(drawing.lines).toHaveLength(Number(count))
    expect(new Set(drawing.lines.map(({ standing }) => standing))).toEqual(new Set(['claim']))
  })

  test('are told from relationships by their key', () => {
    expect(claimOfKey(claimKey('C001'))).toBe('C001')
    expect(claimOfKey('org:a BUILDS org:b C001')).toBe('')
  })
})
