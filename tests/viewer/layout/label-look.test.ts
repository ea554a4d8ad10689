import { describe, expect, test } from 'vitest'
import { everythingView, plainDescription } from '../../../src/backend/description.ts'
import type { View } from '../../../src/model/view.ts'
import {
  colourOf,
  colourOrder,
  labelLook,
  radiusFor,
  setLook,
} from '../../../src/viewer/layout/label-look.ts'
import { withCounts } from '../../../src/viewer/words/labels.ts'
import { openBundledGraph } from '../bundled.ts'
import { shipping } from '../shipping.ts'

const bundledSets = await openBundledGraph().ask('MATCH (s:Collective) RETURN s.name, s.caption')

const emptySchema = {
  labels: [],
  relationshipTypes: [],
  connections: [],
  propertyKeys: [],
  nodeCount: 0,
  relationshipCount: 0,
}

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
      ...shipping,
      views: [everythingView, view('one', ['Port', 'Isle']), view('two', ['Isle', 'Reef'])],
    })
    expect(order).toEqual(['Port', 'Isle', 'Reef', 'Ship'])
    expect(labelLook(['Odd', 'Ship'], order, shipping)).toEqual({
      label: 'Ship',
      icon: 'circle',
      colour: 3,
    })
    expect(labelLook([], order, shipping)).toEqual({ label: '', icon: 'circle', colour: 8 })
  })
})

test('colours go to the labels with most nodes, but not to what is hidden or told by its rim', () => {
  const counted = withCounts(
    {
      ...shipping,
      labels: [
        ...shipping.labels,
        { ...shipping.labels[0], name: 'Crowd', set: true },
        { ...shipping.labels[0], name: 'Claim', hidden: true },
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
  expect(colourOrder(shipping)).toEqual(['Ship', 'Port'])
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
