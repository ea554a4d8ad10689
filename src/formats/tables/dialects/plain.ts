import { readColumnHeading } from '../../../model/column.ts'
import { type CsvKind, readLabels } from '../../../model/csv-columns.ts'
import { typed } from '../cell-readers.ts'
import type { Dialect, PropertyColumn } from '../shape.ts'

/** What the columns of the two ends are called, in any case. */
const ends = [
  ['source', 'target'],
  ['from', 'to'],
  ['src', 'dst'],
] as const

/** What the column of the type is called where there are several; `type` may be the direction, as it is to Gephi. */
const kinds = ['kind', 'relationship', 'relation'] as const

/**
 * What may stand before and between the columns of the two ends: a table that begins with something else, as
 * `Name,Type,Start,End` or `Date,Investor,Target,Source`, has more to say than its ends, and is asked about.
 */
const besideEnds: ReadonlySet<string> = new Set(['id', 'type', 'label', 'weight', ...kinds])

/** Headings as Gephi writes them, which are properties in lower case. */
const gephiHeadings: ReadonlySet<string> = new Set(['Id', 'Label', 'Weight'])

/**
 * Tables as people write them: nodes with `id`, and `labels` separated by `;`; relationships that begin with `source` and `target`,
 * or `start`, `type` and `end`. Every other column is a property. Where no heading says a type, as in `born:integer`, cells do.
 *
 * @param isGuarded whether text of the documented form is guarded
 * @param wanted what the table is of where it could be of either
 */
export function plainTables(isGuarded: boolean, wanted: CsvKind | undefined): Dialect {
  return (headings) => {
    const lower = headings.map((heading) => heading.trim().toLowerCase())
    const placeOf = (name: string): number | undefined => {
      const place = lower.indexOf(name)
      return place < 0 ? undefined : place
    }
    const areTyped = headings.some((heading) => readColumnHeading(heading).name !== heading)
    const propertiesWithout = (own: readonly (number | undefined)[]): readonly PropertyColumn[] =>
      headings.flatMap((heading, place): readonly PropertyColumn[] => {
        if (own.includes(place)) return []
        // What names an element is text, however many digits it has.
        if (lower[place] === 'id') return [{ name: 'id', place, read: typed('string') }]
        const { name, type } = readColumnHeading(heading)
        if (areTyped) return [{ name, place, read: typed(type) }]
        return [{ name: gephiHeadings.has(heading) ? lower[place] : heading, place, read: undefined }]
      })
    const type = placeOf('type')
    const pairs = [...ends, ...(type === undefined ? [] : [['start', 'end'] as const])].flatMap(
      ([startName, endName]) => {
        const [start, end] = [placeOf(startName), placeOf(endName)]
        return start === undefined || end === undefined ? [] : [{ startName, start, end }]
      },
    )
    // Whatever stands before them: of several pairs the first to stand there is of the ends.
    if (wanted === 'relationships') pairs.sort((a, b) => Math.max(a.start, a.end) - Math.max(b.start, b.end))
    const [pair] = wanted === 'nodes' ? [] : pairs
    if (pair !== undefined) {
      const { startName, start, end } = pair
      const before = lower.slice(0, Math.max(start, end))
      const isFirst = before.every((name, place) => place === start || place === end || besideEnds.has(name))
      if (!isFirst && wanted !== 'relationships') return undefined
      const isWritten = startName === 'start'
      const kind = isWritten ? type : kinds.map(placeOf).find((place) => place !== undefined)
      const direction: PropertyColumn | undefined =
        isWritten || type === undefined ? undefined : { name: headings[type], place: type, read: undefined }
      return {
        kind: 'relationships',
        start: { place: start, space: '' },
        end: { place: end, space: '' },
        type: kind,
        direction,
        properties: propertiesWithout([start, end, kind, direction?.place]),
        losses: [],
        isGuarded: isGuarded && isWritten,
      }
    }
    const id = placeOf('id')
    if (id === undefined) return undefined
    const labels = placeOf('labels')
    return {
      kind: 'nodes',
      id: { place: id, space: '' },
      labels: [],
      labelColumns: labels === undefined ? [] : [{ place: labels, read: readLabels }],
      properties: propertiesWithout([labels]),
      losses: [],
      isGuarded: isGuarded && labels !== undefined,
    }
  }
}
