import type { BoundExpression } from '../bound/index.ts'
import type { IndexDefinition } from '../../model/schema.ts'
import { elementOf } from '../types/type.ts'
import type { Condition } from './conditions.ts'
import { type BoundSought, equalKeys, type IndexAccess } from './index-access.ts'
import type { DeclaredIndex } from './statistics.ts'

/** An access that conditions allow, and how many elements it is expected to find. */
export interface IndexChoice {
  readonly access: IndexAccess
  readonly mean: number
  /** How many the index has. */
  readonly entries: number
  /** It finds what has one value of all keys, or one of a few. */
  readonly isEquality: boolean
}

/** Shares of what an index has, where nothing more is known. */
const SHARES: { readonly [Kind in Exclude<BoundSought['kind'], 'equal' | 'in'>]: number } = {
  range: 0.3,
  'starts-with': 0.1,
  exists: 1,
  contains: 0.1,
  'ends-with': 0.1,
  'within-distance': 0.1,
  'bounding-box': 0.1,
}
const BETWEEN_SHARE = 0.1
/** Of a list of which nothing is known before the query runs, so many elements are expected. */
const LIST_LENGTH = 10

/** How many elements a list is taken to have. */
export function lengthOf(list: BoundExpression): number {
  return list.kind === 'list' ? list.items.length : LIST_LENGTH
}

/** What every index can be asked by conditions that all hold of one element, those that find the fewest first. */
export function choicesOf(
  indexes: readonly DeclaredIndex[],
  conditions: readonly Condition[],
): readonly IndexChoice[] {
  return indexes
    .flatMap((declared) => {
      const sought = soughtBy(declared.definition, conditions)
      return sought === undefined ? [] : [choiceOf(declared, sought)]
    })
    .sort((one, other) => one.mean - other.mean || Number(other.isEquality) - Number(one.isEquality))
}

function choiceOf(declared: DeclaredIndex, sought: BoundSought): IndexChoice {
  const access = { index: declared.definition, sought }
  const mean = soughtOnAverage(declared, sought)
  return {
    access,
    mean,
    entries: declared.entries,
    isEquality: isEquality(declared.definition, sought),
  }
}

/** How many elements an index is expected to find. */
export function soughtOnAverage(declared: DeclaredIndex, sought: BoundSought): number {
  const { entries } = declared
  const equal = equalKeys(sought)
  const withEqual = equal === 0 ? entries : entries / Math.max(1, declared.distinct(equal))
  switch (sought.kind) {
    case 'equal':
      return withEqual
    case 'in': {
      const { list } = sought
      return (entries / Math.max(1, declared.distinct(equal + 1))) * lengthOf(list)
    }
    default: {
      const isBetween = sought.kind === 'range' && sought.from !== undefined && sought.to !== undefined
      const share = isBetween ? BETWEEN_SHARE : SHARES[sought.kind]
      return Math.max(Math.min(1, entries), withEqual * share)
    }
  }
}

/** Whether all keys of an index are to be equal to something. */
export function isEquality({ keys }: IndexDefinition, sought: BoundSought): boolean {
  if (sought.kind === 'equal') return sought.values.length === keys.length
  return sought.kind === 'in' && sought.equal.length + 1 === keys.length
}

function soughtBy(index: IndexDefinition, conditions: readonly Condition[]): BoundSought | undefined {
  switch (index.kind) {
    case 'range':
      return soughtByRange(index.keys, conditions)
    case 'text':
      return soughtByText(conditions.filter(({ key }) => key === index.keys[0]))
    case 'point':
      return soughtByPoint(conditions.filter(({ key }) => key === index.keys[0]))
    case 'fulltext':
    case 'vector':
    case 'lookup':
      return undefined
  }
}

/** Only elements that have all keys are in the index, so that each key needs a condition. */
function soughtByRange(keys: readonly string[], conditions: readonly Condition[]): BoundSought | undefined {
  const about = keys.map((key) => conditions.filter((condition) => condition.key === key))
  if (about.some((own) => own.length === 0)) return undefined
  const equal: BoundExpression[] = []
  for (const own of about) {
    const value = kindOf(own, 'equal')?.value
    if (value === undefined) break
    equal.push(value)
  }
  if (equal.length === keys.length) return { kind: 'equal', values: equal }
  const next = about[equal.length]
  const list = kindOf(next, 'in')?.list
  if (list !== undefined) return { kind: 'in', equal, list }
  const from = kindOf(next, 'from')?.limit
  const to = kindOf(next, 'to')?.limit
  if (from !== undefined || to !== undefined) return { kind: 'range', equal, from, to }
  const text = kindOf(next, 'starts-with')?.text
  if (text !== undefined) return { kind: 'starts-with', equal, text }
  return equal.length > 0 ? { kind: 'equal', values: equal } : { kind: 'exists' }
}

/** A text index has strings alone, so that only what is a string for certain may be looked up by equality. */
function soughtByText(conditions: readonly Condition[]): BoundSought | undefined {
  const value = kindOf(conditions, 'equal')?.value
  if (value?.type.kind === 'string') return { kind: 'equal', values: [value] }
  const list = kindOf(conditions, 'in')?.list
  if (list !== undefined && elementOf(list.type).kind === 'string') return { kind: 'in', equal: [], list }
  for (const kind of ['starts-with', 'contains', 'ends-with'] as const) {
    const text = kindOf(conditions, kind)?.text
    if (text !== undefined) return kind === 'starts-with' ? { kind, equal: [], text } : { kind, text }
  }
  return undefined
}

function soughtByPoint(conditions: readonly Condition[]): BoundSought | undefined {
  const value = kindOf(conditions, 'equal')?.value
  if (value?.type.kind === 'point') return { kind: 'equal', values: [value] }
  const near = kindOf(conditions, 'within-distance')
  if (near !== undefined) {
    const { kind, center, distance, inclusive } = near
    return { kind, center, distance, inclusive }
  }
  const box = kindOf(conditions, 'bounding-box')
  return box && { kind: box.kind, lower: box.lower, upper: box.upper }
}

function kindOf<Kind extends Condition['kind']>(
  conditions: readonly Condition[],
  kind: Kind,
): Extract<Condition, { kind: Kind }> | undefined {
  return conditions.find(
    (condition): condition is Extract<Condition, { kind: Kind }> => condition.kind === kind,
  )
}
