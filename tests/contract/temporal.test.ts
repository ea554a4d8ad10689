import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Backend } from '../../src/backend/index.ts'
import { Database } from '../../src/database/index.ts'
import type { Value } from '../../src/model/values.ts'
import { recordsOf } from './carriers.ts'
import { isStoreThere, openEngine } from './engines.ts'

/** Values of the six kinds, as the call that makes each; the embedded engine says what it is. */
const calls = [
  "date('2015-07-21')",
  "date('-0044-03-15')",
  "date('0000-01-01')",
  "date('+12345-06-07')",
  "date('-12345-06-07')",
  "date('+999999999-12-31')",
  "date('-999999999-01-01')",
  "localtime('00:00')",
  "localtime('23:59:59.999999999')",
  "time('12:31:14.645876123+01:00')",
  "time('00:00Z')",
  "time('23:59:59-18:00')",
  "time({hour: 12, timezone: '+01:12:12'})",
  "localdatetime('2015-07-21T21:40:32.142000001')",
  "localdatetime('1818-07-21T21:40:32.142')",
  "localdatetime('-0001-02-28T23:59:59.999999999')",
  "localdatetime('+12345-01-01T00:00')",
  "localdatetime('-12345-01-01T00:00')",
  "datetime('2015-07-21T21:40:32.142Z')",
  "datetime('2015-07-21T21:40:32.142-18:00')",
  "datetime('1818-07-21T21:40:32.142+01:00')",
  "datetime({year: 1984, month: 10, day: 11, hour: 12, timezone: '+01:12:12'})",
  "datetime('2015-07-21T21:40:32.142000001[Europe/Stockholm]')",
  "datetime('1818-07-21T21:40:32.142[Europe/Stockholm]')",
  "datetime('1818-07-21T21:40:32.142[America/New_York]')",
  "datetime('0001-01-01T00:00[Europe/Stockholm]')",
  "datetime('2015-10-25T02:30+02:00[Europe/Stockholm]')",
  "datetime('2015-10-25T02:30+01:00[Europe/Stockholm]')",
  "datetime('+12345-07-21T21:40[Europe/Stockholm]')",
  "datetime('-12345-07-21T21:40[Europe/Stockholm]')",
  "datetime('+12345-07-21T21:40+05:30')",
  "datetime('2015-07-21T21:40[UTC]')",
  "duration('P1Y2M3W4DT5H6M7.000000008S')",
  "duration('P0D')",
  "duration('P1Y-3DT4.5S')",
  "duration('P-1M2DT-0.000000001S')",
  "duration('PT-1.5S')",
  'duration({months: 1, days: -1, seconds: 9007199254740993, nanoseconds: -5})',
] as const

const reference = new Database()
const valueOf = (call: string): Value => reference.query(`RETURN ${call}`, {}, { exact: true }).records[0][0]

describe.skipIf(!isStoreThere)('temporal values', () => {
  let backend: Backend
  beforeAll(async () => {
    ;({ backend } = await openEngine())
  })
  afterAll(() => backend.close())
  const ask = async (text: string, parameters: { readonly [name: string]: unknown }) =>
    (await recordsOf(backend, text, parameters, { exact: true }))[0]

  test.each(calls)('%s is made alike', async (call) => {
    const value = valueOf(call)
    const [made, text] = await ask(`RETURN ${call}, toString(${call})`, {})
    expect(made).toEqual(value)
    expect(text).toBe(String(value))
  })

  test.each(calls)(
    '%s goes there and back: alone, in a list, in a map, and is the same there',
    async (call) => {
      const value = valueOf(call)
      expect(
        await ask(`RETURN $value, $list, $map.a, $value = ${call}, toString($value)`, {
          value,
          list: [value, null, value],
          map: { a: [value] },
        }),
      ).toEqual([value, [value, null, value], [value], true, String(value)])
    },
  )

  test.each(calls)('%s is kept as a property, alone and in a list', async (call) => {
    const value = valueOf(call)
    const [node, one, many, first] = await ask(
      'CREATE (n:Dated {one: $value, many: [$value, $value]})-[r:AT {one: $value}]->(:End) WITH n, r RETURN n, r.one, n.many, n.many[0]',
      { value },
    )
    expect(node).toMatchObject({ properties: { one: value, many: [value, value] } })
    expect([one, many, first]).toEqual([value, [value, value], value])
  })
})
