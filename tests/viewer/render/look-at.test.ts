import { describe, expect, test } from 'vitest'
import { estimate } from '../../../src/viewer/layout/measure.ts'
import { fitOf, freePart, shiftInto } from '../../../src/viewer/render/look-at.ts'
import { drawn, queryState, stateOf } from '../content/states.ts'

const canvas = { width: 1040, height: 620 }
const box = (left: number, top: number, width = 100, height = 20) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

describe('what is brought into view', () => {
  test('has the part of the canvas that nothing lies over, and all of it where a sheet leaves none', () => {
    expect(freePart(canvas, 0)).toEqual({ left: 12, top: 12, right: 1028, bottom: 608 })
    expect(freePart(canvas, 360)).toEqual({ left: 12, top: 12, right: 668, bottom: 608 })
    expect(freePart({ width: 390, height: 590 }, 390)).toEqual({ left: 12, top: 12, right: 378, bottom: 578 })
  })

  test.each([
    ['nothing', box(100, 100), 0, 0],
    ['what a panel covers', box(900, 100), -332, 0],
    ['what is cut at the left', box(-30, 100), 42, 0],
    ['what is below', box(100, 700), 0, -112],
    ['the beginning of what is too long', box(100, 100, 900), -88, 0],
  ])('moves by as little as it takes: %s', (_, given, x, y) => {
    expect(shiftInto(given, freePart(canvas, 360))).toEqual({ x, y })
  })
})

describe('a picture as a whole', () => {
  test('is at rest where it fills the canvas from there', async () => {
    expect(fitOf(await drawn(stateOf('overview')), canvas, estimate)).toBeUndefined()
    expect(fitOf({ nodes: [] }, canvas, estimate)).toBeUndefined()
  })

  test('is looked at from nearer or further, so that no name is cut off', async () => {
    const states = [
      queryState("MATCH p = (:Company {id: 'org:tencent'})--() RETURN p"),
      stateOf('overview', { kind: 'reveal', label: 'Claim', on: true }),
      stateOf('everything', { kind: 'move', moved: { key: 'org:aws', x: 3_000, y: -900 } }),
    ]
    for (const state of states) {
      const drawing = await drawn(state)
      const fit = fitOf(drawing, canvas, estimate) ?? { middle: { x: 520, y: 310 }, ratio: 1 }
      for (const { key, x } of drawing.nodes) {
        const at = canvas.width / 2 + (x - fit.middle.x) / fit.ratio
        expect(at, key).toBeGreaterThanOrEqual(0)
        expect(at, key).toBeLessThanOrEqual(canvas.width)
      }
    }
  })
})
