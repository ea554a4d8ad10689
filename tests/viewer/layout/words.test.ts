import { describe, expect, test } from 'vitest'
import {
  everythingView,
  plainDescription,
  type Description,
  type StatusWords,
} from '../../../src/backend/description.ts'
import type { View } from '../../../src/model/view.ts'
import { float, isMap, type MapValue } from '../../../src/model/values.ts'
import { keepIn, mergePictures, pictureOf, type PictureNode } from '../../../src/viewer/layout/picture.ts'
import { standingOf } from '../../../src/viewer/layout/standing.ts'
import {
  captionOf,
  colourOf,
  colourOrder,
  labelLook,
  labelCountText,
  labelOf,
  lineCaption,
  phraseOf,
  radiusFor,
  shortened,
  statusWords,
  setLook,
  withCounts,
} from '../../../src/viewer/layout/words.ts'
import { graph } from '../../helpers/graph.ts'
import { openBundledGraph } from '../bundled.ts'

const bundledSets = await openBundledGraph().ask('MATCH (s:Collective) RETURN s.name, s.caption')

const emptySchema = {
  labels: [],
  relationshipTypes: [],
  connections: [],
  propertyKeys: [],
  nodeCount: 0,
  relationshipCount: 0,
}

const lines = ['solid', 'dash-dot', 'long-dash', 'short-dash'] as const
const description: Description = {
  ...plainDescription(graph().schema()),
  evidence: true,
  labels: ['Ship', 'Port'].map((name) => ({
    name,
    singular: name.toLowerCase(),
    plural: `${name.toLowerCase()}s`,
    icon: 'circle',
    description: '',
    hidden: false,
    set: false,
  })),
  types: [
    { name: 'BUILDS', phrase: 'builds', inverse: 'is built by', symmetric: false, hierarchy: '' },
    { name: 'IS_NEAR', phrase: 'is near', inverse: 'is near', symmetric: true, hierarchy: '' },
  ],
  statuses: lines.map((line): StatusWords => ({ name: `drawn ${line}`, description: '', line })),
}

/** Properties as the engine gives them. */
function propertiesOf(map: string): MapValue {
  const [[value]] = graph().query(`RETURN ${map}`).records
  if (!isMap(value)) throw new Error(`${map} is no map`)
  return value
}

function nodeOf(map: string, labels: readonly string[] = ['Ship']): PictureNode {
  return { key: 'ship:1', id: 1, labels, properties: propertiesOf(map) }
}

describe('how firmly a relationship stands', () => {
  test.each([
    ["{layer: 'reference', modality: 'fact', status: 'drawn long-dash'}", 'reference'],
    ['{}', 'evidence'],
    ["{modality: 'assessment', status: 'drawn long-dash'}", 'assessment'],
    ["{modality: 'forecast'}", 'forecast'],
    ["{modality: 'plan', status: 'drawn solid'}", 'planned'],
    ["{modality: 'fact'}", 'fact'],
    ["{modality: 'fact', status: 'drawn solid'}", 'fact'],
    ["{modality: 'fact', status: 'drawn dash-dot'}", 'capability'],
    ["{modality: 'fact', status: 'drawn long-dash'}", 'begun'],
    ["{modality: 'fact', status: 'drawn short-dash'}", 'planned'],
    ["{modality: 'fact', status: 'never heard of'}", 'fact'],
    ["{layer: 'claim', modality: 'forecast'}", 'claim'],
  ])('%s is %s', (properties, standing) => {
    expect(standingOf(propertiesOf(properties), description)).toBe(standing)
  })
})

describe('words on the canvas', () => {
  test.each([
    ["{id: 'ship:1', name: 'Whole Name', caption: 'Short'}", 'Short'],
    ["{id: 'ship:1', name: 'Whole Name'}", 'Whole Name'],
    ["{id: 'ship:1'}", 'ship:1'],
    ["{id: 'ship:1', name: 5, caption: ''}", '5'],
  ])('a node %s is called %s', (properties, caption) => {
    expect(captionOf(nodeOf(properties), description)).toBe(caption)
  })

  test('cuts a long text between words, and a long word anywhere', () => {
    expect(shortened('x'.repeat(48))).toBe('x'.repeat(48))
    for (const text of ['A very long name that no canvas has room for at any zoom', 'y'.repeat(90)]) {
      const short = shortened(text)
      expect(short.length).toBeLessThanOrEqual(48)
      expect(short.endsWith('…')).toBe(true)
      expect(text.startsWith(short.slice(0, -1))).toBe(true)
    }
    expect(shortened('A very long name that no canvas has room for at any zoom')).toMatch(/\w…$/)
  })

  test('reads a relationship from either end, and one that has no words by its name', () => {
    expect(phraseOf('BUILDS', 'out', description)).toBe('builds')
    expect(phraseOf('BUILDS', 'in', description)).toBe('is built by')
    expect(phraseOf('IS_NEAR', 'in', description)).toBe('is near')
    expect(phraseOf('SAILS_TO', 'out', description)).toBe('sails to')
  })

  test('says of a line what it does and how it stands, and nothing more of a plain fact', () => {
    const caption = (properties: string): string =>
      lineCaption(
        { key: 'r', id: 0, type: 'BUILDS', start: 'a', end: 'b', properties: propertiesOf(properties) },
        description,
      )
    expect(caption("{modality: 'fact'}")).toBe('builds')
    expect(caption("{modality: 'fact', status: 'begun'}")).toBe('builds · begun')
    expect(caption("{modality: 'forecast'}")).toBe('builds · forecast')
    expect(statusWords(propertiesOf("{modality: 'assessment', status: 'begun'}"))).toBe('assessment, begun')
  })

  test('calls a label that the description does not know by its name', () => {
    expect(labelOf(['Port', 'Ship'], description).singular).toBe('ship')
    expect(labelOf(['Isle'], description)).toMatchObject({
      name: 'Isle',
      singular: 'Isle',
      hidden: false,
      set: false,
    })
  })
})

describe('counted nodes of a label', () => {
  test('are told in its words', () => {
    const ship = labelOf(['Ship'], description)
    expect([0, 1, 2].map((count) => labelCountText(count, ship))).toEqual(['0 ships', '1 ship', '2 ships'])
  })

  test('are told by its name where it has no words, for it may be in any language or number', () => {
    const isle = labelOf(['Isle'], description)
    expect([1, 1_100].map((count) => labelCountText(count, isle))).toEqual(['Isle (1)', 'Isle (1,100)'])
  })

  test('are told to have none where they have none', () => {
    const none = labelOf([], description)
    expect([1, 2].map((count) => labelCountText(count, none))).toEqual([
      '1 node without a label',
      '2 nodes without a label',
    ])
  })
})

describe('colours of labels', () => {
  test('go to the first eight; all others share slate', () => {
    const order = Array.from({ length: 10 }, (_, n) => `L${n}`)
    expect(order.map((label) => colourOf([label], order))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 8])
    expect(colourOf(['other'], order)).toBe(8)
    expect(colourOf([], order)).toBe(8)
    expect(colourOf(['other', 'L3'], order)).toBe(3)
  })

  test('are the same in every view: columns name them first, then the ontology', () => {
    const view = (id: string, labels: readonly string[]): View => ({
      ...everythingView,
      id,
      layout: {
        kind: 'columns',
        columns: labels.map((label) => ({ title: label, labels: [label], types: [] })),
      },
    })
    const order = colourOrder({
      ...description,
      views: [everythingView, view('one', ['Port', 'Isle']), view('two', ['Isle', 'Reef'])],
    })
    expect(order).toEqual(['Port', 'Isle', 'Reef', 'Ship'])
    expect(labelLook(['Odd', 'Ship'], order, description)).toEqual({
      label: 'Ship',
      icon: 'circle',
      colour: 3,
    })
    expect(labelLook([], order, description)).toEqual({ label: '', icon: 'circle', colour: 8 })
  })
})

test('colours go to the labels with most nodes, but not to what is hidden or told by its rim', () => {
  const counted = withCounts(
    {
      ...description,
      labels: [
        ...description.labels,
        { ...description.labels[0], name: 'Crowd', set: true },
        { ...description.labels[0], name: 'Claim', hidden: true },
      ],
    },
    [
      { name: 'Ship', count: 2 },
      { name: 'Port', count: 5 },
      { name: 'Crowd', count: 40 },
      { name: 'Claim', count: 90 },
    ],
  )
  expect(colourOrder(counted)).toEqual(['Port', 'Ship', 'Crowd', 'Claim'])
  expect(colourOrder(description)).toEqual(['Ship', 'Port'])
})

describe('pictures', () => {
  const database = graph(`(a:Ship {id: 'a'})-[:BUILDS {claims: ['c1', 'c2']}]->(b:Port {id: 'b'}),
    (a)-[:BUILDS {source: 'seen'}]->(b), (b)-[:IS_NEAR]->(:Port {id: 'c'})`)
  const pictureIn = (query: string) => pictureOf(database.query(query).records.flat())
  const everything = 'MATCH (a)-[r]->(b) RETURN a, r, b'

  test('name a relationship by what it stands on', () => {
    expect([...pictureIn(everything).relationships.keys()].sort()).toEqual([
      'a BUILDS b c1+c2',
      'a BUILDS b seen',
      'b IS_NEAR c',
    ])
  })

  test('hold nothing where there is nothing to draw', () => {
    const values = [null, 1, 'text', true, float(2), [null, []], propertiesOf('{a: 1}')]
    expect(pictureOf(values)).toMatchObject({ nodes: new Map(), relationships: new Map() })
  })

  test('are merged each element once', () => {
    const [one, other] = ['a', 'b'].map((id) => pictureIn(`MATCH (a {id: '${id}'})-[r]->(b) RETURN a, r, b`))
    const merged = mergePictures(one, other, one)
    expect([...merged.nodes.keys()].sort()).toEqual(['a', 'b', 'c'])
    expect(merged.relationships.size).toBe(3)
  })

  test('lose with a node what hangs on it', () => {
    const kept = keepIn(
      pictureIn(everything),
      ({ key }) => key !== 'c',
      ({ key }) => !key.endsWith('seen'),
    )
    expect([...kept.nodes.keys()].sort()).toEqual(['a', 'b'])
    expect([...kept.relationships.keys()]).toEqual(['a BUILDS b c1+c2'])
  })
})

describe('a label that stands for a set', () => {
  const crowd = plainDescription({ ...emptySchema, labels: [{ name: 'Crowd', count: 1 }] })
  const sets = { ...crowd, labels: crowd.labels.map((label) => ({ ...label, set: true })) }

  test.each([
    [{ count: 20 }, '20'],
    [{ count: 20, comparator: 'eq' }, '20'],
    [{ count: 20, comparator: 'gt' }, '> 20'],
    [{ count: 1_200, comparator: 'about' }, '≈ 1,200'],
    [{}, ''],
  ])('is hollow, and says of %j how many it stands for', (properties, inside) => {
    expect(setLook({ labels: ['Crowd'], properties }, sets)).toEqual({ hollow: true, inside })
    expect(setLook({ labels: ['Crowd'], properties }, crowd)).toEqual({ hollow: false, inside: '' })
  })

  test('has room for it in its mark', () => {
    expect(['', '7', '20', '> 20'].map(radiusFor)).toEqual([0, 11, 11, 16])
  })

  test('is called in the picture by words of its name, which its panel and search show', () => {
    const wordsOf = (text: unknown): readonly string[] => String(text).toLowerCase().match(/\w+/g) ?? []
    const strange = bundledSets.filter(
      ([name, caption]) => !wordsOf(caption).every((word) => wordsOf(name).includes(word)),
    )
    expect(bundledSets.length).toBeGreaterThan(20)
    expect(strange).toEqual([])
  })
})
