import type { BoundExpression, BoundPattern, Variable } from '../binder/bound.ts'
import type { Known } from './layer.ts'
import { labelsByVariable, type Statistics } from './statistics.ts'
import { conjuncts, variablesOf } from './walk.ts'

/** A part of the condition of a MATCH. */
export interface Predicate {
  readonly expression: BoundExpression
  /** The variables of this pattern that it needs. */
  readonly needs: readonly Variable[]
}

/** The nodes with a label and a property value, by an index. */
export interface Seek {
  readonly label: string
  readonly key: string
  readonly value: BoundExpression
}

interface SeekCandidate extends Seek {
  /** The variables of this pattern that the value reads. */
  readonly reads: readonly Variable[]
}

const EQUALITY_KEEPS = 0.1
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
  readonly #seeks = new Map<Variable, SeekCandidate[]>()
  readonly #introduced: ReadonlySet<Variable>

  constructor(pattern: BoundPattern, condition: readonly BoundExpression[], statistics: Statistics) {
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
      if (own !== undefined && expression.kind === 'has-labels') own.push(...expression.labels)
      else all.push({ expression, needs: this.#introducedIn(expression) })
    }
    this.all = all
    for (const predicate of this.all) {
      this.#countKeeps(predicate)
      this.#findSeeks(predicate.expression, statistics)
    }
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

  /** An index look-up for a node by values that are known. */
  seek(node: Variable, known: Known): Seek | undefined {
    const found = this.#seeks.get(node)?.find(({ reads }) => reads.every((variable) => known.has(variable)))
    return found && { label: found.label, key: found.key, value: found.value }
  }

  /** For each node that an index can find: the variables of this pattern that are to be known before. */
  *seeks(): Generator<readonly [node: Variable, reads: readonly Variable[]]> {
    for (const [node, candidates] of this.#seeks) for (const { reads } of candidates) yield [node, reads]
  }

  #introducedIn(expression: BoundExpression): Variable[] {
    return [...variablesOf(expression)].filter((variable) => this.introduces(variable))
  }

  #countKeeps({ expression, needs }: Predicate): void {
    if (needs.length !== 1) return
    this.#keeps.set(needs[0], this.keeps(needs[0]) * keptBy(expression))
  }

  #findSeeks(expression: BoundExpression, statistics: Statistics): void {
    if (expression.kind !== 'comparison' || expression.operands.length !== 2) return
    if (expression.operators[0] !== '=') return
    const [first, second] = expression.operands
    for (const [side, value] of [
      [first, second],
      [second, first],
    ]) {
      if (side.kind !== 'property' || side.target.kind !== 'variable') continue
      const node = side.target.variable
      if (variablesOf(value).has(node)) continue
      const label = this.labelsOf(node).find((name) => statistics.hasIndex(name, side.key))
      if (label === undefined) continue
      const candidates = this.#seeks.get(node) ?? []
      candidates.push({ label, key: side.key, value, reads: this.#introducedIn(value) })
      this.#seeks.set(node, candidates)
    }
  }
}
