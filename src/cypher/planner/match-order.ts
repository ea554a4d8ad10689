import type { BoundPattern, BoundRelationship, Variable } from '../bound/index.ts'
import { variablesOf } from '../bound/walk.ts'
import { type Known, Layer } from './layer.ts'
import type { MatchPredicates } from './match-predicates.ts'
import { RarestFirst } from './rarest-first.ts'
import type { Planning } from './planning.ts'
import { EQUALITY_KEEPS, type Seek } from './seeks.ts'
import type { Statistics } from './statistics.ts'
import { UnconnectedParts } from './unconnected-parts.ts'

/** One move of a plan for a pattern: look for a node, or walk a relationship from a node that is known. */
export type Step =
  | { readonly kind: 'start'; readonly node: Variable }
  /** Look for a relationship by its properties; its ends are known then. */
  | { readonly kind: 'sought-relationship'; readonly relationship: BoundRelationship }
  | { readonly kind: 'relationship'; readonly relationship: BoundRelationship; readonly from: Variable }

/** By what the number of records is multiplied where a relationship is walked: from its left, its right, between both. */
interface Factors {
  readonly fromLeft: number
  readonly fromRight: number
  readonly between: number
}

/**
 * Patterns whose nodes times the square of their relationships are more than this are started at the rarest node instead of
 * trying every start: what is still open counts.
 */
const MOST_TRIED = 1_000_000
/** Of what is not connected, too, no more nodes than this are tried. */
const TRIED_STARTS = 100
/** What is looked at to try starts, in all steps of a pattern together: some twenty milliseconds. The rest starts at the rarest node. */
const MOST_LOOKS = 200_000
/** Nodes that an index finds on average for them to be worth a look-up where a walk would find them too. */
const ONE_OR_SO = 2
/** An unbounded walk is left until everything else has narrowed the records. */
const WALK_DELAY = 10

/**
 * The order in which a pattern is matched. Every node is tried as the start of each connected part, extended greedily by
 * the relationship with the smallest estimated result, and the start with the smallest sum of intermediate results is
 * kept, what the parts that are not connected with it come to among them. Cost: for each start that is tried, at each step, a look-up
 * for each relationship that leads on from what is known, and for each part that is not connected and each condition that joins them;
 * no more of these look-ups than a fixed number, after which the work is linear.
 *
 * @param bound what has a value before the pattern
 */
export function orderMatch(
  pattern: BoundPattern,
  bound: ReadonlySet<Variable>,
  predicates: MatchPredicates,
  planning: Planning,
): Step[] {
  return new MatchOrder(pattern, predicates, planning).steps(bound)
}

class MatchOrder {
  readonly #pattern: BoundPattern
  readonly #predicates: MatchPredicates
  readonly #nodes = new Map<Variable, number>()
  readonly #factors = new Map<BoundRelationship, Factors>()
  /** How many relationships are walked to the right, from a left end, and to the left. */
  readonly #fanOuts = new Map<BoundRelationship, { readonly left: number; readonly right: number }>()
  readonly #places = new Map<BoundRelationship, number>()
  readonly #atNode = new Map<Variable, BoundRelationship[]>()
  readonly #rarest: RarestFirst
  readonly #parts: UnconnectedParts
  readonly #work: Planning['work']
  /** How much was looked at so far to try starts. */
  #looks = 0

  constructor(pattern: BoundPattern, predicates: MatchPredicates, { statistics, work }: Planning) {
    this.#work = work
    this.#pattern = pattern
    this.#predicates = predicates
    for (const { variable } of pattern.nodes)
      this.#nodes.set(variable, statistics.nodes(predicates.labelsOf(variable)))
    pattern.relationships.forEach((relationship, place) => {
      this.#factors.set(relationship, this.#estimate(relationship, statistics))
      this.#places.set(relationship, place)
      for (const node of [relationship.left, relationship.right])
        this.#relationshipsAt(node).push(relationship)
    })
    const costs = pattern.nodes.map(({ variable }) => {
      return [variable, this.#nodesOf(variable) * (1 + predicates.keeps(variable))] as const
    })
    this.#rarest = new RarestFirst(costs, predicates)
    this.#parts = new UnconnectedParts(
      pattern,
      predicates,
      (node) => this.#nodesOf(node) * predicates.keeps(node),
    )
  }

  steps(bound: ReadonlySet<Variable>): Step[] {
    const known = new Layer(bound)
    const walked = new Layer<BoundRelationship>()
    const steps: Step[] = []
    const open = new Set(this.#pattern.nodes.map(({ variable }) => variable))
    const know = (variable: Variable): void => {
      open.delete(variable)
      this.#rarest.know(variable)
    }
    for (const variable of bound) know(variable)
    this.#extend(this.#pattern.relationships, known, walked, 1, steps)
    for (let at = 0; ;) {
      for (; at < steps.length; at++) for (const variable of madeKnown(steps[at])) know(variable)
      if (open.size === 0) return steps
      const left = this.#pattern.relationships.length - walked.size
      const isTried =
        open.size <= TRIED_STARTS &&
        open.size * left ** 2 <= MOST_TRIED &&
        this.#looks + open.size * this.#parts.size <= MOST_LOOKS
      const start = isTried ? this.#bestStart(open, known, walked) : this.#startAt(this.#rarest.first(open))
      steps.push(start)
      this.#extend(this.#begin(start, known, walked), known, walked, 1, steps)
    }
  }

  #startAt(node: Variable): Step {
    return { kind: 'start', node }
  }

  /** Returns the relationships that a first step leads to. */
  #begin(
    start: Step,
    known: Layer<Variable>,
    walked: Layer<BoundRelationship>,
  ): readonly BoundRelationship[] {
    for (const variable of madeKnown(start)) known.add(variable)
    if (start.kind === 'start') return this.#relationshipsAt(start.node)
    const { relationship } = start
    walked.add(relationship)
    return [relationship.left, relationship.right].flatMap((node) => this.#relationshipsAt(node))
  }

  #bestStart(open: ReadonlySet<Variable>, known: Layer<Variable>, walked: Layer<BoundRelationship>): Step {
    let best: Step | undefined
    let bestCost = Infinity
    const tryFrom = (start: Step, looked: number, rows: number): void => {
      const [nowKnown, nowWalked] = [new Layer(known), new Layer(walked)]
      const reached = this.#begin(start, nowKnown, nowWalked)
      const extended = this.#extend(reached, nowKnown, nowWalked, rows, [])
      const cost = looked + extended.cost + extended.rows * this.#parts.factor(nowKnown)
      // Whoever extended heard these.
      this.#looks += extended.looks
      this.#look(1 + this.#parts.size)
      if (best !== undefined && cost >= bestCost) return
      best = start
      bestCost = cost
    }
    for (const node of open) {
      const seek = this.#predicates.seek(node, known)
      const sought = seek?.mean ?? (isByRecord(seek) ? this.#nodesOf(node) * EQUALITY_KEEPS : undefined)
      const looked = sought ?? this.#nodesOf(node)
      tryFrom(this.#startAt(node), looked, sought ?? looked * this.#predicates.keeps(node))
    }
    this.#look(this.#pattern.relationships.length)
    for (const relationship of this.#pattern.relationships) {
      const { variable, left, right } = relationship
      if (walked.has(relationship) || !open.has(left) || !open.has(right)) continue
      const sought = this.#predicates.seek(variable, known)?.mean
      if (sought !== undefined) tryFrom({ kind: 'sought-relationship', relationship }, sought, sought)
    }
    return best ?? this.#startAt(this.#rarest.first(open))
  }

  /**
   * Walks as far as relationships reach, from those given, of which some may not be reached; returns the sum of the estimated
   * intermediate results, the last of them, and how many relationships were looked at.
   */
  #extend(
    from: readonly BoundRelationship[],
    known: Layer<Variable>,
    walked: Layer<BoundRelationship>,
    rows: number,
    steps: Step[],
  ): { readonly cost: number; readonly rows: number; readonly looks: number } {
    let cost = 0
    let looks = 0
    const reached = new Set(
      from.filter(
        (relationship) => !walked.has(relationship) && this.#factor(relationship, known) !== undefined,
      ),
    )
    for (;;) {
      let best: { relationship: BoundRelationship; from: Variable; factor: number } | undefined
      looks += reached.size
      this.#work.hear(reached.size)
      for (const relationship of reached) {
        const candidate = this.#factor(relationship, known)
        if (candidate === undefined) continue
        const isBetter =
          best === undefined ||
          candidate.factor < best.factor ||
          (candidate.factor === best.factor && this.#placeOf(relationship) < this.#placeOf(best.relationship))
        if (isBetter) best = { relationship, ...candidate }
      }
      if (best === undefined) return { cost, rows, looks }
      const { relationship, factor } = best
      const far = this.#soughtEnd(relationship, best.from, known)
      if (far !== undefined) {
        known.add(far)
        steps.push(this.#startAt(far))
        for (const next of this.#relationshipsAt(far)) if (!walked.has(next)) reached.add(next)
      }
      rows *= far === undefined ? factor : (this.#factors.get(relationship)?.between ?? factor)
      cost += rows
      walked.add(relationship)
      reached.delete(relationship)
      known.add(relationship.variable)
      for (const node of [relationship.left, relationship.right]) {
        if (known.has(node)) continue
        known.add(node)
        for (const next of this.#relationshipsAt(node)) if (!walked.has(next)) reached.add(next)
      }
      steps.push({ kind: 'relationship', relationship, from: best.from })
    }
  }

  /**
   * The other end of a relationship where an index finds a node or so: with both ends known the shorter of their two lists is looked
   * through, which matters where the end that is known has many relationships.
   */
  #soughtEnd(relationship: BoundRelationship, from: Variable, known: Known): Variable | undefined {
    const { left, right, bound, search } = relationship
    const far = from === left ? right : left
    if (bound || search !== 'all' || known.has(far)) return undefined
    const sought = this.#predicates.seek(far, known)?.mean
    const fanOut = this.#fanOuts.get(relationship)?.[from === left ? 'right' : 'left']
    return sought !== undefined && sought <= ONE_OR_SO && fanOut !== undefined && fanOut > sought
      ? far
      : undefined
  }

  #factor(relationship: BoundRelationship, known: Known): { from: Variable; factor: number } | undefined {
    const { left, right } = relationship
    const factors = this.#factors.get(relationship)
    if (factors === undefined) return undefined
    if (relationship.bound) return { from: known.has(right) && !known.has(left) ? right : left, factor: 0 }
    if (known.has(left) && known.has(right)) return { from: left, factor: factors.between }
    if (relationship.search !== 'all') return undefined
    if (known.has(left)) return { from: left, factor: factors.fromLeft }
    if (known.has(right)) return { from: right, factor: factors.fromRight }
    return undefined
  }

  #estimate(relationship: BoundRelationship, statistics: Statistics): Factors {
    const { left, right, length } = relationship
    const [leftLabels, rightLabels] = [left, right].map((node) => this.#predicates.labelsOf(node))
    const rightwards = statistics.fanOut(relationship, left, leftLabels, rightLabels)
    const leftwards = statistics.fanOut(relationship, right, rightLabels, leftLabels)
    // Labels of the other end are looked at after the relationship was walked.
    this.#fanOuts.set(relationship, {
      right: statistics.fanOut(relationship, left, leftLabels, []),
      left: statistics.fanOut(relationship, right, rightLabels, []),
    })
    const delay = length === undefined ? 1 : WALK_DELAY
    return {
      fromLeft: 1 + rightwards * this.#predicates.keeps(right) * delay,
      fromRight: 1 + leftwards * this.#predicates.keeps(left) * delay,
      between: Math.min(rightwards / Math.max(1, this.#nodesOf(right)), 0.99),
    }
  }

  /** Counts what was looked at to try a start. */
  #look(looks: number): void {
    this.#looks += looks
    this.#work.hear(looks)
  }

  #relationshipsAt(node: Variable): BoundRelationship[] {
    const known = this.#atNode.get(node)
    if (known !== undefined) return known
    const none: BoundRelationship[] = []
    this.#atNode.set(node, none)
    return none
  }

  #placeOf(relationship: BoundRelationship): number {
    return this.#places.get(relationship) ?? 0
  }

  #nodesOf(variable: Variable): number {
    return this.#nodes.get(variable) ?? 0
  }
}

/** Whether each record brings a value to look up, for which an index makes itself. */
function isByRecord(seek: Seek | undefined): boolean {
  return seek?.kind === 'value' && variablesOf(seek.value).size > 0
}

/** What becomes known by a step. */
function madeKnown(step: Step): readonly Variable[] {
  if (step.kind === 'start') return [step.node]
  const { variable, left, right } = step.relationship
  return [variable, left, right]
}
