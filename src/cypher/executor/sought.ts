import { CypherError } from '../../errors.ts'
import { isList } from '../../model/kinds.ts'
import { isNumber, toDouble } from '../../model/numbers.ts'
import type { Bound, Sought } from '../../model/graph-store.ts'
import { Point } from '../../model/point.ts'
import type { Value } from '../../model/values.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { BoundLimit, BoundSought } from '../planner/index-access.ts'

type Evaluate = (expression: BoundExpression) => Value

/**
 * What an index is asked for by the values of a record: several of it for a list, nothing where the condition can be true for no
 * element, since a value is null or of the wrong type. `unknown` where a value fails, or fails the condition: it does so only
 * if there is an element to be asked for.
 */
export function soughtBy(sought: BoundSought, evaluate: Evaluate): readonly Sought[] | 'unknown' {
  try {
    return soughtValues(sought, evaluate)
  } catch (error) {
    if (error instanceof CypherError) return 'unknown'
    throw error
  }
}

function soughtValues(sought: BoundSought, evaluate: Evaluate): readonly Sought[] | 'unknown' {
  switch (sought.kind) {
    case 'equal': {
      const values = present(sought.values, evaluate)
      return values === undefined ? [] : [{ kind: 'equal', values }]
    }
    case 'in': {
      const equal = present(sought.equal, evaluate)
      const list = evaluate(sought.list)
      if (list !== null && !isList(list)) return 'unknown'
      if (equal === undefined || list === null) return []
      return list.flatMap((value) => (value === null ? [] : { kind: 'equal', values: [...equal, value] }))
    }
    case 'range': {
      const equal = present(sought.equal, evaluate)
      const [from, to] = [bound(sought.from, evaluate), bound(sought.to, evaluate)]
      return equal === undefined || from === 'none' || to === 'none'
        ? []
        : [{ kind: 'range', equal, from, to }]
    }
    case 'starts-with': {
      const equal = present(sought.equal, evaluate)
      const text = evaluate(sought.text)
      return equal === undefined || typeof text !== 'string' ? [] : [{ kind: 'starts-with', equal, text }]
    }
    case 'exists':
      return [{ kind: 'exists' }]
    case 'contains':
    case 'ends-with': {
      const text = evaluate(sought.text)
      return typeof text === 'string' ? [{ kind: sought.kind, text }] : []
    }
    case 'within-distance': {
      const center = evaluate(sought.center)
      const distance = evaluate(sought.distance)
      if (!(center instanceof Point) || !isNumber(distance)) return []
      return [{ kind: 'within-distance', center, distance: toDouble(distance), inclusive: sought.inclusive }]
    }
    case 'bounding-box': {
      const [lower, upper] = [evaluate(sought.lower), evaluate(sought.upper)]
      return lower instanceof Point && upper instanceof Point ? [{ kind: 'bounding-box', lower, upper }] : []
    }
  }
}

function present(expressions: readonly BoundExpression[], evaluate: Evaluate): readonly Value[] | undefined {
  const values = expressions.map(evaluate)
  return values.includes(null) ? undefined : values
}

function bound(limit: BoundLimit | undefined, evaluate: Evaluate): Bound | undefined | 'none' {
  if (limit === undefined) return undefined
  const value = evaluate(limit.value)
  return value === null ? 'none' : { value, inclusive: limit.inclusive }
}
