import type { Page } from '../frame/page.ts'
import { mergePictures, type Picture } from '../layout/picture.ts'
import type { Cross } from '../state/state.ts'
import { type CrossTable, crossTable } from './cross-table.ts'
import { type Dimension, dimensionsOf, firstCross } from './dimensions.ts'

/** What can be crossed in a picture. */
export interface Crossing {
  readonly dimensions: readonly Dimension[]
  /** The rows and columns to begin with; undefined where there are no two kinds. Found once. */
  first(): Cross | undefined
  /** The table of two dimensions; undefined where the picture does not have them. Found once. */
  tableOf(cross: Cross): CrossTable | undefined
}

/** Of more nodes a picture says nothing that a reader could go through. */
const MOST_CROSSED = 20_000

const known = new WeakMap<Picture, Crossing>()

/** What can be crossed in what is shown; undefined while nothing is, of more than 20,000 nodes, and of a schema, whose marks are no nodes. */
export function crossOf({
  content: { value },
  shown,
  whole: picture,
  description,
}: Page): Crossing | undefined {
  if (
    value === undefined ||
    shown === undefined ||
    value.view?.layout.kind === 'schema' ||
    picture.nodes.size > MOST_CROSSED
  )
    return undefined
  const before = known.get(picture)
  if (before !== undefined) return before
  const dimensions = dimensionsOf(picture, mergePictures(value.base, value.additions), description)
  const tables = new Map<string, CrossTable>()
  const table = (rows: Dimension, columns: Dimension): CrossTable => {
    const name = JSON.stringify([rows.id, columns.id])
    const made = tables.get(name) ?? crossTable(picture, description, rows, columns)
    tables.set(name, made)
    return made
  }
  let first: Cross | undefined
  const crossing: Crossing = {
    dimensions,
    first() {
      first ??=
        firstCross(value.view, dimensions, (rows, columns) => table(rows, columns).filled) ??
        (dimensions.length < 2 ? undefined : { rows: dimensions[0].id, columns: dimensions[1].id })
      return first
    },
    tableOf(cross) {
      const [rows, columns] = [cross.rows, cross.columns].map((id) => dimensions.find((one) => one.id === id))
      return rows === undefined || columns === undefined ? undefined : table(rows, columns)
    },
  }
  known.set(picture, crossing)
  return crossing
}
