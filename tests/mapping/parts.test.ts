import { describe, expect, test } from 'vitest'
import { sha256 } from '../../src/host/node.ts'
import { idPart } from '../../src/mapping/apply/ids.ts'
import { itemsOf } from '../../src/mapping/apply/items.ts'
import { fill, namesIn, parseTemplate } from '../../src/mapping/apply/template.ts'
import { readBoolean, readDate, readNumber, readQuantity } from '../../src/mapping/apply/values.ts'

describe('templates', () => {
  const scope = (name: string) => ({ A: ' a ', 'B b': 'b', blank: ' ' })[name]
  test.each([
    ['{A} and {B b}', 'a and b'],
    ['{{{A}}}', '{a}'],
    ['{ A }', 'a'],
    ['no name', 'no name'],
    ['{A}{blank}', undefined],
    ['{unknown}', undefined],
  ])('%j is %j', (text, filled) => {
    expect(fill(parseTemplate(text), scope)).toBe(filled)
  })
  test('know their names', () => expect(namesIn(parseTemplate('{A} {{x}} {B b}'))).toEqual(['A', 'B b']))
})

describe('ids', () => {
  test.each([
    ['Søren Ångström', 's-ren-angstrom-'],
    ['Crème Brûlée', 'creme-brulee'],
    ['CHINA  Road.', 'china-road'],
    ['Huawei Technologies Co., Ltd.', 'huawei-technologies-co-ltd'],
    ['中国', ''],
    ['C++', 'c-'],
    ['-5', '5-'],
    ['1.5', '1-5-'],
  ])('%j begins with %j', (text, beginning) => {
    const part = idPart(text, sha256)
    expect(part).toMatch(/^[a-z0-9-]+$/)
    expect(part.replace(/[0-9a-f]{8}$/, '')).toBe(beginning)
  })

  test('differ where texts differ in more than case, accents and spaces', () => {
    const texts = [
      'C',
      'C++',
      'C#',
      '5',
      '-5',
      '1.5',
      '1-5',
      '15',
      '中国',
      '日本',
      'x'.repeat(200),
      'x'.repeat(201),
    ]
    expect(new Set(texts.map((text) => idPart(text, sha256))).size).toBe(texts.length)
    expect(idPart('  éva\u00A0BERG', sha256)).toBe(idPart('Eva Berg', sha256))
  })
})

describe('items of a cell', () => {
  const each = { column: 'x', split: '; ', parts: ['name', 'kind'], between: ', ' }
  const items = (text: string, rest?: string) =>
    itemsOf(text, rest === undefined ? each : { ...each, rest }).map((item) => Object.fromEntries(item))
  test('give what is between to the first part, or to the one that is named', () => {
    expect(items('Huawei Co., Ltd., Private; ; Exim, Agency')).toEqual([
      { name: 'Huawei Co., Ltd.', kind: 'Private' },
      { name: 'Exim', kind: 'Agency' },
    ])
    expect(items('http://a, Report, including blogs', 'kind')).toEqual([
      { name: 'http://a', kind: 'Report, including blogs' },
    ])
    expect(items('Alone')).toEqual([{ name: 'Alone' }])
    expect(items('Alone', 'kind')).toEqual([{ name: 'Alone' }])
  })
})

describe('values', () => {
  const valueOf = (read: object) => ('value' in read ? read.value : 'refused')
  test.each([
    ['1,234.5', '.', 1234.5],
    ['1.234,5', ',', 1234.5],
    ['1 234', '.', 1234],
    ['−2', '.', -2],
    ['1e6', '.', 1e6],
    ['12,34', '.', 'refused'],
    ['', '.', 'refused'],
    ['Infinity', '.', 'refused'],
  ] as const)('the number %j with %j is %j', (text, decimal, value) => {
    expect(valueOf(readNumber(text, decimal))).toBe(value)
  })

  test.each([
    ['> 25 %', { amount: 25, comparator: 'gt', unit: 'percent' }],
    ['12 km', { amount: 12, comparator: undefined, unit: 'km' }],
    ['1,200', { amount: 1200, comparator: undefined, unit: undefined }],
    ['some', 'refused'],
  ])('the quantity %j', (text, value) => {
    expect(valueOf(readQuantity(text, '.'))).toEqual(value)
  })

  test.each([
    ['37028', 'excel-date', '2001-05-17'],
    ['1', 'excel-date', '1900-01-01'],
    ['59', 'excel-date', '1900-02-28'],
    ['60', 'excel-date', 'refused'],
    ['61', 'excel-date', '1900-03-01'],
    ['2001-05-17T00:00', 'excel-date', '2001-05-17'],
    ['31.12.2015', 'day-month-year', '2015-12-31'],
    ['12/31/2015', 'month-day-year', '2015-12-31'],
    ['31/31/2015', 'month-day-year', 'refused'],
    ['2015~', 'date', '2015~'],
    ['soon', 'date', 'refused'],
  ] as const)('the date %j as %s is %j', (text, as, value) => {
    expect(valueOf(readDate(text, as))).toBe(value)
  })

  test('yes and no', () => {
    expect(['Yes', '0', 'maybe'].map((text) => valueOf(readBoolean(text)))).toEqual([true, false, 'refused'])
  })
})
