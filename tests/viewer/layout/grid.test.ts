import { describe, expect, test } from 'vitest'
import { gridOf } from '../../../src/viewer/layout/grid.ts'

/** Ten pixels a character. */
const measure = (text: string): number => text.length * 10

describe('rows of names', () => {
  test('hold as many columns of the longest name as there is room for', () => {
    expect(gridOf(['a', 'bbbb', 'c'], { width: 100, row: 20, apart: 10 }, measure)).toEqual({
      places: [
        { x: 0, y: 0 },
        { x: 50, y: 0 },
        { x: 0, y: 20 },
      ],
      height: 40,
    })
  })

  test('hold one name each where there is no room for two', () => {
    const { places, height } = gridOf(['aaaa', 'b'], { width: 20, row: 20, apart: 10 }, measure)
    expect([places.map(({ x }) => x), height]).toEqual([[0, 0], 40])
  })

  test('of no names have no height', () => {
    expect(gridOf([], { width: 100, row: 20, apart: 10 }, measure)).toEqual({ places: [], height: 0 })
  })
})
