import { chartKinds, type ChartKind } from '../../../state/drawer.ts'
import { bar } from './bar.ts'
import type { ChartKindEntry } from './chart-kind.ts'
import { line } from './line.ts'
import { scatter } from './scatter.ts'

export type { ChartKindEntry } from './chart-kind.ts'

/** Every kind of chart, by its name. */
export const kindsById: { readonly [Id in ChartKind]: ChartKindEntry } = { bar, line, scatter }

/** Every kind of chart, in the order in which they are offered. */
export const kinds: readonly ChartKindEntry[] = chartKinds.map((id) => kindsById[id])
