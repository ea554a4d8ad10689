import type { BoundExpression } from '../binder/bound.ts'
import { range } from '../functions/list/range.ts'
import { childrenOf } from '../planner/walk.ts'

/**
 * Which parts of an expression may work for long within one value: loops over lists, subqueries, regular expressions,
 * calls that say so, and whatever these are part of. Everything else is done at once.
 */
export class Pauses {
  readonly #pausing = new Set<BoundExpression>()
  /** Calls of `range` that are gone through without being made. */
  readonly #ranges = new Set<BoundExpression>()

  /**
   * Cost: linear in the expression, without recursion.
   *
   * @param items whoever asks goes through the value itself as a list
   */
  constructor(root: BoundExpression, items = false) {
    if (items) this.#ranges.add(root)
    const left: Inside[] = [{ expression: root, around: undefined }]
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      const { expression } = at
      const list = listOf(expression)
      if (list !== undefined) this.#ranges.add(list)
      if (this.#works(expression)) this.#mark(at)
      for (const child of childrenOf(expression)) left.push({ expression: child, around: at })
    }
  }

  has(expression: BoundExpression): boolean {
    return this.#pausing.has(expression)
  }

  /**
   * The largest parts that pause and are evaluated whatever the values around them are, in the order of evaluation; none
   * where nothing pauses. With their values known, the rest of the expression is done at once.
   */
  partsOf(root: BoundExpression): readonly BoundExpression[] {
    const parts: BoundExpression[] = []
    const left = [root]
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      if (!this.has(at)) continue
      if (this.#works(at) || decides(at)) parts.push(at)
      else left.push(...childrenOf(at).toReversed())
    }
    return parts
  }

  #works(expression: BoundExpression): boolean {
    switch (expression.kind) {
      case 'list-comprehension':
      case 'quantifier':
      case 'reduce':
      case 'subquery':
        return true
      case 'binary':
        return expression.operator === '=~'
      case 'call':
        return expression.function.pausing !== undefined && !this.#ranges.has(expression)
      default:
        return false
    }
  }

  #mark(inside: Inside): void {
    for (let at: Inside | undefined = inside; at !== undefined; at = at.around) {
      if (this.#pausing.has(at.expression)) return
      this.#pausing.add(at.expression)
    }
  }
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
  return list.kind === 'call' && list.function === range ? list : undefined
}

/** Whether its values decide which of its parts are evaluated, so that these cannot be taken out of it. */
function decides(expression: BoundExpression): boolean {
  switch (expression.kind) {
    case 'case':
      return true
    case 'call':
      // Nothing is evaluated behind an argument that is null.
      return expression.function.nulls === 'propagate' && expression.arguments.length > 1
    case 'comparison':
      return expression.operators.length > 1
    case 'binary':
      return expression.operator === 'and' || expression.operator === 'or'
    default:
      return false
  }
}
