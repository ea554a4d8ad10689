import type { Description } from '../../backend/index.ts'
import type { View } from '../../model/view.ts'
import type { Drawing, Size } from '../drawing.ts'
import { layOutColumns } from './columns.ts'
import { layOutForce, type Positions } from './force.ts'
import { estimate, type Measure } from './measure.ts'
import type { Picture } from './picture.ts'
import { columnsAsRows, columnsFit } from './rows.ts'

export interface LayoutOptions {
  readonly measure?: Measure
  readonly before?: Positions
}

/** Narrower canvases show columns as rows, and wider ones where the labels of a column would reach the next. */
const NARROW = 560

/** Where everything of a picture stands, by the layout of its view; without a view by forces. */
export function layOut(
  picture: Picture,
  view: View | undefined,
  description: Description,
  size: Size,
  { measure = estimate, before = new Map() }: LayoutOptions = {},
): Drawing {
  if (view?.layout.kind !== 'columns') return layOutForce(picture, description, size, measure, before)
  const { columns } = view.layout
  if (size.width >= NARROW) {
    const drawing = layOutColumns(picture, view, columns, description, size, measure)
    if (columnsFit(drawing, size, measure)) return drawing
  }
  const drawing = layOutColumns(
    picture,
    view,
    columns,
    description,
    // So large that no note shares its line: the rows say them in their own way.
    { width: 1040, height: 100_000 },
    measure,
  )
  const places = drawing.titles.map(({ x }) => x)
  return columnsAsRows(drawing, ({ x }) => places.indexOf(x), size)
}
