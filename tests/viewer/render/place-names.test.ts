import { expect, test } from 'vitest'
import type { DrawnNode } from '../../../src/viewer/drawing.ts'
import { estimate } from '../../../src/viewer/layout/measure.ts'
import { placeNames, type NameBox } from '../../../src/viewer/render/place-names.ts'

const canvas = { width: 400, height: 300 }
const node: DrawnNode = {
  key: 'a',
  x: 200,
  y: 150,
  size: 10,
  colour: 0,
  label: '',
  icon: '',
  hollow: false,
  inside: '',
  caption: 'Some name',
  note: '',
  side: 'below',
  strong: false,
  more: 0,
}
/** Lines to all sides from a mark, so near to one another that no name stands between them. */
const rays = Array.from({ length: 90 }, (_, at) => (share: number) => ({
  x: 200 + 190 * share * Math.cos((at * Math.PI) / 45),
  y: 150 + 190 * share * Math.sin((at * Math.PI) / 45),
}))

function names(part: Partial<DrawnNode>, dimmed = false, others: readonly DrawnNode[] = []) {
  return placeNames(
    [{ ...node, ...part }, ...others].map((thing) => ({
      thing,
      x: thing.x,
      y: thing.y,
      dimmed,
      always: false,
    })),
    rays,
    estimate,
    canvas,
  ).map(({ key, isCrossed }: NameBox) => ({ key, isCrossed }))
}

test('a hub among lines has a name, which knows that they run through it; another node has none', () => {
  expect(names({ hub: true })).toEqual([{ key: 'a', isCrossed: true }])
  expect(names({})).toEqual([])
})

test('a dimmed hub waits as any other', () => {
  expect(names({ hub: true }, true)).toEqual([])
})

test('a hub that marks stand all around has no name', () => {
  const around = Array.from({ length: 25 }, (_, at) => ({
    ...node,
    key: String(at),
    caption: '',
    x: 100 + 50 * (at % 5),
    y: 90 + 30 * Math.floor(at / 5),
  })).filter(({ x, y }) => x !== node.x || y !== node.y)
  expect(names({ hub: true }, false, around)).toEqual([])
})
