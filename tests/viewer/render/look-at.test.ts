import { describe, expect, test } from 'vitest'
import { estimate } from '../../../src/viewer/layout/measure.ts'
import { boxAround, fitOf, freePart, shiftInto } from '../../../src/viewer/render/look-at.ts'
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
      for (const node of drawing.nodes) {
        const place = {
          x: canvas.width / 2 + (node.x - fit.middle.x) / fit.ratio,
          y: canvas.height / 2 + (node.y - fit.middle.y) / fit.ratio,
        }
        const { left, right, top, bottom } = boxAround(node, place, estimate)
        expect([node.key, left >= 0, right <= canvas.width]).toEqual([node.key, true, true])
        expect([node.key, top >= 0, bottom <= canvas.height]).toEqual([node.key, true, true])
      }
    }
  })

  test('has no name cut off that reaches beyond the outermost mark only from further away', async () => {
    const [like] = (await drawn(stateOf('overview'))).nodes
    const node = (key: string, x: number, caption: string) => ({
      ...like,
      key,
      x,
      y: 300,
      caption,
      note: '',
      side: 'right' as const,
    })
    const nodes = [
      node('a', 0, 'A'),
      node('b', 1_900, 'A name that is as long as names can be drawn, or nearly'),
      node('c', 2_000, 'C'),
    ]
    const fit = fitOf({ nodes }, canvas, estimate)
    if (fit === undefined) expect.fail('It cannot be seen at rest.')
    for (const one of nodes) {
      const place = { x: canvas.width / 2 + (one.x - fit.middle.x) / fit.ratio, y: 300 }
      const { left, right } = boxAround(one, place, estimate)
      expect([one.key, left >= 0, right <= canvas.width]).toEqual([one.key, true, true])
    }
  })
})
