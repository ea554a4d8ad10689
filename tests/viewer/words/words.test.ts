import { describe, expect, test } from 'vitest'
import { labelCountText, labelOf } from '../../../src/viewer/words/labels.ts'
import { captionOf, shortened } from '../../../src/viewer/words/names.ts'
import { lineCaption, phraseOf, statusWords } from '../../../src/viewer/words/phrases.ts'
import { propertiesOf, shipping } from '../shipping.ts'

describe('words on the canvas', () => {
  test.each([
    ["{id: 'ship:1', name: 'Whole Name', caption: 'Short'}", 'Short'],
    ["{id: 'ship:1', name: 'Whole Name'}", 'Whole Name'],
    ["{id: 'ship:1'}", 'ship:1'],
    ["{id: 'ship:1', name: 5, caption: ''}", '5'],
  ])('a node %s is called %s', (properties, caption) => {
    expect(captionOf({ labels: ['Ship'], properties: propertiesOf(properties) }, shipping)).toBe(caption)
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
    expect(phraseOf('BUILDS', 'out', shipping)).toBe('builds')
    expect(phraseOf('BUILDS', 'in', shipping)).toBe('is built by')
    expect(phraseOf('IS_NEAR', 'in', shipping)).toBe('is near')
    expect(phraseOf('SAILS_TO', 'out', shipping)).toBe('sails to')
  })

  test('says of a line what it does and how it stands, and nothing more of a plain fact', () => {
    const caption = (properties: string): string =>
      lineCaption({ type: 'BUILDS', properties: propertiesOf(properties) }, shipping)
    expect(caption("{modality: 'fact'}")).toBe('builds')
    expect(caption("{modality: 'fact', status: 'begun'}")).toBe('builds · begun')
    expect(caption("{modality: 'forecast'}")).toBe('builds · forecast')
    expect(statusWords(propertiesOf("{modality: 'assessment', status: 'begun'}"))).toBe('assessment, begun')
  })

  test('calls a label that the description does not know by its name', () => {
    expect(labelOf(['Port', 'Ship'], shipping).singular).toBe('ship')
    expect(labelOf(['Isle'], shipping)).toMatchObject({
      name: 'Isle',
      singular: 'Isle',
      hidden: false,
      set: false,
    })
  })
})

describe('counted nodes of a label', () => {
  test('are told in its words', () => {
    const ship = labelOf(['Ship'], shipping)
    expect([0, 1, 2].map((count) => labelCountText(count, ship))).toEqual(['0 ships', '1 ship', '2 ships'])
  })

  test('are told by its name where it has no words, for it may be in any language or number', () => {
    const isle = labelOf(['Isle'], shipping)
    expect([1, 1_100].map((count) => labelCountText(count, isle))).toEqual(['Isle (1)', 'Isle (1,100)'])
  })

  test('are told to have none where they have none', () => {
    const none = labelOf([], shipping)
    expect([1, 2].map((count) => labelCountText(count, none))).toEqual([
      '1 node without a label',
      '2 nodes without a label',
    ])
  })
})
