import type { CollectedResult } from '../../../backend/index.ts'
import { jsonText } from '../../../model/json.ts'
import { isNumber, toDouble } from '../../../model/numbers.ts'
import { isTemporal, LocalDate, LocalDateTime, ZonedDateTime } from '../../../model/temporal/index.ts'
import type { Value } from '../../../model/values.ts'
import { Extent, type Undrawable } from './extent.ts'

/** What a chart can make of a column. */
export interface ChartColumn {
  readonly name: string
  /** `time` are dates, also as ISO text; `text` is anything else that reads as one line; `none` holds nothing but null. */
  readonly kind: 'number' | 'time' | 'text' | 'none'
  /** How many different values it has; counted up to 1,000. */
  readonly distinct: number
  /** Whether a value comes more than once. */
  readonly repeats: boolean
  /** Why an axis cannot tell its numbers apart; '' where it can. Numbers too small or too large are drawn as text. */
  readonly undrawable: Undrawable
}

const MOST_COUNTED = 1_000

const known = new WeakMap<CollectedResult, readonly ChartColumn[]>()

/** The columns of a result. Cost: linear in its values, once a result. */
export function chartColumns(result: CollectedResult): readonly ChartColumn[] {
  const before = known.get(result)
  if (before !== undefined) return before
  const columns = result.keys.map((name, column): ChartColumn => {
    const distinct = new Set<string>()
    const extent = new Extent()
    let [numbers, times, others] = [0, 0, 0]
    for (const record of result.records) {
      const value = record[column]
      if (value === null) continue
      if (isNumber(value)) {
        numbers++
        extent.add(toDouble(value))
      } else if (timeOf(value) !== undefined) times++
      else others++
      if (distinct.size < MOST_COUNTED) distinct.add(jsonText(value))
    }
    const kinds = [numbers > 0, times > 0, others > 0].filter(Boolean).length
    const isAll = kinds === 1 && numbers > 0
    const undrawable = isAll ? extent.undrawable : ''
    const isNumbers = isAll && (undrawable === '' || undrawable === 'too near each other')
    const kind = kinds === 0 ? 'none' : isNumbers ? 'number' : kinds === 1 && times > 0 ? 'time' : 'text'
    const repeats = numbers + times + others > distinct.size
    return { name, kind, distinct: distinct.size, repeats, undrawable }
  })
  known.set(result, columns)
  return columns
}

/** The milliseconds of a date, or of a text that is one by ISO 8601; undefined where it is none. A month is its first day. */
export function timeOf(value: Value): number | undefined {
  const isDate =
    isTemporal(value) &&
    (value instanceof LocalDate || value instanceof LocalDateTime || value instanceof ZonedDateTime)
  if (!isDate && typeof value !== 'string') return undefined
  const text = value.toString()
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)?)?(?:\[.*\])?$/.exec(text)
  if (match === null) return undefined
  const whole = text.replace(/\[.*\]$/, '')
  // Without a zone a date with a time is read as in UTC, so that a chart is the same everywhere.
  const millis = Date.parse(/T/.test(whole) && !/(?:Z|[+-]\d\d:\d\d)$/.test(whole) ? `${whole}Z` : whole)
  return Number.isNaN(millis) ? undefined : millis
}
