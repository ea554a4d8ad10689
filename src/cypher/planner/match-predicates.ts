import type { BoundExpression, BoundPattern, Variable } from '../bound/index.ts'
import type { Known } from './layer.ts'
import { labelsByVariable, type Statistics } from './statistics.ts'
import { conjuncts, variablesOf } from '../bound/walk.ts'

/** A part of the condition of a MATCH. */
export interface Predicate {
  readonly expression: BoundExpression
  /** The variables of this pattern that it needs. */
  readonly needs: readonly Variable[]
}

/** The nodes with a label (undefined: any) and a property value. */
export interface Seek {
  readonly label: string | undefined
  readonly key: string
  /** What the property equals; a list of which it equals one where `each`. */
  readonly value: BoundExpression
  readonly each: boolean
  /** How many an index finds on average; undefined where there is none yet, and all nodes are looked through. */
  readonly mean: number | undefined
}

interface SeekCandidate extends Seek {
  /** The variables of this pattern that the value reads. */
  readonly reads: readonly Variable[]
}

const EQUALITY_KEEPS = 0.1
const PREDICATE_KEEPS = 0.3
/** Of a list of which nothing is known before the query runs, so many elements are expected. */
const KNOWN_BEFORE = 10

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

  /** The look-up for a node by values that are known: that which finds the fewest, if by an index. */
  seek(node: Variable, known: Known): Seek | undefined {
    let best: SeekCandidate | undefined
    for (const candidate of this.#seeks.get(node) ?? []) {
      if (!candidate.reads.every((variable) => known.has(variable))) continue
      if (best === undefined || (candidate.mean ?? Infinity) < (best.mean ?? Infinity)) best = candidate
    }
    return best
  }

  /** For each node that an index can find: the variables of this pattern that are to be known before. */
  *seeks(): Generator<readonly [node: Variable, reads: readonly Variable[]]> {
    for (const [node, candidates] of this.#seeks)
      for (const { reads, mean } of candidates) if (mean !== undefined) yield [node, reads]
  }

  #introducedIn(expression: BoundExpression): Variable[] {
    return [...variablesOf(expression)].filter((variable) => this.introduces(variable))
  }

  #countKeeps({ expression, needs }: Predicate): void {
    if (needs.length !== 1) return
    this.#keeps.set(needs[0], this.keeps(needs[0]) * keptBy(expression))
  }

  #findSeeks(expression: BoundExpression, statistics: Statistics): void {
    if (expression.kind === 'binary' && expression.operator === 'in')
      this.#findSeek(expression.left, expression.right, true, statistics)
    if (expression.kind !== 'comparison' || expression.operands.length !== 2) return
    if (expression.operators[0] !== '=') return
    const [first, second] = expression.operands
    this.#findSeek(first, second, false, statistics)
    this.#findSeek(second, first, false, statistics)
  }

  #findSeek(side: BoundExpression, value: BoundExpression, each: boolean, statistics: Statistics): void {
    if (side.kind !== 'property' || side.target.kind !== 'variable') return
    const node = side.target.variable
    if (!this.introduces(node) || variablesOf(value).has(node)) return
    const labels = this.labelsOf(node)
    const { key } = side
    const indexed = labels.find((label) => statistics.sought(label, key) !== undefined)
    const label = indexed ?? labels.at(0)
    const mean = statistics.sought(label, key)
    const times = each ? KNOWN_BEFORE : 1
    const candidates = this.#seeks.get(node) ?? []
    candidates.push({
      label,
      key,
      value,
      each,
      mean: mean === undefined ? undefined : mean * times,
      reads: this.#introducedIn(value),
    })
    this.#seeks.set(node, candidates)
  }
}
