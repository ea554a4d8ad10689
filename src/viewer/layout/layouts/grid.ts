import { layOutGrid } from '../name-grid.ts'
import type { LayoutEntry } from './entry.ts'

export const grid: LayoutEntry<'grid'> = {
  kind: 'grid',
  title: 'Grid',
  shows: 'names in rows, kind by kind',
  unsuited: () => undefined,
  place: ({ picture, description, size, measure }) => layOutGrid(picture, description, size, measure),
}
