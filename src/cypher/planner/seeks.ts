import type { BoundExpression, BoundPattern, Variable } from '../bound/index.ts'
import { conjuncts, disjuncts, variablesOf } from '../bound/walk.ts'
import { append } from '../../model/append.ts'
import { ANY, listOf } from '../types/type.ts'
import { type Condition, conditionsOf } from './conditions.ts'
import { soughtExpressions, type IndexAccess } from './index-access.ts'
import { choicesOf, type IndexChoice, lengthOf } from './index-choices.ts'
import { intersectionOf } from './intersection.ts'
import type { Known } from './layer.ts'
import type { Planning } from './planning.ts'
import type { DeclaredIndex, Statistics } from './statistics.ts'

/** A way to find a node or a relationship by what a condition says of its properties. */
export type Seek =
  /** The nodes with a label (undefined: any) and a property value, by an index that was declared or makes itself. */
  | {
      readonly kind: 'value'
      readonly label: string | undefined
      readonly key: string
      /** What the property equals; a list of which it equals one where `each`. */
      readonly value: BoundExpression
      readonly each: boolean
      /** How many an index finds on average; undefined where none was declared. */
      readonly mean: number | undefined
    }
  /** What one of the accesses finds, or what all of them find, by indexes that were declared. */
  | {
      readonly kind: 'index'
      readonly accesses: readonly IndexAccess[]
      readonly joined: 'union' | 'intersection'
      readonly mean: number
    }

interface Candidate {
  readonly seek: Seek
  /** What it is compared with others by, the least first: about how many elements it finds; undefined where no index was declared. */
  readonly rank: number | undefined
  readonly isEquality: boolean
  /** The variables of this pattern that its values read. */
  readonly reads: readonly Variable[]
}

export type Sought = readonly [element: Variable, reads: readonly Variable[], mean: number | undefined]

/** What an index can find by the conditions of one MATCH. */
export class Seeks {
  readonly #candidates = new Map<Variable, Candidate[]>()
  readonly #labels: ReadonlyMap<Variable, readonly string[]>
  readonly #types: ReadonlyMap<Variable, string>
  readonly #introduced: ReadonlySet<Variable>
  readonly #statistics: Statistics

  /**
   * @param predicates the parts of the condition
   * @param introduced what has no value before the pattern
   */
  constructor(
    pattern: BoundPattern,
    predicates: readonly BoundExpression[],
    labels: ReadonlyMap<Variable, readonly string[]>,
    introduced: ReadonlySet<Variable>,
    { statistics, work }: Planning,
  ) {
    this.#labels = labels
    this.#introduced = introduced
    this.#statistics = statistics
    this.#types = new Map(
      pattern.relationships
        .filter(({ bound, length, search, types }) => {
          return !bound && length === undefined && search === 'all' && types.length === 1
        })
        .map(({ variable, types }) => [variable, types[0]]),
    )
    const conditions = new Map<Variable, Condition[]>()
    for (const predicate of predicates) {
      work.hear(1)
      for (const condition of conditionsOf(predicate))
        if (introduced.has(condition.variable)) append(conditions, condition.variable, condition)
      this.#addUnion(predicate)
    }
    for (const [variable, own] of conditions) {
      work.hear(own.length)
      this.#addConditions(variable, own)
    }
  }

  /** The way that finds the fewest by values that are known. */
  of(variable: Variable, known: Known): Seek | undefined {
    let best: Candidate | undefined
    for (const candidate of this.#candidates.get(variable) ?? []) {
      if (!candidate.reads.every((read) => known.has(read))) continue
      if (best === undefined || isBefore(candidate, best)) best = candidate
    }
    return best?.seek
  }

  /**
   * For each element that an index finds: the variables of this pattern that are to be known before, and how many it finds on average;
   * undefined where none was declared.
   */
  *all(): Generator<Sought> {
    for (const [variable, candidates] of this.#candidates)
      for (const { seek, reads } of candidates) yield [variable, reads, seek.mean]
  }

  #addConditions(variable: Variable, conditions: readonly Condition[]): void {
    const isNode = !this.#types.has(variable) && variable.type.kind === 'node'
    if (isNode)
      for (const condition of conditions) {
        if (condition.kind === 'equal') this.#addValue(condition, condition.value, false)
        if (condition.kind === 'in') this.#addValue(condition, condition.list, true)
      }
    const choices = choicesOf(this.#declared(variable), conditions)
    for (const choice of choices) if (!isNode || !isByOneValue(choice)) this.#add(variable, [choice])
    this.#addIntersection(variable, choices)
  }

  /** `a.x = 1 AND a.y = 2`, each of which many meet: what both indexes find, where that is less to ask. */
  #addIntersection(variable: Variable, choices: readonly IndexChoice[]): void {
    const known = choices.filter(({ access }) => this.#readsOf([access]).length === 0)
    const intersection = intersectionOf(known)
    if (intersection === undefined) return
    const accesses = intersection.choices.map(({ access }) => access)
    append(this.#candidates, variable, {
      seek: { kind: 'index', accesses, joined: 'intersection', mean: intersection.mean },
      rank: intersection.choices[0].mean * JUST_BELOW,
      isEquality: true,
      reads: [],
    })
  }

  /** `a.x = 1 OR a.y > 2`: where each side can be found, so can both. */
  #addUnion(predicate: BoundExpression): void {
    const sides = disjuncts(predicate)
    if (sides.length < 2) return
    const conditions = sides.map((side) => conjuncts(side).flatMap(conditionsOf))
    const [first] = conditions
    const variables = new Set(first.map(({ variable }) => variable))
    for (const variable of variables) {
      if (!this.#introduced.has(variable)) continue
      const own = conditions.map((side) => side.filter((condition) => condition.variable === variable))
      if (this.#addValues(predicate, own)) continue
      const declared = this.#declared(variable)
      const choices = own.map((side) => choicesOf(declared, side).at(0))
      if (choices.every((choice) => choice !== undefined)) this.#add(variable, choices)
    }
  }

  /** `n.x = 1 OR n.x = 2` is looked up as `n.x IN [1, 2]` is. */
  #addValues({ span }: BoundExpression, sides: readonly (readonly Condition[])[]): boolean {
    const equal = sides.map((side) => side.find((condition) => condition.kind === 'equal'))
    const [first] = equal
    if (first === undefined || first.variable.type.kind !== 'node') return false
    const items = equal.flatMap((one) => (one !== undefined && one.key === first.key ? [one.value] : []))
    if (items.length < sides.length) return false
    this.#addValue(first, { kind: 'list', span, type: listOf(ANY), items }, true, items.length)
    return true
  }

  #addValue(
    { variable, key }: Condition,
    value: BoundExpression,
    each: boolean,
    length = each ? lengthOf(value) : 1,
  ): void {
    const labels = this.#labels.get(variable) ?? []
    const indexed = labels.find((label) => this.#statistics.sought(label, key) !== undefined)
    const label = indexed ?? labels.at(0)
    const mean = this.#statistics.sought(label, key)
    append(this.#candidates, variable, {
      seek: {
        kind: 'value',
        label,
        key,
        value,
        each,
        mean: mean === undefined ? undefined : mean * length,
      },
      rank: mean === undefined ? undefined : mean * length,
      isEquality: true,
      reads: this.#introducedIn([value]),
    })
  }

  #add(variable: Variable, choices: readonly IndexChoice[]): void {
    const accesses = choices.map(({ access }) => access)
    const mean = choices.reduce((sum, choice) => sum + choice.mean, 0)
    append(this.#candidates, variable, {
      seek: { kind: 'index', accesses, joined: 'union', mean },
      rank: mean,
      isEquality: choices.every(({ isEquality }) => isEquality),
      reads: this.#readsOf(accesses),
    })
  }

  #readsOf(accesses: readonly IndexAccess[]): readonly Variable[] {
    return this.#introducedIn(accesses.flatMap(({ sought }) => soughtExpressions(sought)))
  }

  #declared(variable: Variable): readonly DeclaredIndex[] {
    const type = this.#types.get(variable)
    if (type !== undefined) return this.#statistics.declared('relationship', type)
    return (this.#labels.get(variable) ?? []).flatMap((label) => this.#statistics.declared('node', label))
  }

  #introducedIn(expressions: readonly BoundExpression[]): readonly Variable[] {
    const read = new Set(expressions.flatMap((expression) => [...variablesOf(expression)]))
    return [...read].filter((variable) => this.#introduced.has(variable))
  }
}

/**
 * By declared indexes the fewest first, and of as many an equality. An equality without one is looked up by an index that makes itself:
 * that is worth it where records bring the values, and comes last where there is but one value.
 */
function isBefore(one: Candidate, other: Candidate): boolean {
  const [tier, otherTier] = [tierOf(one), tierOf(other)]
  if (tier !== otherTier) return tier < otherTier
  const [rank, otherRank] = [one.rank ?? 0, other.rank ?? 0]
  return rank < otherRank || (rank === otherRank && one.isEquality && !other.isEquality)
}

function tierOf({ seek, rank }: Candidate): number {
  if (rank !== undefined && rank <= ONE_OR_SO) return 0
  if (seek.kind === 'index' || rank !== undefined) return 2
  return variablesOf(seek.value).size > 0 ? 1 : 3
}

/** The share that is taken to equal a value where no index says how many do. */
export const EQUALITY_KEEPS = 0.1
/** So few elements are found at once. */
const ONE_OR_SO = 2
/** An intersection that is worth it comes right before the cheapest of what it joins. */
const JUST_BELOW = 0.99

/** One key of a node equals a value or an element of a list: a look-up by value, which has an index of its own. */
function isByOneValue({ access: { index, sought } }: IndexChoice): boolean {
  return (
    index.kind === 'range' && index.keys.length === 1 && (sought.kind === 'equal' || sought.kind === 'in')
  )
}
