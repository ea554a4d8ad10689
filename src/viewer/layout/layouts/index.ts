import type { ChosenLayout, LayoutKind, View, ViewLayout } from '../../../model/view.ts'
import { circular } from './circular.ts'
import { columns } from './columns.ts'
import { concentric } from './concentric.ts'
import type { LayoutEntry } from './entry.ts'
import { force } from './force.ts'
import { grid } from './grid.ts'
import { layered } from './layered.ts'
import { map } from './map.ts'
import { placed } from './placed.ts'

export type { Candidate, LayoutEntry, LayoutJob } from './entry.ts'

/** Every layout, by its kind. */
export const layouts: { readonly [Kind in LayoutKind]: LayoutEntry<Kind> } = {
  columns,
  placed,
  force,
  layered,
  circular,
  concentric,
  grid,
  map,
}

/** How a picture is laid out. */
export type Layout = Extract<ViewLayout, { readonly kind: LayoutKind }>

/**
 * How a picture is laid out: as the reader chose, else as its view says, else by forces. A schema is one by forces, and columns are
 * those that the view names.
 */
export function layoutOf(view: View | undefined, chosen?: ChosenLayout): Layout {
  const own: Layout = view === undefined || view.layout.kind === 'schema' ? { kind: 'force' } : view.layout
  return chosen === undefined ? own : asLayout(chosen, own)
}

function asLayout({ kind, by }: ChosenLayout, own: Layout): Layout {
  if (kind === 'columns') return own.kind === 'columns' ? own : { kind: 'force' }
  return kind === 'concentric' ? { kind, by } : { kind }
}
