import { expect, test } from 'vitest'
import type { Point } from '../../../src/viewer/layout/spring.ts'
import { isInside, outlineOf } from '../../../src/viewer/render/lasso.ts'

const at = (x: number, y: number): Point => ({ x, y })

test('a line that goes round something is its outline, open as it is', () => {
  const round = [at(0, 0), at(10, 0), at(10, 4), at(4, 4), at(4, 10), at(0, 10)]
  expect(outlineOf(round)).toEqual(round)
  expect(isInside(round, at(2, 8))).toBe(true)
  expect(isInside(round, at(8, 2))).toBe(true)
  expect(isInside(round, at(8, 8))).toBe(false)
})

test('a line across what is meant is the rectangle that it spans', () => {
  const outline = outlineOf([at(0, 0), at(4, 6), at(10, 10)])
  expect(outline).toEqual([at(0, 0), at(10, 0), at(10, 10), at(0, 10)])
  expect(isInside(outline, at(9, 1))).toBe(true)
  expect(isInside(outline, at(11, 1))).toBe(false)
})

test('no line, a point and a level line go round nothing', () => {
  expect(outlineOf([])).toEqual([])
  for (const points of [[at(1, 1)], [at(0, 5), at(10, 5)]])
    expect(isInside(outlineOf(points), at(1, 1))).toBe(false)
})
