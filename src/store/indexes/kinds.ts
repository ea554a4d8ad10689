import { Point } from '../../model/point.ts'
import type { Value } from '../../model/values.ts'
import type { Indexed } from './indexed.ts'
import { SortedEntries } from './sorted-entries.ts'
import type { StructureKind } from './structure.ts'

const range: StructureKind = {
  keeps: (values) => !values.includes(null),
  build: (entries, keys, patience) => SortedEntries.build(entries, keys, patience),
}

const text: StructureKind = { ...range, keeps: ([value]) => typeof value === 'string' }

const point: StructureKind = { ...range, keeps: ([value]: readonly Value[]) => value instanceof Point }

/** How the kinds of indexes keep and find elements; an index of a kind that is missing here is declared only. */
export const structureKinds: { readonly [kind in Indexed['kind']]?: StructureKind } = { range, text, point }
