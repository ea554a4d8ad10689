import type { Description } from '../../backend/index.ts'
import type { FoldedView } from './fold.ts'
import type { Drawing, Size } from '../drawing.ts'
import { layOutColumns } from './columns.ts'
import { layOutForce, spreadTaskOf } from './force.ts'
import { estimate, type Measure } from './measure.ts'
import type { Picture } from './picture.ts'
import { layOutPlaced } from './placed.ts'
import type { Positions, SpreadTask } from './spread.ts'
import { columnsAsRows, columnsFit } from './rows.ts'

export interface LayoutOptions {
  readonly measure?: Measure
  /** Where nodes stood before. */
  readonly before?: Positions
  /** The picture before filters and the reader left something out; what is absent that stands in it is only not shown. */
  readonly whole?: Picture | undefined
  /** The answer to `heavyPartOf`; without it the layout does that part itself. */
  readonly spread?: Positions | undefined
}

/** Narrower canvases show columns as rows, and wider ones where the labels of a column would reach the next. */
const NARROW = 560

/** Where everything of a picture stands, by the layout of its view; without a view by forces. */
export function layOut(
  picture: Picture,
  view: FoldedView | undefined,
  description: Description,
  size: Size,
  { measure = estimate, before = new Map(), spread, whole = picture }: LayoutOptions = {},
): Drawing {
  if (view?.layout.kind === 'placed') return layOutPlaced(picture, description, size, measure, before)
  if (view?.layout.kind !== 'columns') return layOutForce(picture, description, size, measure, before, spread)
  const { columns } = view.layout
  if (size.width >= NARROW) {
    const drawing = layOutColumns(picture, view, columns, description, size, measure, whole, before)
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
    whole,
    before,
  )
  const places = drawing.titles.map(({ x }) => x)
  return columnsAsRows(drawing, ({ x }) => places.indexOf(x), size)
}

/** What of a layout is too heavy for the page's own thread; undefined where nothing is. */
export function heavyPartOf(
  picture: Picture,
  view: FoldedView | undefined,
  description: Description,
  size: Size,
  { measure = estimate, before = new Map() }: LayoutOptions,
): SpreadTask | undefined {
  return view?.layout.kind === 'columns' || view?.layout.kind === 'placed'
    ? undefined
    : spreadTaskOf(picture, description, size, measure, before)
}
