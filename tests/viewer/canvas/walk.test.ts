import { expect, test } from 'vitest'
import { isWalk, walkFrom } from '../../../src/viewer/canvas/walk.ts'
import { lineOf } from '../../../src/viewer/layout/marks.ts'
import { plainDescription } from '../../../src/backend/description.ts'
import { graph } from '../../helpers/graph.ts'

const description = plainDescription(graph('(:Ship)').schema())
const line = lineOf({ key: 'r', id: 1, type: 'R', start: 'a', end: 'b', properties: {} }, description)
const listed = ['a', 'b', 'r']

test.each([
  ['a', 'ArrowDown', 'b'],
  ['r', 'ArrowDown', 'a'],
  ['a', 'ArrowUp', 'r'],
  ['b', 'Home', 'a'],
  ['b', 'End', 'r'],
  ['a', 'ArrowRight', 'r'],
  ['r', 'ArrowRight', 'b'],
  ['r', 'ArrowLeft', 'a'],
  ['b', 'ArrowLeft', 'r'],
  ['b', 'ArrowRight', undefined],
  ['a', 'e', undefined],
])('from %s the key %s leads to %s', (at, key, to) => {
  expect(walkFrom({ lines: [line] }, listed, at, key)).toBe(to)
})

test('an arrow alone walks: with Alt or Control it belongs to the browser', () => {
  const press = { key: 'ArrowLeft', ctrlKey: false, metaKey: false, altKey: false }
  expect(isWalk(press)).toBe(true)
  expect(isWalk({ ...press, altKey: true })).toBe(false)
  expect(isWalk({ ...press, key: 'End' })).toBe(false)
})
