import { describe, expect, test } from 'vitest'
import { labelledBeside } from '../../../src/viewer/content/additions.ts'
import { filterOptions } from '../../../src/viewer/content/filter-options.ts'
import { headlineOf } from '../../../src/viewer/content/headline.ts'
import { kindView } from '../../../src/viewer/content/kind-view.ts'
import { isCut } from '../../../src/viewer/content/shown-of-whole.ts'
import { labelKey, patternKey, sampledOf } from '../../../src/viewer/state/sampled.ts'
import { lineView, nodeView } from '../../../src/viewer/details/element.ts'
import { emptyPicture } from '../../../src/viewer/layout/picture.ts'
import type { Action } from '../../../src/viewer/state/action.ts'
import { asked, openGuest, type Seen } from '../guest.ts'

const fleet = await openGuest(`
  UNWIND range(1, 1200) AS i CREATE (:Ship {name: 'Ship ' + i, status: 'sails', source: 'a list'});
  UNWIND range(1, 3) AS i CREATE (:Port {name: 'Port ' + i});
  MATCH (p:Port {name: 'Port 1'}), (s:Ship) CREATE (s)-[:SAILS_TO {modality: 'fact', since: 1999}]->(p);
  MATCH (p:Port {name: 'Port 2'}), (s:Ship) WITH p, s LIMIT 7 CREATE (s)-[:CALLS_AT]->(p);
  CREATE ({note: 'loose'})-[:NEAR]->(:Port {name: 'Port 4'})`)

const ship = labelKey('Ship')
const sails = patternKey({ start: 'Ship', type: 'SAILS_TO', end: 'Port' })

function headline({ content, shown }: Seen): string {
  return headlineOf(content, shown)
}

function sample(of: string, most = 200): Action {
  return { kind: 'open', source: { kind: 'sample', of, most } }
}

describe('the first picture of a graph without claims', () => {
  test('is its schema: marks are labels and lines are types between them, with their counts', async () => {
    const seen = await fleet.after()
    expect(headline(seen)).toBe(
      '1,205 nodes of 2 labels, 1 without a label, and 1,208 relationships of 3 types.',
    )
    expect(seen.drawing.nodes.map(({ caption, note }) => [caption, note]).sort()).toEqual([
      ['Port', '4'],
      ['Ship', '1,200'],
      ['without a label', '1'],
    ])
    expect(
      seen.drawing.lines.map(({ caption, standing, worded }) => [caption, standing, worded]).sort(),
    ).toEqual([
      ['calls at · 7', 'plain', true],
      ['near · 1', 'plain', true],
      ['sails to · 1,200', 'plain', true],
    ])
    expect(seen.content.cuts).toEqual([])
  })

  test('has a headline that follows what is taken away', async () => {
    expect(headline(await fleet.after({ kind: 'remove', key: labelKey('Ship') }))).toBe(
      '1 of 2 labels and 1 of 3 types of relationships, in a graph of 1,205 nodes and 1,208 relationships.',
    )
  })

  test('says that nodes with several labels count several times', async () => {
    expect((await fleet.after()).content.basis).toBe('')
    const { content } = await (await openGuest('CREATE (:A:B), (:A)')).after()
    expect(content.basis).toBe(
      'A node with several labels is counted at each of them, and its relationships too.',
    )
  })

  test('of an empty graph says so', async () => {
    expect(headline(await (await openGuest('')).after())).toBe('The graph is empty.')
  })
})

describe('a sample', () => {
  test.each([
    [ship, 200, '200 of 1,200 nodes with the label Ship.'],
    [ship, 1200, '1,200 nodes with the label Ship.'],
    [labelKey(''), 200, '1 node without a label.'],
    [sails, 50, '50 of 1,200 relationships: Ship SAILS_TO Port.'],
    [
      patternKey({ start: '', type: 'NEAR', end: 'Port' }),
      200,
      '1 relationship: nodes without a label NEAR Port.',
    ],
  ])('of %s, %d at most, says how many of how many it shows', async (key, most, worded) => {
    expect(headline(await fleet.after(sample(key, most)))).toBe(worded)
  })

  test('of any names asks for these names alone', async () => {
    const odd = await openGuest('CREATE (:`a``b` {x: 1})-[:`t; "u"`]->(:`label:c`)')
    expect(headline(await odd.after(sample(labelKey('a`b'))))).toBe('1 node with the label a`b.')
    const key = patternKey({ start: 'a`b', type: 't; "u"', end: 'label:c' })
    expect((await odd.after(sample(key))).shown.picture.relationships.size).toBe(1)
    expect(sampledOf(key)).toEqual({ kind: 'pattern', start: 'a`b', type: 't; "u"', end: 'label:c' })
  })

  test.each(['type:[1]', 'type:["a"]', 'type:{', 'Ship'])('is never of %s', async (key) => {
    expect(sampledOf(key)).toBeUndefined()
    await expect(fleet.after(sample(key))).rejects.toMatchObject({ code: 'UnknownSample' })
  })

  test('tells the properties of its kind, and of how many they were read', async () => {
    expect(await kindView(fleet, { kind: 'label', label: 'Ship' })).toEqual({
      looked: 200,
      properties: [
        { name: 'name', count: 200, example: 'Ship 1' },
        { name: 'source', count: 200, example: 'a list' },
        { name: 'status', count: 200, example: 'sails' },
      ],
    })
    const { looked, properties } = await kindView(fleet, {
      kind: 'pattern',
      start: 'Ship',
      type: 'SAILS_TO',
      end: 'Port',
    })
    expect([looked, properties.map(({ name }) => name)]).toEqual([200, ['modality', 'since']])
    expect(await kindView(fleet, { kind: 'pattern', start: '', type: 'NEAR', end: 'Port' })).toEqual({
      looked: 1,
      properties: [],
    })
  })
})

describe('a picture that a limit cuts', () => {
  test('says of everything how much of it is shown', async () => {
    const everything: Action = { kind: 'open', source: { kind: 'view', id: 'everything' } }
    expect(headline(await fleet.after(everything))).toBe('1,205 nodes and 1,208 relationships.')
    const many = await openGuest('UNWIND range(1, 2100) AS i CREATE (:A)-[:R]->(:B)')
    expect(headline(await many.after(everything))).toBe(
      '2,000 of 4,200 nodes and 1,000 of 2,100 relationships.',
    )
  })

  describe('is drawn where counting all takes too long, and says so', async () => {
    const many = 'UNWIND range(1, 2100) AS i CREATE (:A)-[:R]->(:B); CREATE ({n: 1})-[:R]->({n: 2})'
    const uncounted = 'Not all there is was counted: there may be more than is drawn.'
    const loose = 'Counting the relationships of nodes without a label took too long: they are left out.'
    const unlabelled = 'Counting the nodes without a label took too long: they are left out.'

    test.each<[string, RegExp, readonly Action[], string, readonly string[]]>([
      [
        'everything',
        /count\(/,
        [{ kind: 'open', source: { kind: 'view', id: 'everything' } }],
        '2,000 nodes and 1,000 relationships.',
        [uncounted],
      ],
      ['a sample', /count\(/, [sample(labelKey('A'))], '200 nodes with the label A.', [uncounted]],
      ['a sample of all', /count\(/, [sample(labelKey('A'), 5000)], '2,100 nodes with the label A.', []],
      [
        'the schema',
        /count\(n\)/,
        [],
        '4,202 nodes of 2 labels and 2,101 relationships of 1 type.',
        [unlabelled],
      ],
      [
        'its loose ends',
        /AS start/,
        [],
        '4,202 nodes of 2 labels, 2 without a label, and 2,101 relationships of 1 type.',
        [loose],
      ],
    ])('%s', async (_, slow, actions, worded, cuts) => {
      const seen = await (await openGuest(many, slow)).after(...actions)
      expect([headline(seen), seen.content.cuts]).toEqual([worded, cuts])
    })
  })

  test('is not drawn where the graph does not answer at all', async () => {
    const lost = await openGuest('CREATE (:A)')
    await lost.backend.close()
    await expect(lost.after()).rejects.toMatchObject({ code: 'DatabaseClosed' })
  })

  test('counts a relationship once whose ends are both asked for', async () => {
    const pairs = await openGuest('UNWIND range(1, 1600) AS i CREATE (:A)-[:R]->(:A)')
    const { picture } = (await pairs.after(asked('MATCH (a:A) RETURN a'))).shown
    const part = await labelledBeside(pairs, picture, ['A'], [])
    expect([part.picture.relationships.size, part.total]).toEqual([1500, 1600])
  })

  test.each([
    ['MATCH (s:Ship) RETURN s LIMIT 5', true],
    ['MATCH (s:Ship) RETURN s limit 5 ;', true],
    ['MATCH (p:Port) RETURN p LIMIT 5', false],
    ['MATCH (s:Ship) WITH s LIMIT 5 RETURN s', false],
    ['MATCH (p:Port) RETURN p', false],
    ['MATCH (p:Port) RETURN p LIMIT 0', false],
  ])('says of %s whether its LIMIT was reached: %s', async (text, reached) => {
    expect(isCut((await fleet.after(asked(text))).content)).toBe(reached)
  })

  test('says of samples and of everything whether there is more', async () => {
    const everything: Action = { kind: 'open', source: { kind: 'view', id: 'everything' } }
    const cuts = [
      await fleet.after(),
      await fleet.after(everything),
      await fleet.after(sample(ship)),
      await fleet.after(sample(ship, 1200)),
    ]
    expect(cuts.map(({ content }) => isCut(content))).toEqual([false, false, true, false])
  })

  test('says how many of the relationships of a node are drawn', async () => {
    const before = await fleet.after(asked("MATCH (p:Port {name: 'Port 1'}) RETURN p"))
    const [key] = before.shown.picture.nodes.keys()
    const { content, shown } = await fleet.after(asked("MATCH (p:Port {name: 'Port 1'}) RETURN p"), {
      kind: 'expand',
      key,
    })
    expect(shown.picture.relationships.size).toBe(500)
    expect(content.cuts).toEqual([
      'Only 500 of the 1,200 relationships of Port 1 are drawn; ask for others in the Cypher below.',
    ])
    const { drawing } = before
    expect(drawing.nodes.map(({ more }) => more)).toEqual([1200])
    const view = await nodeView(fleet, key, before.shown.picture)
    expect(
      view?.groups.map(({ phrase, count, relationships }) => [phrase, count, relationships.length]),
    ).toEqual([['sails to (from)', 1200, 500]])
    const [{ cypher }] = view?.groups ?? []
    expect((await (await fleet.backend.run(cypher)).collect()).records).toHaveLength(1200)
  })
})

describe('a graph without claims', () => {
  test('has no evidence: relationships have properties, and what is called status is one of them', async () => {
    const { shown } = await fleet.after(asked('MATCH path = (:Ship)-[:SAILS_TO]->() RETURN path LIMIT 1'))
    const [relationship] = shown.picture.relationships.values()
    const named = { key: '', name: '' }
    const view = await lineView(fleet.backend, relationship, named, named, fleet.description)
    expect([view.evidence, view.standing]).toEqual([undefined, ''])
    expect({ ...view.properties }).toEqual({ modality: 'fact', since: 1999 })
    const about = await nodeView(fleet, relationship.start, shown.picture)
    expect(about?.groups[0].relationships[0]).toMatchObject({
      other: { name: 'Port 2' },
      standing: '',
      evidence: undefined,
    })
  })

  test('is filtered by kinds of things and relationships alone', async () => {
    const { shown } = await fleet.after(asked('MATCH path = (:Ship)-[:SAILS_TO]->() RETURN path LIMIT 1'))
    const options = filterOptions(shown.picture, fleet.description, new Map())
    expect(Object.entries(options).filter(([, values]) => values.length > 0)).toEqual([
      [
        'label',
        [
          { value: 'Port', text: 'Port', count: 1 },
          { value: 'Ship', text: 'Ship', count: 1 },
        ],
      ],
      ['type', [{ value: 'SAILS_TO', text: 'sails to', count: 1 }]],
    ])
  })
})

test('filters of a schema name kinds, and leave their numbers to the marks', async () => {
  const { shown } = await fleet.after()
  expect(filterOptions(shown.picture, fleet.description, new Map()).label).toEqual([
    { value: 'Port', text: 'Port', count: 0 },
    { value: 'Ship', text: 'Ship', count: 0 },
    { value: '', text: 'nodes without a label', count: 0 },
  ])
})

describe('nodes with the same id', () => {
  test('stay two, in every way to come by them, and each is found by its key', async () => {
    const twins = await openGuest(
      "CREATE (:A {id: 'x', name: 'one'})-[:R]->(:B {id: 'x', name: 'two'}), (:C {id: 'y'}), (:C {id: 'n7'}), ({v: 1})",
    )
    const all = await twins.after(asked('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r'))
    const keys = [...all.shown.picture.nodes.keys()]
    expect(keys).toEqual(['x n0', 'x n1', 'y', 'n7 n3', 'n4'])
    const alone = await twins.after(asked('MATCH (n:A) RETURN n'), { kind: 'expand', key: 'x n0' })
    expect([...alone.shown.picture.nodes.keys()]).toEqual(['x n0', 'x n1'])
    for (const key of keys) {
      const added = await twins.after(asked('MATCH (n:Nothing) RETURN n'), {
        kind: 'add',
        keys: [key],
        select: key,
      })
      expect([...added.shown.picture.nodes.keys()]).toEqual([key])
      expect((await nodeView(twins, key, emptyPicture))?.node.key).toBe(key)
    }
    expect((await nodeView(twins, 'x n1', emptyPicture))?.groups).toMatchObject([
      { phrase: 'r (from)', relationships: [{ other: { key: 'x n0', name: 'one' } }] },
    ])
  })
})
