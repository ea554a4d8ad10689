import { expect, test } from 'vitest'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import { type DrawingNow, isPictureBefore } from '../../../src/viewer/frame/page.ts'
import { pictureOf } from '../../../src/viewer/layout/picture.ts'
import { graph } from '../../helpers/graph.ts'
import { drawnNode } from '../drawn-node.ts'

const drawing: Drawing = { nodes: [drawnNode('a')], lines: [], titles: [] }
const now: DrawingNow = { drawing, tooMany: false, layout: undefined, error: undefined, ready: true }
const noop = (): void => undefined

test.each<[string, Partial<DrawingNow>, boolean]>([
  ['its own drawing', {}, false],
  [
    'places that are being found',
    { ready: false, layout: { kind: 'under way', share: 0, cancel: noop } },
    true,
  ],
  ['outlines that are being loaded', { ready: false }, true],
  ['places that were not found', { layout: { kind: 'cancelled', again: noop } }, true],
  ['places that get better', { layout: { kind: 'improving', share: 0, stop: noop } }, false],
  ['nothing drawn before', { ready: false, drawing: { nodes: [], lines: [], titles: [] } }, false],
  ['too much to be drawn', { ready: false, tooMany: true }, false],
])('with %s it is told whether the picture is that of before', (_, part, expected) => {
  expect(isPictureBefore({ ...now, ...part }, pictureOf([]))).toBe(expected)
})

test('a picture that is laid out anew for another size is itself', () => {
  const picture = pictureOf(graph("(:A {id: 'a'})").query('MATCH (n) RETURN n').records.flat())
  expect(isPictureBefore({ ...now, ready: false }, picture)).toBe(false)
})
