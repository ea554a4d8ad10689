import { addAll } from '../../model/add-all.ts'
import type { BoundExpression } from '../bound/index.ts'
import { childrenOf } from '../bound/walk.ts'

/**
 * Which parts of an expression may work for long within one value, and whatever these are part of: always loops over
 * lists, subqueries and regular expressions; where a value is long (see runtime/long-values.ts), calls that say so and operators
 * that look at a whole value. Everything else is done at once.
 */
export class Pauses {
  /** Each undefined while there is none: most expressions pause nowhere. */
  #pausing: Set<BoundExpression> | undefined
  #pausingWhereLong: Set<BoundExpression> | undefined
  /** Calls of `range` that are gone through without being made. */
  #ranges: Set<BoundExpression> | undefined

  /**
   * Cost: linear in the expression, without recursion.
   *
   * @param items whoever asks goes through the value itself as a list
   */
  constructor(root: BoundExpression, items = false) {
    if (items) this.#ranges = new Set([root])
    const left: Inside[] = [{ expression: root, around: undefined }]
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      const { expression } = at
      const list = listOf(expression)
      if (list !== undefined) (this.#ranges ??= new Set()).add(list)
      const works = this.#works(expression)
      if (works === 'always') mark(at, (this.#pausing ??= new Set()))
      else if (works === 'where-long') mark(at, (this.#pausingWhereLong ??= new Set()))
      for (const child of childrenOf(expression)) left.push({ expression: child, around: at })
    }
  }

  /** When it pauses: `always` where it may whatever its values are. */
  of(expression: BoundExpression): 'always' | 'where-long' | 'never' {
    if (this.#pausing?.has(expression) === true) return 'always'
    return this.#pausingWhereLong?.has(expression) === true ? 'where-long' : 'never'
  }

  /**
   * The largest parts that pause and are evaluated whatever the values around them are, in the order of evaluation; none
   * where nothing pauses. With their values known, the rest of the expression is done at once.
   */
  partsOf(root: BoundExpression): readonly BoundExpression[] {
    const parts: BoundExpression[] = []
    const left = [root]
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      if (this.of(at) === 'never') continue
      if (this.#works(at) !== 'never' || decides(at)) parts.push(at)
      else addAll(left, childrenOf(at).toReversed())
    }
    return parts
  }

  #works(expression: BoundExpression): 'always' | 'where-long' | 'never' {
    switch (expression.kind) {
      case 'list-comprehension':
      case 'quantifier':
      case 'reduce':
      case 'subquery':
        return 'always'
      case 'binary':
        if (expression.operator === '=~') return 'always'
        return looksAtWhole(expression) ? 'where-long' : 'never'
      case 'case': {
        const { branches, subject } = expression
        return subject !== undefined && mayBeLong(subject) && branches.some(({ when }) => mayBeLong(when))
          ? 'where-long'
          : 'never'
      }
      case 'comparison':
        return expression.operands.some((one, at, all) => at > 0 && mayBeLong(one) && mayBeLong(all[at - 1]))
          ? 'where-long'
          : 'never'
      case 'slice':
        return 'where-long'
      case 'call':
        return expression.function.pausing !== undefined && this.#ranges?.has(expression) !== true
          ? 'where-long'
          : 'never'
      default:
        return 'never'
    }
  }
}

/** Marks a part and whatever it is part of. */
function mark(inside: Inside, marked: Set<BoundExpression>): void {
  for (let at: Inside | undefined = inside; at !== undefined; at = at.around) {
    if (marked.has(at.expression)) return
    marked.add(at.expression)
  }
}

function looksAtWhole({ left, operator, right }: Extract<BoundExpression, { kind: 'binary' }>): boolean {
  switch (operator) {
    case 'contains':
    case 'starts-with':
    case 'ends-with':
      return true
    case 'in':
      return ofRange(right) === undefined && mayBeLong(right)
    case '+':
      return mayBeLong(left) || mayBeLong(right)
    default:
      return false
  }
}

/** Whether its value may be a list, a map or a path. */
function mayBeLong({ type: { kind } }: BoundExpression): boolean {
  return kind === 'any' || kind === 'list' || kind === 'map' || kind === 'path'
}

interface Inside {
  readonly expression: BoundExpression
  readonly around: Inside | undefined
}

/** The list that an expression goes through, so that a call of `range` need not be made. */
function listOf(expression: BoundExpression): BoundExpression | undefined {
  switch (expression.kind) {
    case 'list-comprehension':
    case 'quantifier':
    case 'reduce':
      return ofRange(expression.list)
    case 'index':
      return ofRange(expression.target)
    case 'binary':
      return expression.operator === 'in' ? ofRange(expression.right) : undefined
    case 'call': {
      const { arguments: given, function: called } = expression
      return called.onRange !== undefined && given.length === 1 ? ofRange(given[0]) : undefined
    }
    default:
      return undefined
  }
}

function ofRange(list: BoundExpression): BoundExpression | undefined {
  return list.kind === 'call' && list.function.asRange !== undefined ? list : undefined
}

/** Whether its values decide which of its parts are evaluated, so that these cannot be taken out of it. */
function decides(expression: BoundExpression): boolean {
  switch (expression.kind) {
    case 'case':
      return true
    case 'call':
      // Nothing is evaluated after an argument that is null.
      return expression.function.nulls === 'propagate' && expression.arguments.length > 1
    case 'comparison':
      return expression.operators.length > 1
    case 'binary':
      return expression.operator === 'and' || expression.operator === 'or'
    default:
      return false
  }
}
