import fc from 'fast-check'
import { Point } from '../../src/model/point.ts'

const plain = fc.double({ noNaN: true, noDefaultInfinity: true })
const latitude = fc.double({ noNaN: true, min: -90, max: 90 })
const longitude = fc.double({ noNaN: true, min: -180, max: 180 })

/** Points of every system. */
export const point: fc.Arbitrary<Point> = fc.oneof(
  fc.tuple(plain, plain).map(([x, y]) => new Point(7203, x, y)),
  fc.tuple(plain, plain, plain).map(([x, y, z]) => new Point(9157, x, y, z)),
  fc.tuple(longitude, latitude).map(([x, y]) => new Point(4326, x, y)),
  fc.tuple(longitude, latitude, plain).map(([x, y, z]) => new Point(4979, x, y, z)),
)

/** Few, so that some are the same, and zeros of both signs. */
export const fewPoints: fc.Arbitrary<Point> = fc.constantFrom(
  new Point(7203, 0, 1),
  new Point(7203, -0, 1),
  new Point(7203, 0, 1),
  new Point(7203, 1, 0),
  new Point(4326, 0, 1),
  new Point(9157, 0, 1, 0),
  new Point(9157, 0, 1, -0),
  new Point(4979, 0, 1, 0),
)
