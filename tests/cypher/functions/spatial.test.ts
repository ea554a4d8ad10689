import { describe, expect, test } from 'vitest'
import { Database } from '../../../src/database/database.ts'
import { Point } from '../../../src/model/point.ts'
import { failureOf, valueOf } from '../expression/value-of.ts'

describe('point()', () => {
  test.each([
    ['{x: 1, y: 2}', new Point(7203, 1, 2)],
    ['{x: 1, y: 2.5, z: -3}', new Point(9157, 1, 2.5, -3)],
    ['{longitude: 1, latitude: 2}', new Point(4326, 1, 2)],
    ['{longitude: 1, latitude: 2, height: 3}', new Point(4979, 1, 2, 3)],
    ['{longitude: 1, latitude: 2, z: 3, height: 4}', new Point(4979, 1, 2, 3)],
    ['{x: 1, y: 2, height: 3}', new Point(7203, 1, 2)],
    ['{x: 1, y: 2, longitude: 3, latitude: 4, other: true}', new Point(7203, 1, 2)],
    ["{x: 1, y: 2, crs: 'WGS-84'}", new Point(4326, 1, 2)],
    ["{x: 1, y: 2, z: 3, crs: 'wgs-84-3D'}", new Point(4979, 1, 2, 3)],
    ['{x: 1, y: 2, z: 3, srid: 4979}', new Point(4979, 1, 2, 3)],
    ['{X: 1, Y: 2, CRS: "WGS-84"}', new Point(4326, 1, 2)],
    ['{x: null, y: 2}', null],
    ['{z: 1, y: null}', null],
    ['{x: 1, y: 2, other: null}', null],
    ['null', null],
  ])('of %s', (map, expected) => {
    expect(valueOf(`point(${map})`)).toEqual(expected)
  })

  test.each([
    ['{}', 'InvalidPoint'],
    ['{x: 1}', 'InvalidPoint'],
    ['{x: 1, latitude: 2}', 'InvalidPoint'],
    ["{x: 'a', y: 2}", 'InvalidPoint'],
    ["{x: 1, y: 2, height: 'a'}", 'InvalidPoint'],
    ['{x: 0.0 / 0.0, y: 2}', 'InvalidPoint'],
    ["{x: 1, y: 2, crs: 'moon'}", 'InvalidPoint'],
    ['{x: 1, y: 2, crs: 3}', 'InvalidPoint'],
    ['{x: 1, y: 2, srid: 3}', 'InvalidPoint'],
    ['{x: 1, y: 2, srid: 4326.0}', 'InvalidPoint'],
    ["{x: 1, y: 2, srid: 7203, crs: 'cartesian'}", 'InvalidPoint'],
    ["{longitude: 1, latitude: 2, crs: 'cartesian'}", 'InvalidPoint'],
    ["{x: 1, y: 2, crs: 'wgs-84-3d'}", 'InvalidPoint'],
    ['{longitude: 1, latitude: 91}', 'InvalidPoint'],
    ['1', 'InvalidArgumentType'],
  ])('of %s is the error %s', (map, code) => {
    expect(failureOf(`point(${map})`)).toMatchObject({ code })
  })

  test('of a node or relationship takes its properties', () => {
    const { records } = new Database().query(
      'CREATE (n {x: 1, y: 2, name: "a"})-[r:R {longitude: 3, latitude: 4}]->() RETURN point(n), point(r)',
    )
    expect(records).toEqual([[new Point(7203, 1, 2), new Point(4326, 3, 4)]])
  })
})

describe('points', () => {
  const p = 'point({x: 1, y: 2})'

  test.each([
    [`${p} = point({x: 1.0, y: 2})`, true],
    [`${p} = point({longitude: 1, latitude: 2})`, false],
    ['point({x: 0.0, y: 1}) = point({x: -0.0, y: 1})', false],
    [`${p} = 1`, false],
    [`${p} < point({x: 2, y: 3})`, null],
    [`${p} <= point({x: 2, y: 3})`, null],
    [`${p} <= ${p}`, true],
    [`${p} < ${p}`, null],
    [`[${p}, 1] < [${p}, 2]`, true],
    [`[${p}] <= [point({x: 2, y: 2})]`, null],
    [`${p} IN [1, ${p}]`, true],
    [`valueType(${p})`, 'POINT NOT NULL'],
    [
      `valueType([1, ${p}, date('2015')])`,
      'LIST<INTEGER NOT NULL | DATE NOT NULL | POINT NOT NULL> NOT NULL',
    ],
    [`toStringList([${p}])`, ["point({x: 1.0, y: 2.0, crs: 'cartesian'})"]],
    [`[${p}, 1][0] + 'a'`, "point({x: 1.0, y: 2.0, crs: 'cartesian'})a"],
    [`[${p}, 1][0]['X'] = 1.0`, true],
    [`[q IN [${p}, {crs: 1}] | q {.X, .crs}][0] = {X: 1.0, crs: 'cartesian'}`, true],
    [`${p}.srid`, 7203],
    [`size([1] + ${p})`, 2],
    [`point.distance(${p}, 1)`, null],
    [`point.withinBBox(1, ${p}, ${p})`, null],
    [`point.withinBBox(${p}, ${p}, ${p})`, true],
  ])('%s is %j', (expression, expected) => {
    expect(valueOf(expression)).toEqual(expected)
  })

  test.each([
    [`${p}.z`, 'UnknownPointComponent'],
    [`${p}.other`, 'UnknownPointComponent'],
    [`${p}['x']`, 'InvalidArgumentType'],
    [`[q IN [${p}] | q {.x}]`, 'InvalidArgumentType'],
    [`keys(${p})`, 'InvalidArgumentType'],
    [`${p} + 1`, 'InvalidArgumentType'],
    [`'a' + ${p}`, 'InvalidArgumentType'],
    [`-${p}`, 'InvalidArgumentType'],
    [`[${p}, 1][0] * 2`, 'InvalidArgumentType'],
    [`[q IN [${p}, 1] | q {.*}]`, 'InvalidArgumentType'],
  ])('%s is the error %s', (expression, code) => {
    expect(failureOf(expression)).toMatchObject({ code })
  })

  test('stand by their system, then by their coordinates, between paths and temporal values', () => {
    const { records } = new Database().query(
      `UNWIND [${p}, date('2015'), point({x: 0, y: 5}), point({longitude: 1, latitude: 2}), point({x: 0.0, y: 1}),
         point({x: -0.0, y: 1}), point({x: 1, y: 2, z: 1}), point({longitude: 1, latitude: 2, height: 1}), 'a'] AS v
       WITH v ORDER BY v RETURN collect(toString(v))`,
    )
    expect(records[0]?.[0]).toEqual([
      "point({x: 1.0, y: 2.0, crs: 'wgs-84'})",
      "point({x: 1.0, y: 2.0, z: 1.0, crs: 'wgs-84-3d'})",
      "point({x: -0.0, y: 1.0, crs: 'cartesian'})",
      "point({x: 0.0, y: 1.0, crs: 'cartesian'})",
      "point({x: 0.0, y: 5.0, crs: 'cartesian'})",
      "point({x: 1.0, y: 2.0, crs: 'cartesian'})",
      "point({x: 1.0, y: 2.0, z: 1.0, crs: 'cartesian-3d'})",
      '2015-01-01',
      'a',
    ])
  })

  test('are grouped, stored, found and taken as parameters', () => {
    const database = new Database()
    const place = new Point(4326, 13.4, 52.5)
    database.query('CREATE (:Place {at: $place, all: [$place, $place]})', { place })
    expect(database.query('MATCH (n:Place {at: $place}) RETURN n.at, n.all', { place }).records).toEqual([
      [place, [place, place]],
    ])
    expect(
      database.query(`UNWIND [${p}, point({x: 1.0, y: 2}), point({x: -0.0, y: 1}), point({x: 0.0, y: 1})] AS v
        RETURN count(DISTINCT v)`).records,
    ).toEqual([[3]])
    for (const list of [`[${p}, 1]`, `[${p}, point({longitude: 1, latitude: 2})]`])
      expect(() => database.query(`CREATE (:Place {all: ${list}})`)).toThrow(
        expect.objectContaining({ code: 'InvalidPropertyType' }),
      )
  })
})
