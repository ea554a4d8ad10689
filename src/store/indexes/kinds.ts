import { Point } from '../../model/point.ts'
import type { Indexed } from './indexed.ts'
import { PointTree } from './point-tree.ts'
import { SortedEntries } from './sorted-entries.ts'
import type { StructureKind } from './structure.ts'
import { Trigrams } from './trigrams.ts'

const range: StructureKind = {
  keeps: (values) => !values.includes(null),
  build: (entries, keys, patience) => SortedEntries.build(entries, keys, patience),
}

const text: StructureKind = {
  keeps: ([value]) => typeof value === 'string',
  build: (entries, _, patience) => Trigrams.build(entries, patience),
}

const point: StructureKind = {
  keeps: ([value]) => value instanceof Point,
  build: (entries, _, patience) => PointTree.build(entries, patience),
}

/** How the kinds of indexes keep and find elements; an index of a kind that is missing here is declared only. */
export const structureKinds: { readonly [kind in Indexed['kind']]?: StructureKind } = { range, text, point }
