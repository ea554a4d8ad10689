import { describe, expect, test } from 'vitest'
import { arrange, type Arrangement, asReturned } from '../../../src/viewer/drawer/table/arrange.ts'
import { RecordTexts } from '../../../src/viewer/drawer/table/record-texts.ts'
import { MOST_WHOLE, windowOf } from '../../../src/viewer/drawer/table/window.ts'
import { valueText } from '../../../src/viewer/drawer/value-text.ts'
import type { CollectedResult } from '../../../src/backend/index.ts'
import type { Value } from '../../../src/model/values.ts'
import { graph } from '../../helpers/graph.ts'

const textOf = (_: string, value: Value): string => valueText(value, ({ id }) => `n${id}`)

/** The places that an arrangement shows, and how often it paused, with so much work at once. */
function arranged(result: CollectedResult, by: Partial<Arrangement>, slice = Infinity) {
  const left = { work: slice }
  let greatest = 0
  const spend = (steps: number): void => {
    left.work -= steps
    greatest = Math.max(greatest, slice - left.work)
  }
  const work = arrange(
    result.records,
    new RecordTexts(result, textOf),
    { ...asReturned, ...by },
    { slice: left, spend },
  )
  let pauses = 0
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return { places: [...value], pauses, greatest }
    pauses++
    left.work = slice
  }
}

describe('records in an arrangement', () => {
  const result = graph().query(
    "UNWIND [[2, 'b'], [null, 'a'], [10, 'Çc'], [2, 'a']] AS row RETURN row[0] AS n, row[1] AS t",
  )

  test.each<[Partial<Arrangement>, number[]]>([
    [{}, [0, 1, 2, 3]],
    [{ order: { column: 0, descending: false } }, [0, 3, 2, 1]],
    [{ order: { column: 0, descending: true } }, [1, 2, 0, 3]],
    [{ order: { column: 1, descending: false } }, [1, 3, 0, 2]],
    [{ filter: ' A ' }, [1, 3]],
    [{ filter: 'cc' }, [2]],
    [{ filter: '2' }, [0, 3]],
    [{ filter: '2', within: 1 }, []],
    [{ filter: 'a', order: { column: 0, descending: false } }, [3, 1]],
    [{ filter: 'null' }, []],
  ])('%j', (by, expected) => {
    expect(arranged(result, by).places).toEqual(expected)
  })

  test('100,000 records are filtered and sorted in pieces, none of them longer than asked for by much', () => {
    const many = graph().query("UNWIND range(1, 100000) AS i RETURN i, toString(i % 977) + ' km' AS t")
    const by = { filter: '7', order: { column: 1, descending: true } }
    const whole = arranged(many, by)
    const inPieces = arranged(many, by, 20_000)
    expect(inPieces.places).toEqual(whole.places)
    expect(whole.pauses).toBe(0)
    expect(inPieces.pauses).toBeGreaterThan(10)
    expect(inPieces.greatest).toBeLessThan(20_200)
  })
})

describe('what of a table is in the page', () => {
  const seen = { top: 0, height: 280, rowHeight: 28 }

  test('a short table as a whole, whatever is in sight', () => {
    const { rows, after } = windowOf(MOST_WHOLE, 0, { ...seen, height: 0 })
    expect(rows.map(({ at }) => at)).toEqual(Array.from({ length: MOST_WHOLE }, (_, at) => at))
    expect(after).toBe(0)
  })

  test('of 100,000 records those in sight and the one at hand, and together as high as all', () => {
    for (const top of [0, 28 * 500, 28 * 99_990]) {
      const { rows, after } = windowOf(100_000, 500, { ...seen, top })
      expect(rows.length).toBeLessThan(40)
      expect(rows.some(({ at }) => at === 500)).toBe(true)
      expect(rows.some(({ at }) => at === Math.min(top / 28, 99_999))).toBe(true)
      const all = rows.reduce((sum, { skipped }) => sum + skipped + 1, after)
      expect(all).toBe(100_000)
    }
  })

  test('of no records none', () => {
    expect(windowOf(0, -1, seen)).toEqual({ rows: [], after: 0 })
  })
})
