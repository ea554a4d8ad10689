import { describe, expect, test } from 'vitest'
import { componentOfPoint, Point } from '../../src/model/point.ts'
import { toJson } from '../../src/model/json.ts'
import { Float } from '../../src/model/values.ts'

const invalid = expect.objectContaining({
  name: 'CypherError',
  kind: 'ArgumentError',
  code: 'InvalidPoint',
}) as Error

describe('a point', () => {
  test.each([
    [7203, [1, 2], "point({x: 1.0, y: 2.0, crs: 'cartesian'})"],
    [9157, [1.5, -0, 1e22], "point({x: 1.5, y: -0.0, z: 1.0E22, crs: 'cartesian-3d'})"],
    [4326, [12.5, 56], "point({x: 12.5, y: 56.0, crs: 'wgs-84'})"],
    [4979, [1e-7, -90, 3], "point({x: 1.0E-7, y: -90.0, z: 3.0, crs: 'wgs-84-3d'})"],
  ])('of system %i with %j is %s', (srid, [x, y, z], text) => {
    const made = new Point(srid, x, y, z)
    expect(made.toString()).toBe(text)
    expect(toJson(made)).toBe(text)
    expect(made.coordinates).toEqual(z === undefined ? [x, y] : [x, y, z])
    expect(Object.isFrozen(made)).toBe(true)
  })

  test.each([
    [181, -179],
    [-181, 179],
    [180, 180],
    [-180, -180],
    [540, 180],
    [900.5, -179.5],
    [-360, 0],
    [1e10, -80],
  ])('brings the longitude %d to %d', (longitude, normal) => {
    expect(new Point(4326, longitude, 0).x).toBe(normal)
  })

  test.each([
    [1, 1, 2, undefined],
    [7203, 1, 2, 3],
    [9157, 1, 2, undefined],
    [4326, 1, 90.001, undefined],
    [4979, 1, -91, 0],
    [7203, Number.NaN, 1, undefined],
    [4326, Infinity, 1, undefined],
    [9157, 1, 2, -Infinity],
  ])('of system %d cannot have %d, %d, %d', (srid, x, y, z) => {
    expect(() => new Point(srid, x, y, z)).toThrow(invalid)
  })

  test('has the components that its system has', () => {
    const all = ['x', 'Y', 'z', 'longitude', 'latitude', 'height', 'crs', 'SRID']
    const componentsOf = (one: Point) =>
      all.map((name) => {
        try {
          const value = componentOfPoint(one, name)
          return value instanceof Float ? value.value : value
        } catch (error) {
          expect(error).toMatchObject({ kind: 'ArgumentError', code: 'UnknownPointComponent' })
          return undefined
        }
      })
    const none = undefined
    expect(componentsOf(new Point(7203, 1, 2))).toEqual([1, 2, none, none, none, none, 'cartesian', 7203])
    expect(componentsOf(new Point(9157, 1, 2, 3))).toEqual([1, 2, 3, none, none, none, 'cartesian-3d', 9157])
    expect(componentsOf(new Point(4326, 1, 2))).toEqual([1, 2, none, 1, 2, none, 'wgs-84', 4326])
    expect(componentsOf(new Point(4979, 1, 2, 3))).toEqual([1, 2, 3, 1, 2, 3, 'wgs-84-3d', 4979])
  })
})

describe('distance', () => {
  test('is a straight line, or the way on a sphere in metres; null between systems', () => {
    expect(new Point(7203, 1, 2).distanceTo(new Point(7203, 4, 6))).toBe(5)
    expect(new Point(9157, 1, 2, 0).distanceTo(new Point(9157, 4, 6, 12))).toBe(13)
    expect(new Point(4326, 12.78, 56.7).distanceTo(new Point(4326, 12.79, 56.71))).toBeCloseTo(
      1269.894960563667,
      8,
    )
    expect(new Point(4979, 12.78, 56.7, 100).distanceTo(new Point(4979, 12.78, 56.71, 200))).toBeCloseTo(
      1117.70405575195,
      8,
    )
    expect(new Point(7203, 1, 2).distanceTo(new Point(4326, 1, 2))).toBe(null)
  })
})

describe('a box', () => {
  test.each([
    [7203, [1, 2], [0, 0], [1, 2], true],
    [7203, [1, 2], [2, 2], [0, 0], false],
    [9157, [1, 2, 3], [0, 0, 0], [2, 2, 2], false],
    [4326, [179, 0], [170, -1], [-170, 1], true],
    [4326, [0, 0], [170, -1], [-170, 1], false],
    [4326, [0, 0], [-1, 1], [1, -1], false],
    [4979, [0, 0, 9], [-1, -1, 0], [1, 1, 2], false],
  ])('in system %i: %j within %j and %j is %j', (srid, one, low, high, inside) => {
    const [made, lowerLeft, upperRight] = [one, low, high].map(([x, y, z]) => new Point(srid, x, y, z))
    expect(made.isWithin(lowerLeft, upperRight)).toBe(inside)
    expect(made.isWithin(lowerLeft, srid === 7203 ? new Point(4326, 1, 1) : new Point(7203, 1, 1))).toBe(null)
  })
})
