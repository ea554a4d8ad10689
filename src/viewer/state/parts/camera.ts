import type { Camera } from '../state.ts'
import type { Part } from './part.ts'

/** How far from the picture a link may look, in shares of the canvas, and at how many times its size. */
const FURTHEST_PLACE = 1_000
const FURTHEST_RATIO = 1_000

/** `x y ratio`, each number in the shortest form that reads back as the same. */
export const camera: Part = {
  words: ['camera'],
  write: (state) =>
    state.camera === undefined
      ? []
      : [['camera', `${state.camera.x} ${state.camera.y} ${state.camera.ratio}`]],
  read(link) {
    const said = readCamera(link)
    return said === undefined ? undefined : { camera: said }
  },
  unreadable: (link) => (link.has('camera') && readCamera(link) === undefined ? ['camera'] : []),
  keep: (state) => (state.camera === undefined ? {} : { camera: state.camera }),
  take: (kept) => ({ camera: kept.camera }),
}

function readCamera(link: URLSearchParams): Camera | undefined {
  const [x, y, ratio, ...more] = (link.get('camera') ?? '')
    .split(' ')
    .map((word) => (word === '' ? NaN : Number(word)))
  if (more.length > 0 || ![x, y, ratio].every(Number.isFinite) || ratio <= 0) return undefined
  if (Math.abs(x) > FURTHEST_PLACE || Math.abs(y) > FURTHEST_PLACE || ratio > FURTHEST_RATIO) return undefined
  return { x, y, ratio }
}
