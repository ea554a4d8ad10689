import { layOutColumns } from '../columns.ts'
import { columnsAsRows, columnsFit } from '../rows.ts'
import type { LayoutEntry } from './entry.ts'

/** Narrower canvases show columns as rows, and wider ones where the labels of a column would reach the next. */
const NARROW = 560

export const columns: LayoutEntry<'columns'> = {
  kind: 'columns',
  title: 'Columns',
  shows: 'one kind after the other, as the view says',
  unsuited: ({ view }) =>
    view?.layout.kind === 'columns' ? undefined : 'Only a view whose file names columns can stand in them.',
  place({ picture, view, layout, description, size, measure, before, whole }) {
    const inColumns = (on: typeof size) =>
      layOutColumns(picture, view ?? { fold: [] }, layout.columns, description, on, measure, whole, before)
    if (size.width >= NARROW) {
      const drawing = inColumns(size)
      if (columnsFit(drawing, size, measure)) return drawing
    }
    // So large that no note shares its line: the rows say them in their own way.
    const drawing = inColumns({ width: 1040, height: 100_000 })
    const places = drawing.titles.map(({ x }) => x)
    return columnsAsRows(drawing, ({ x }) => places.indexOf(x), size)
  },
}
