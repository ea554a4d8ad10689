import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EmbeddedBackend } from '../../../src/backend/index.ts'
import { everythingView, plainDescription } from '../../../src/backend/description.ts'
import { FullDatabase } from '../../../src/opening/full-database.ts'
import { communityPicture } from '../../../src/viewer/content/communities/community-picture.ts'
import { headlineOfCommunities } from '../../../src/viewer/content/communities/headline.ts'
import { divide } from '../../../src/viewer/content/communities/divide.ts'
import {
  canDivide,
  communityAt,
  lastCommunities,
  openCommunities,
  shownCommunities,
} from '../../../src/viewer/content/communities/open-communities.ts'
import { communityText } from '../../../src/viewer/content/communities/words.ts'
import { loadContent } from '../../../src/viewer/content/load-content.ts'
import { drawingOf, shownOf } from '../../../src/viewer/content/shown.ts'
import type { Picture } from '../../../src/viewer/layout/picture.ts'
import { betweenKey, communityKey, groupedOf } from '../../../src/viewer/state/communities.ts'
import { initialState } from '../../../src/viewer/state/initial.ts'
import { description, groupsOf, pictureOf, size } from './divided.ts'

describe('a picture is divided into communities', () => {
  test('called by the member with most relationships inside, of equal ones by the first key', () => {
    const { communities } = divide(
      pictureOf('abcdefg', ['cb', 'ca', 'de', 'dg', 'dg', 'ff']),
      groupsOf('abcdefg', '1112222'),
    )
    expect(communities).toEqual([
      { central: 'd', members: ['d', 'g', 'e', 'f'], inside: 4, count: 1, alone: 0 },
      { central: 'c', members: ['c', 'a', 'b'], inside: 2, count: 1, alone: 0 },
    ])
  })

  test('what is alone, and what is too small where there are too many, is one mark that says how many they are', () => {
    const small = divide(pictureOf('abcdefghi'), groupsOf('abcdefghi', '111223456'), 2)
    expect(small.communities).toEqual([
      { central: 'a', members: ['a', 'b', 'c'], inside: 0, count: 1, alone: 0 },
      { central: 'd', members: ['d', 'e', 'f', 'g', 'h', 'i'], inside: 0, count: 5, alone: 4 },
    ])
    expect(small.communities.map((one) => communityText(one, 'A'))).toEqual([
      'A and 2 more',
      '6 more in 5 small communities',
    ])
    const alone = divide(pictureOf('abcd'), groupsOf('abcd', '1123'))
    expect(alone.communities.map((one) => communityText(one, 'A'))).toEqual([
      'A and 1 more',
      '2 more, each by itself',
    ])
  })

  test('one node that is left over is drawn as itself, and so is what has no value', () => {
    const { communities, numbers } = divide(pictureOf('abcd'), groupsOf('abcd', '112-'))
    expect(communities).toHaveLength(1)
    expect([...numbers.keys()]).toEqual(['a', 'b'])
  })
})

/** Some nodes, lines among them, the groups of the nodes, and how many marks there may be. */
const divided = fc.integer({ min: 0, max: 14 }).chain((size) => {
  const letter = fc.constantFrom(...'abcdefghijklmn'.slice(0, Math.max(size, 1)))
  return fc.record({
    nodes: fc.constant('abcdefghijklmn'.slice(0, size)),
    lines:
      size === 0
        ? fc.constant([])
        : fc.array(
            fc.tuple(letter, letter).map(([a, b]) => a + b),
            { maxLength: 30 },
          ),
    groups: fc.array(fc.constantFrom(...'1234567-'), { minLength: size, maxLength: size }),
    most: fc.integer({ min: 2, max: 5 }),
  })
})

test('in any division each node and each relationship is counted once, in at most so many marks', () => {
  fc.assert(
    fc.property(divided, ({ nodes, lines, groups, most }) => {
      const picture = pictureOf(nodes, lines)
      const division = divide(picture, groupsOf(nodes, groups.join('')), most)
      const { communities, numbers } = division
      expect(communities.length).toBeLessThanOrEqual(most)
      expect(communities.flatMap(({ members }) => members).sort()).toEqual([...numbers.keys()].sort())
      expect(new Set(numbers.keys()).size).toBe(numbers.size)
      for (const { central, members, count } of communities) {
        expect(members).toContain(central)
        expect(members.length).toBeGreaterThan(1)
        expect(count).toBeGreaterThan(0)
      }
      const { picture: marks } = communityPicture(picture, division, description)
      const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
      expect(sum([...marks.nodes.values()].map(({ many }) => many ?? 1))).toBe(picture.nodes.size)
      const between = sum([...marks.relationships.values()].map(({ many }) => many ?? 1))
      expect(between + sum(communities.map(({ inside }) => inside))).toBe(lines.length)
    }),
  )
})

test('in whatever order it comes, and whatever the values are called, the same comes out', () => {
  fc.assert(
    fc.property(divided, ({ nodes, lines, groups, most }) => {
      const picture = pictureOf(nodes, lines)
      const other: Picture = {
        nodes: new Map([...picture.nodes].reverse()),
        relationships: new Map([...picture.relationships].reverse()),
      }
      const named = groupsOf(nodes, groups.join(''))
      const renamed = new Map([...named].map(([key, group]) => [key, `x${9 - Number(group)}`]))
      const [one, two] = [divide(picture, named, most), divide(other, renamed, most)]
      expect(two.communities).toEqual(one.communities)
      expect(communityPicture(other, two, description)).toEqual(communityPicture(picture, one, description))
    }),
  )
})

describe('keys of marks and lines', () => {
  test('say what they stand for, and are of nothing else', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(groupedOf(communityKey(one, false))).toEqual({ kind: 'community', central: one })
        expect(groupedOf(communityKey(one, true))).toEqual({ kind: 'rest', central: one })
        expect(groupedOf(betweenKey(one, other))).toEqual(groupedOf(betweenKey(other, one)))
      }),
    )
    expect(groupedOf('community:of:one')).toBeUndefined()
    expect(groupedOf('between us')).toBeUndefined()
  })
})

describe('communities of a graph', async () => {
  const database = new FullDatabase()
  // Two rings with one relationship between them, and one node by itself that is asked for later.
  database.query(`UNWIND range(0, 9) AS n CREATE (:Ship {id: 's' + n, name: 'Ship ' + n, ring: n / 5})`)
  database.query(`MATCH (a:Ship), (b:Ship) WHERE a.ring = b.ring AND a.id < b.id CREATE (a)-[:MEETS]->(b)`)
  database.query(`MATCH (a {id: 's0'}), (b {id: 's5'}) CREATE (a)-[:SIGHTS]->(b)`)
  database.query(`MATCH (a {id: 's0'}) CREATE (a)-[:LIES_AT]->(:Port {id: 'port', name: 'Port'})`)
  const backend = new EmbeddedBackend(database)
  const described = plainDescription(database.schema())
  const source = { kind: 'query', text: 'MATCH (a:Ship)-[r]->(b:Ship) RETURN *' } as const
  const state = { ...initialState('none'), source }
  const content = await loadContent(backend, described, state, new AbortController().signal)
  const shown = shownOf(content, state, described)

  test('are marks first, and their members once they are opened', async () => {
    const all = await openCommunities(backend, shown.base, [], new Map())
    const marks = shownCommunities(all, shown, content, described)
    expect([...marks.shown.picture.nodes.values()].map(({ many }) => many)).toEqual([5, 5])
    expect(marks.shown.headline).toBe('10 nodes and 21 relationships in 2 communities.')
    expect(marks.whole).toBe(shown.picture)
    expect(communityAt(all, 's7')?.central).toBe('s5')
    const one = await openCommunities(backend, shown.base, ['s7'], new Map())
    const members = shownCommunities(one, shown, content, described)
    expect([...members.shown.picture.nodes.keys()].sort()).toEqual(['s5', 's6', 's7', 's8', 's9'])
    expect(members.shown.headline).toBe('The community of Ship 5: 5 of 10 nodes and 10 of 21 relationships.')
    expect(members.shown.partial).toBe(true)
  })

  test('are those of the picture before until another is divided, and never those of another source', async () => {
    const last = { opened: await openCommunities(backend, shown.base, [], new Map()), shown, content }
    const fewer = shownOf(content, { ...state, removed: ['s1'] }, described)
    const still = lastCommunities(last, fewer, content, described)
    expect(still?.shown.headline).toBe('10 nodes and 21 relationships in 2 communities.')
    expect(lastCommunities({ ...last, shown: fewer }, shown, content, described)?.whole).toBe(fewer.picture)
    const another = { ...content, source: { ...source } }
    expect(lastCommunities(last, shown, another, described)).toBeUndefined()
    // What is added stands beside them at once.
    const more = { ...state, added: ['port'] }
    const grown = await loadContent(backend, described, more, new AbortController().signal, content)
    const beside = lastCommunities(last, shownOf(grown, more, described), grown, described)
    expect([...(beside?.shown.picture.nodes.keys() ?? [])]).toContain('port')
  })

  test('are the same ones where the graph was made in another order', async () => {
    const other = new FullDatabase()
    other.query(`UNWIND range(9, 0, -1) AS n CREATE (:Ship {id: 's' + n, name: 'Ship ' + n, ring: n / 5})`)
    other.query(`MATCH (a {id: 's0'}), (b {id: 's5'}) CREATE (a)-[:SIGHTS]->(b)`)
    other.query(`MATCH (a:Ship), (b:Ship) WHERE a.ring = b.ring AND a.id < b.id CREATE (a)-[:MEETS]->(b)`)
    const answers = new EmbeddedBackend(other)
    const again = await loadContent(answers, described, state, new AbortController().signal)
    const { base } = shownOf(again, state, described)
    const { top } = await openCommunities(answers, base, [], new Map())
    expect(top.communities).toEqual(
      (await openCommunities(backend, shown.base, [], new Map())).top.communities,
    )
  })

  test('that a link names and the picture does not have are told, and the nearest is shown', async () => {
    const opened = await openCommunities(backend, shown.base, ['nobody'], new Map())
    expect(opened).toMatchObject({ path: [], lost: 'nobody' })
  })

  test('cannot be found by who has no metrics, which is said with a way out', async () => {
    /** As a database server, which has no procedure of ours. */
    class WithoutMetrics extends EmbeddedBackend {
      override run(): ReturnType<EmbeddedBackend['run']> {
        return super.run('CALL other.list()')
      }
    }
    await expect(
      openCommunities(new WithoutMetrics(database), shown.base, [], new Map()),
    ).rejects.toMatchObject({
      code: 'NoMetrics',
      message: 'Communities cannot be found here.',
      hint: expect.stringContaining('silkgraph pull') as unknown,
    })
  })

  test('leave what was asked for one by one as it is', async () => {
    const more = { ...state, added: ['port'], expanded: ['s0'] }
    const grown = await loadContent(backend, described, more, new AbortController().signal, content)
    const all = shownOf(grown, more, described)
    const marks = shownCommunities(
      await openCommunities(backend, all.base, [], new Map()),
      all,
      grown,
      described,
    )
    expect(marks.shown.picture.nodes.get('port')).toMatchObject({ labels: ['Port'] })
    expect(marks.shown.headline).toBe('10 nodes and 21 relationships in 2 communities, and 1 added node.')
    // Its neighbour is in a mark.
    const drawing = drawingOf(marks.shown, grown, more, described, size, {})
    expect(drawing.nodes.find(({ key }) => key === 'port')?.more).toBe(0)
    expect([...marks.shown.picture.relationships.values()].map(({ many }) => many)).toEqual([1, 1])
    const known = new Map()
    const opened = await openCommunities(backend, all.base, ['s9'], known)
    const members = shownCommunities(opened, all, grown, described)
    expect([...members.whole.nodes.keys()]).toContain('port')
    expect(members.shown.headline).toBe(
      'The community of Ship 5: 5 of 10 nodes and 10 of 21 relationships, and 6 added nodes.',
    )
    // What is known is not asked for again.
    const silent = new EmbeddedBackend(new FullDatabase())
    expect(await openCommunities(silent, all.base, ['s9'], known)).toEqual(opened)
  })
})

test('a schema has no communities', () => {
  const view = { layout: { kind: 'schema' } } as const
  expect([canDivide({ view: { ...everythingView, ...view } }), canDivide({ view: undefined })]).toEqual([
    false,
    true,
  ])
})

test('a picture in which nothing is joined says so', () => {
  const loose = pictureOf('abc')
  const division = divide(loose, groupsOf('abc', '123'))
  const grouped = communityPicture(loose, division, description)
  expect(headlineOfCommunities([], division, { part: loose, whole: loose }, grouped, description)).toBe(
    '3 nodes and 0 relationships, each node by itself.',
  )
})
