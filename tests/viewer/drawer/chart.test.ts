import { describe, expect, test } from 'vitest'
import { samplesOf } from '../../../src/viewer/drawer/chart/chart-colours.ts'
import { chartData, chartSentence } from '../../../src/viewer/drawer/chart/chart-data.ts'
import { chartColumns } from '../../../src/viewer/drawer/chart/columns.ts'
import { kinds } from '../../../src/viewer/drawer/chart/kinds/index.ts'
import { Extent, numberWords } from '../../../src/viewer/drawer/chart/extent.ts'
import { noChart, settleChart } from '../../../src/viewer/drawer/chart/settle-chart.ts'
import { valueText } from '../../../src/viewer/drawer/value-text.ts'
import type { Value } from '../../../src/model/values.ts'
import { chartKinds, type ChartChoice } from '../../../src/viewer/state/drawer.ts'
import { graph } from '../../helpers/graph.ts'

const database = graph()
const textOf = (_: string, value: Value): string => valueText(value, ({ id }) => `n${id}`)

function chartOf(rows: string, names: string, choice?: ChartChoice) {
  const columns = names.split(' ').map((name, at) => `r[${at}] AS ${name}`)
  const result = database.query(`UNWIND [${rows}] AS r RETURN ${columns.join(', ')}`)
  const plan = settleChart(chartColumns(result), choice)
  return plan === undefined ? undefined : chartData(result, plan, textOf)
}

const ships = "['Fram', 39, 'wood'], ['Gjøa', 21, 'wood'], ['Maud', 36, 'steel']"

test('every kind has an entry', () => {
  expect(kinds.map(({ id }) => id)).toEqual(chartKinds)
})

describe('what is drawn where the reader has chosen nothing', () => {
  test.each<[string, string, string, object | undefined]>([
    ['bars over texts', ships, 'ship length hull', { kind: 'bar', x: 'ship', y: 'length', colour: '' }],
    [
      'a line over dates, one for each of a few texts',
      "['2020', 1, 'a'], ['2021-05', 2, 'b'], [date('2022-01-01'), 3, 'a']",
      'day n who',
      { kind: 'line', x: 'day', y: 'n', colour: 'who' },
    ],
    ['points over numbers', '[1, 2.5], [2, 3]', 'a b', { kind: 'scatter', x: 'a', y: 'b', colour: '' }],
    [
      'counts of texts that repeat',
      "['a', 'x'], ['b', 'x']",
      's t',
      { kind: 'bar', x: 't', y: '', colour: '' },
    ],
    ['nothing of texts that are each their own', "['a'], ['b']", 's', undefined],
    ['nothing of nothing', '[null, null]', 'a b', undefined],
  ])('%s', (_, rows, names, plan) => {
    expect(chartOf(rows, names)?.plan).toEqual(plan)
  })

  test('what a link says and the columns do not have is guessed', () => {
    const choice = { kind: 'bar', x: 'gone', y: 'gone', colour: 'gone' } as const
    expect(chartOf(ships, 'ship length hull', choice)?.plan).toEqual({
      kind: 'bar',
      x: 'ship',
      y: 'length',
      colour: '',
    })
  })
})

describe('what a chart says', () => {
  test('values of one bar are added up, and it says so', () => {
    const chart = chartOf(ships, 'ship length hull', { kind: 'bar', x: 'hull' })
    expect(chart?.points.map(({ x, y }) => `${x} ${y}`)).toEqual(['wood 60', 'steel 36'])
    expect(chart?.notes).toEqual(['1 mark stands for several records, whose values are added up.'])
    expect(chart && chartSentence(chart)).toBe(
      'Bar chart of length by hull: 2 marks, from 36 (steel) to 60 (wood).',
    )
  })

  test('what has no value is left out, and told with its number', () => {
    const rows = "['a', 1], ['b', null], [null, 3], [null, 4], ['c', 'many']"
    const chart = chartOf(rows, 'who n', { kind: 'bar', x: 'who', y: 'n' })
    // A column with a text is no column of numbers: records are counted.
    expect(chart?.plan.y).toBe('')
    const numbers = chartOf("['a', 1], ['b', null], [null, 3], [null, 4]", 'who n')
    expect(numbers?.points).toEqual([{ x: 'a', y: 1, colour: '' }])
    expect(numbers?.notes).toEqual([
      '2 records are left out: no value that can be drawn in who.',
      '1 record is left out: no value that can be drawn in n.',
    ])
  })

  test('records of one place along a line are each drawn, and it says so', () => {
    const chart = chartOf("['2021', 1], ['2020', 2], ['2021', 5]", 'year n')
    expect(chart?.points.map(({ y }) => y)).toEqual([2, 1, 5])
    expect(chart?.notes).toEqual(['1 record shares its place along the line with another; each is drawn.'])
  })

  test('of many bars the first are drawn, and it says of how many', () => {
    const rows = Array.from({ length: 130 }, (_, at) => `['t${at}', ${at}]`).join(', ')
    const chart = chartOf(rows, 't n')
    expect(chart?.points).toHaveLength(100)
    expect(chart?.notes).toEqual(['The first 100 of 130 bars are drawn, in the order of the records.'])
  })
})

describe('numbers that no axis can tell apart', () => {
  const columnsOf = (rows: string) =>
    chartColumns(database.query(`UNWIND [${rows}] AS r RETURN r[0] AS x, r[1] AS y`))
  test.each<[string, string, string]>([
    ['small', '[1, 1e-320], [2, 2e-320]', 'the numbers of y are too small to be drawn.'],
    ['small, each by itself', '[1e-310, 1]', 'the numbers of x are too small to be drawn.'],
    ['large', '[1, 1e308], [2, -1e308]', 'the numbers of y are too large to be drawn.'],
    ['near', '[1, 1.0], [2, 1.0000000000000002]', 'the numbers of y are too near each other to be drawn.'],
  ])('%s ones suit no chart of points, and it says so', (_, rows, why) => {
    const columns = columnsOf(rows)
    expect(settleChart(columns)).toBeUndefined()
    expect(noChart(columns)).toBe(`There is no chart: ${why}`)
  })

  test('sums that no number holds are not made', () => {
    const rows = "['same', 1e308], ['same', 1e308], ['other', 5]"
    const chart = chartOf(rows, 'who n')
    expect(chart?.plan).toEqual({ kind: 'bar', x: 'who', y: '', colour: '' })
    expect(chart?.notes).toEqual(['Not drawn: the numbers of n are too large to be drawn.'])
  })

  test('bars of what is nearly alike are drawn, from zero on', () => {
    expect(chartOf("['a', 1.0], ['b', 1.0000000000000002]", 't n')?.plan.kind).toBe('bar')
  })

  test('what an axis can tell apart is written so that a reader can', () => {
    expect([0, 1e-9, 2.5e-7, 1234.5, 12345.5, 1e18].map((number) => numberWords(number))).toEqual([
      '0',
      '1e-9',
      '2.5e-7',
      '1234.5',
      '12,345.5',
      '1,000,000,000,000,000,000',
    ])
    const extent = new Extent()
    for (const number of [1, 1.00000002]) extent.add(number)
    expect(extent.undrawable).toBe('')
    expect(numberWords(1.00000001, extent.digits)).toBe('1.00000001')
  })
})

test('colours that share the last are told by their number', () => {
  const colours = { ink: '', rule: '', marks: ['red', 'blue', 'grey'] }
  const told = (...names: readonly string[]): readonly string[] =>
    samplesOf(names, colours).map(({ colour, text }) => `${colour} ${text}`)
  expect(told('a', 'b', 'c')).toEqual(['red a', 'blue b', 'grey c'])
  expect(told('a', 'b', 'c', 'd')).toEqual(['red a', 'blue b', 'grey 2 others'])
  expect(told()).toEqual([])
})

test('nodes of one name are a bar each', () => {
  const people = graph(`(:Person {name: 'Jo'})-[:K]->(), (b:Person {name: 'Jo'})-[:K]->(), (b)-[:K]->()`)
  const result = people.query('MATCH (p:Person)-[r]->() RETURN p, count(r) AS n ORDER BY n')
  const plan = settleChart(chartColumns(result), { kind: 'bar', x: 'p', y: 'n' })
  const named = (_: string, value: Value): string => valueText(value, () => 'Jo')
  const chart = plan && chartData(result, plan, named)
  expect(chart?.points.map(({ y }) => y)).toEqual([1, 2])
  expect(chart?.notes).toEqual([])
})
