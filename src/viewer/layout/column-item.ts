import type { DrawnNode } from '../drawing.ts'

/** A node of a column without its place. */
export type ColumnItem = Omit<DrawnNode, 'x' | 'y' | 'side'> & { readonly column: number }
