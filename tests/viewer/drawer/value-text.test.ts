import { expect, test } from 'vitest'
import { Point } from '../../../src/model/point.ts'
import { valueText } from '../../../src/viewer/drawer/value-text.ts'
import { graph } from '../../helpers/graph.ts'

test('a temporal value is shown as ISO text, also inside lists and maps', () => {
  const [[value]] = graph('()').query(
    "RETURN [date('2015-07-21'), {at: time('12:00+01:00'), for: duration('P1M')}] AS value",
  ).records
  expect(valueText(value)).toBe('[2015-07-21, {at: 12:00:00+01:00, for: P1M}]')
})

test('a point is shown as the call that makes it', () => {
  expect(valueText([new Point(7203, 1, 2)])).toBe("[point({x: 1.0, y: 2.0, crs: 'cartesian'})]")
})

test('a name that runs from right to left keeps its place in a node', () => {
  const [[value]] = graph("(:Isle {name: 'שלום 7'})").query('MATCH (n) RETURN n').records
  expect(valueText(value)).toBe('(:Isle \u2068שלום 7\u2069)')
})
