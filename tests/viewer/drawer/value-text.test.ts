import { expect, test } from 'vitest'
import { Point } from '../../../src/model/point.ts'
import type { Node } from '../../../src/model/values.ts'
import { valueText } from '../../../src/viewer/drawer/value-text.ts'
import { graph } from '../../helpers/graph.ts'

test('a temporal value is shown as ISO text, also inside lists and maps', () => {
  const [[value]] = graph('()').query(
    "RETURN [date('2015-07-21'), {at: time('12:00+01:00'), for: duration('P1M')}] AS value",
  ).records
  expect(valueText(value, ({ id }) => `node ${id}`)).toBe('[2015-07-21, {at: 12:00:00+01:00, for: P1M}]')
})

test('a point is shown as the call that makes it', () => {
  expect(valueText([new Point(7203, 1, 2)], ({ id }) => `node ${id}`)).toBe(
    "[point({x: 1.0, y: 2.0, crs: 'cartesian'})]",
  )
})

test('a node is called as the page calls it, alone, in lists and in paths', () => {
  const [[path, nodes]] = graph("(:airport {code: 'LHR'})-[:ROUTE]->(:airport {code: 'ZRH'})").query(
    'MATCH path = (a)-->(b) RETURN path, [a, b] AS nodes',
  ).records
  const nameNode = ({ properties }: Node): string => String(properties['code'])
  expect(valueText(path, nameNode)).toBe('(:airport LHR)-[:ROUTE]->(:airport ZRH)')
  expect(valueText(nodes, nameNode)).toBe('[(:airport LHR), (:airport ZRH)]')
})

test('a name that runs from right to left keeps its place in a node', () => {
  const [[value]] = graph("(:Isle {name: 'שלום 7'})").query('MATCH (n) RETURN n').records
  expect(valueText(value, ({ properties }) => String(properties['name']))).toBe('(:Isle \u2068שלום 7\u2069)')
})
