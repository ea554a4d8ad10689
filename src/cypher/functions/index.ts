import type { AggregateDefinition, FunctionDefinition } from '../catalog/function-definition.ts'
import { counting } from './aggregate/counting.ts'
import { percentiles } from './aggregate/percentiles.ts'
import { sums } from './aggregate/sums.ts'
import { conversions } from './conversion/conversions.ts'
import { entities } from './entity/entities.ts'
import { paths } from './entity/paths.ts'
import { coalesce } from './list/coalesce.ts'
import { elements } from './list/elements.ts'
import { range } from './list/range.ts'
import { floatFunctions } from './math/functions-of-floats.ts'
import { rounding } from './math/rounding.ts'
import { nearestName } from '../../model/nearest-name.ts'
import { nullIf } from './other/null-if.ts'
import { others } from './other/others.ts'
import { points } from './spatial/points.ts'
import { changeCase } from './string/change-case.ts'
import { textLength } from './string/length.ts'
import { normalize } from './string/normalize.ts'
import { parts } from './string/parts.ts'
import { trim } from './string/trim.ts'
import { durations } from './temporal/durations.ts'
import { epoch } from './temporal/epoch.ts'
import { instants } from './temporal/instants.ts'
import { truncation } from './temporal/truncation.ts'
import { vectorSimilarities } from './vector/similarity.ts'

const scalars: readonly FunctionDefinition[] = [
  ...changeCase,
  ...trim,
  ...parts,
  ...textLength,
  normalize,
  ...rounding,
  ...floatFunctions,
  ...conversions,
  ...elements,
  range,
  coalesce,
  ...entities,
  ...paths,
  nullIf,
  ...instants,
  ...epoch,
  ...truncation,
  ...durations,
  ...points,
  ...vectorSimilarities,
  ...others,
]

const aggregates: readonly AggregateDefinition[] = [...counting, ...sums, ...percentiles]

/** Every function there is, scalars first. */
export const allFunctions: readonly (FunctionDefinition | AggregateDefinition)[] = [...scalars, ...aggregates]

const scalarsByName = new Map(scalars.map((definition) => [definition.name.toLowerCase(), definition]))
const aggregatesByName = new Map(aggregates.map((definition) => [definition.name.toLowerCase(), definition]))

/** The scalar function of a name in any case; undefined where there is none. */
export function lookupFunction(name: string): FunctionDefinition | undefined {
  return scalarsByName.get(name.toLowerCase())
}

/** The aggregate function of a name in any case; undefined where there is none. */
export function lookupAggregate(name: string): AggregateDefinition | undefined {
  return aggregatesByName.get(name.toLowerCase())
}

/** The function whose name is closest to a misspelt one, for hints; undefined where none is close. */
export function nearestFunction(name: string): string | undefined {
  return nearestName(
    name,
    allFunctions.map((definition) => definition.name),
  )
}
