import { expect, test } from 'vitest'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import { type DrawingNow, isPictureBefore } from '../../../src/viewer/frame/page.ts'
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
  expect(isPictureBefore({ ...now, ...part })).toBe(expected)
})
