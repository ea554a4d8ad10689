import { expect, test } from 'vitest'
import { hubsOf } from '../../../src/viewer/layout/hubs.ts'

const hubs = (...degrees: readonly (readonly [key: string, lines: number])[]): readonly string[] => [
  ...hubsOf(new Map(degrees)),
]

test('hubs are the most connected, as many as the square root of all', () => {
  expect(hubs(['a', 3], ['b', 9], ['c', 4], ['d', 3], ['e', 1])).toEqual(['b', 'c', 'a'])
})

test('of equally connected nodes the first keys are hubs, in whatever order they come', () => {
  const degrees = ['d', 'c', 'b', 'a'].map((key) => [key, 3] as const)
  expect(hubs(...degrees)).toEqual(['a', 'b'])
  expect(hubs(...degrees.toReversed())).toEqual(['a', 'b'])
})

test('a node of two lines is no hub', () => {
  expect(hubs(['a', 2], ['b', 1], ['c', 1])).toEqual([])
  expect(hubs()).toEqual([])
})

test('a picture of many nodes has none', () => {
  const circle = (count: number) =>
    Array.from({ length: count }, (_, at) => [String(at), at === 0 ? 5 : 2] as const)
  expect(hubs(...circle(300))).toEqual(['0'])
  expect(hubs(...circle(301))).toEqual([])
})
