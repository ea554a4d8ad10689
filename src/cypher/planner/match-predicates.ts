import { addAll } from '../../model/add-all.ts'
import type { BoundExpression, BoundPattern, Variable } from '../bound/index.ts'
import type { Known } from './layer.ts'
import { EQUALITY_KEEPS, type Seek, Seeks, type Sought } from './seeks.ts'
import type { Planning } from './planning.ts'
import { labelsByVariable } from './statistics.ts'
import { conjuncts, variablesOf } from '../bound/walk.ts'

/** A part of the condition of a MATCH. */
export interface Predicate {
  readonly expression: BoundExpression
  /** The variables of this pattern that it needs. */
  readonly needs: readonly Variable[]
}

const PREDICATE_KEEPS = 0.3

/** The share of the records that a predicate is taken to keep. */
export function keptBy(predicate: BoundExpression): number {
  const isEquality = predicate.kind === 'comparison' && predicate.operators[0] === '='
  return isEquality ? EQUALITY_KEEPS : PREDICATE_KEEPS
}

/** The condition of one MATCH: labels with their nodes, everything else in parts, and what these say about each node. */
export class MatchPredicates {
  /** What is neither a label nor decided by labels. */
  readonly all: readonly Predicate[]
  readonly #labels: ReadonlyMap<Variable, readonly string[]>
  readonly #keeps = new Map<Variable, number>()
  readonly #seeks: Seeks
  readonly #introduced: ReadonlySet<Variable>

  constructor(pattern: BoundPattern, condition: readonly BoundExpression[], planning: Planning) {
    const elements = [...pattern.nodes, ...pattern.relationships].filter(({ bound }) => !bound)
    this.#introduced = new Set([...elements, ...pattern.paths].map(({ variable }) => variable))
    const labels = labelsByVariable(pattern.nodes)
    this.#labels = labels
    const all: Predicate[] = []
    for (const expression of condition.flatMap(conjuncts)) {
      const target = expression.kind === 'has-labels' ? expression.target : undefined
      const own =
        target?.kind === 'variable' && this.introduces(target.variable)
          ? labels.get(target.variable)
          : undefined
      if (own !== undefined && expression.kind === 'has-labels') addAll(own, expression.labels)
      else all.push({ expression, needs: this.#introducedIn(expression) })
    }
    this.all = all
    for (const predicate of this.all) this.#countKeeps(predicate)
    const expressions = all.map(({ expression }) => expression)
    this.#seeks = new Seeks(pattern, expressions, labels, this.#introduced, planning)
  }

  labelsOf(variable: Variable): readonly string[] {
    return this.#labels.get(variable) ?? []
  }

  /** Whether a variable of the pattern has no value before it. */
  introduces(variable: Variable): boolean {
    return this.#introduced.has(variable)
  }

  /** The share of a node's candidates that the predicates about it alone keep. */
  keeps(node: Variable): number {
    return this.#keeps.get(node) ?? 1
  }

  /** The way to find a node or relationship that finds the fewest by values that are known. */
  seek(element: Variable, known: Known): Seek | undefined {
    return this.#seeks.of(element, known)
  }

  /** Every way in which an index finds an element, as `Seeks.all` has it. */
  seeks(): Iterable<Sought> {
    return this.#seeks.all()
  }

  #introducedIn(expression: BoundExpression): Variable[] {
    return [...variablesOf(expression)].filter((variable) => this.introduces(variable))
  }

  #countKeeps({ expression, needs }: Predicate): void {
    if (needs.length !== 1) return
    this.#keeps.set(needs[0], this.keeps(needs[0]) * keptBy(expression))
  }
}
