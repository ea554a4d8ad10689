import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mix, type Palette, tintOf } from '../../../src/viewer/render/palette.ts'
import { partitionOf } from '../../../src/viewer/appearance/partition.ts'
import { scaleOf } from '../../../src/viewer/appearance/scale.ts'
import { themes } from '../../../src/viewer/still/themes.ts'

describe('a scale', () => {
  test('goes evenly from the least to the greatest, and says both and the middle', () => {
    const scale = scaleOf([10, 20, 40, 'none', null], false)
    expect([10, 20, 40, 'none'].map((value) => scale?.shareOf(value))).toEqual([0, 1 / 3, 1, undefined])
    expect(scale?.stops).toEqual([
      { share: 0, text: '10' },
      { share: 0.5, text: '25' },
      { share: 1, text: '40' },
    ])
  })

  test('of dates says dates, and numbers stand on no such scale', () => {
    const scale = scaleOf(['2026-01-01', '2026-01-31', 7], false)
    expect(scale?.stops.map(({ text }) => text)).toEqual(['2026-01-01', '2026-01-16', '2026-01-31'])
    expect(scale?.shareOf(7)).toBeUndefined()
  })

  test('in steps has about as many values in each, equal ones together, and says what each holds', () => {
    const scale = scaleOf([1, 1, 1, 1, 2, 3, 4, 5, 90, 1000], true)
    expect(scale?.stops.map(({ text }) => text)).toEqual(['1', '2 to 3', '4 to 5', '90 to 1,000'])
    expect([1, 3, 1000].map((value) => scale?.shareOf(value))).toEqual([0, 1 / 3, 1])
  })

  test('of equal values has one stop, and of none there is no scale', () => {
    expect(scaleOf([3, 3], false)?.stops).toEqual([{ share: 1, text: '3' }])
    expect(scaleOf([3, 3], true)?.stops).toEqual([{ share: 1, text: '3' }])
    expect(scaleOf(['a', null], false)).toBeUndefined()
  })

  test('gives every number a share from 0 to 1, larger ones no smaller share', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), fc.boolean(), (values, steps) => {
        const scale = scaleOf(values, steps)
        const shares = [...values].sort((a, b) => a - b).map((value) => scale?.shareOf(value) ?? NaN)
        expect(shares.every((share, at) => share >= (shares[at - 1] ?? 0) && share <= 1)).toBe(true)
      }),
    )
  })
})

describe('categories', () => {
  test('have a colour for each of the eight commonest values, those last that something else has', () => {
    const values = new Map(Array.from({ length: 12 }, (_, at) => [`n${at}`, at < 3 ? 'most' : `v${at}`]))
    const { categories, colourOf } = partitionOf(values, new Set([0, 1]))
    expect(categories.map(({ text }) => text)).toEqual([
      'most',
      'v10',
      'v11',
      'v3',
      'v4',
      'v5',
      'v6',
      'v7',
      '2 other values',
    ])
    expect(categories.map(({ colour }) => colour)).toEqual([2, 3, 4, 5, 6, 7, 0, 1, 8])
    expect(categories.at(-1)?.keys).toEqual(['n8', 'n9'])
    expect([colourOf('most'), colourOf('v9'), colourOf('never seen')]).toEqual([2, 8, 8])
  })

  test('of numbers of communities say what they are', () => {
    const { categories } = partitionOf(new Map([['a', 1]]), new Set(), 'community')
    expect(categories[0].text).toBe('community 1')
  })
})

describe.each(Object.entries(themes))('the ramp of the %s theme', (_, palette) => {
  const colours = Array.from({ length: 21 }, (_, at) => tintOf({ colour: 0, shade: at / 20 }, palette))

  test('goes one way from near the paper to far from it, so that it is read without colours too', () => {
    const contrasts = colours.map((colour) => contrast(colour, palette.paper))
    expect(contrasts.every((one, at) => at === 0 || one > contrasts[at - 1])).toBe(true)
  })

  test('and what has no value can be told from the paper everywhere', () => {
    for (const colour of [...colours, tintOf({ colour: 9 }, palette)])
      expect(contrast(colour, palette.paper)).toBeGreaterThanOrEqual(3)
  })

  test('is for what stands on it; a colour of a file or a label is another', () => {
    const own: Palette = palette
    expect(tintOf({ colour: 0, ink: '#123456' }, own)).toBe('#123456')
    expect(tintOf({ colour: 0, ink: '#123456', shade: 1 }, own)).toBe(own.ramp[4])
    expect(tintOf({ colour: 0, shade: 0.125 }, own)).toBe(mix(own.ramp[0], own.ramp[1], 0.5))
  })
})

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
