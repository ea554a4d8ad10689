import type { ComparisonOperator, Expression } from '../../../src/cypher/ast/index.ts'
import { compare } from '../../../src/model/comparison.ts'
import { equals } from '../../../src/model/equality.ts'
import { isList } from '../../../src/model/kinds.ts'
import { emptyMap, float, isMap, Node, Relationship, type Value } from '../../../src/model/values.ts'
import { aggregate, isAggregateCall } from './aggregate.ts'
import { arithmetic } from './arithmetic.ts'
import { type Environment, World } from './environment.ts'
import { QueryFailure, Unknown } from './failure.ts'
import { callFunction } from './functions.ts'
import { matches } from './match.ts'
import { answer } from './query.ts'

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>

/** Whether a condition is TRUE. @throws QueryFailure where it is no BOOLEAN */
export function isTrue(expression: Expression, environment: Environment): boolean {
  return truth(evaluate(expression, environment)) === true
}

/** The value of an expression for one record, by recursion over the syntax tree. */
export function evaluate(expression: Expression, environment: Environment): Value {
  const of = (inner: Expression): Value => evaluate(inner, environment)
  switch (expression.kind) {
    case 'null':
      return null
    case 'boolean':
    case 'integer':
    case 'string':
      return expression.value
    case 'float':
      return float(expression.value)
    case 'variable': {
      const value = environment.row.get(expression.name)
      if (value === undefined) throw new Unknown(`no variable ${expression.name}`)
      return value
    }
    case 'property':
      return propertyOf(of(expression.target), expression.key, environment)
    case 'index':
      return elementAt(of(expression.target), of(expression.index))
    case 'slice':
      return sliceOf(expression, of)
    case 'has-labels': {
      const target = of(expression.target)
      if (target === null) return null
      if (!(target instanceof Node)) throw new Unknown('labels of something else')
      const { labels } = environment.world.graph.of(target)
      return expression.labels.every((label) => labels.has(label))
    }
    case 'list':
      return expression.items.map(of)
    case 'map': {
      const map = emptyMap()
      for (const { key, value } of expression.entries) map[key] = of(value)
      return map
    }
    case 'unary': {
      const operand = of(expression.operand)
      if (expression.operator === 'not') return not(truth(operand))
      return expression.operator === '+' ? operand : arithmetic('-', 0, operand)
    }
    case 'binary':
      return binary(expression, of)
    case 'comparison': {
      let all: boolean | null = true
      expression.operators.forEach((operator, at) => {
        const one = compared(operator, of(expression.operands[at]), of(expression.operands[at + 1]))
        all = and(all, one)
      })
      return all
    }
    case 'is-null':
      return (of(expression.operand) === null) !== expression.negated
    case 'call': {
      if (isAggregateCall(expression)) return aggregate(expression, environment)
      return callFunction(expression.name, expression.arguments.map(of), environment.world)
    }
    case 'count-star':
      return aggregate(expression, environment)
    case 'case':
      return caseOf(expression, environment)
    case 'list-comprehension': {
      const items = of(expression.list)
      if (items === null) return null
      const { variable, where, projection } = expression
      const kept = eachOf(items, variable.name, environment).filter(
        ({ inner }) => where === undefined || isTrue(where, inner),
      )
      return kept.map(({ item, inner }) => (projection === undefined ? item : evaluate(projection, inner)))
    }
    case 'quantifier':
      return quantified(expression, environment)
    case 'reduce': {
      const items = of(expression.list)
      if (items === null) return null
      let total = of(expression.initial)
      for (const { inner } of eachOf(items, expression.variable.name, environment))
        total = evaluate(expression.step, {
          ...inner,
          row: new Map(inner.row).set(expression.accumulator.name, total),
        })
      return total
    }
    case 'pattern-predicate':
      return (
        matches(expression.pattern, undefined, environment.row, seenBy(expression, environment)).length > 0
      )
    case 'pattern-comprehension': {
      const { pattern, pathVariable, where, projection } = expression
      const parts = pattern.parts.map((part) => ({ ...part, pathVariable }))
      const world = seenBy(expression, environment)
      const found = matches({ ...pattern, parts }, where, environment.row, world)
      return found.map((row) => evaluate(projection, { world, row }))
    }
    case 'subquery': {
      const { records } = answer(expression.query, seenBy(expression, environment), environment.row)
      if (expression.form === 'exists') return records.length > 0
      return expression.form === 'count' ? records.length : records.map(([value]) => value)
    }
    default:
      throw new Unknown(`an expression of kind ${expression.kind}`)
  }
}

/** What a subquery sees: what there was before the clause around it, unless it asks about what that makes. */
function seenBy(expression: Expression, { world }: Environment): World {
  const { making } = world
  return making === undefined || mentions(expression, making.made)
    ? world
    : new World(making.before, world.arrange)
}

/** Whether one of the names stands anywhere in a part of a syntax tree. */
function mentions(part: unknown, names: ReadonlySet<string>): boolean {
  if (typeof part !== 'object' || part === null) return false
  return Object.entries(part).some(
    ([key, value]) => (key === 'name' && names.has(String(value))) || mentions(value, names),
  )
}

function truth(value: Value): boolean | null {
  if (value === null || typeof value === 'boolean') return value
  throw new QueryFailure('a condition is no BOOLEAN')
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value
}

function and(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false
  return a === null || b === null ? null : true
}

function binary({ operator, left, right }: Of<'binary'>, of: (inner: Expression) => Value): Value {
  const a = of(left)
  const b = of(right)
  switch (operator) {
    case 'and':
      return and(truth(a), truth(b))
    case 'or':
      return not(and(not(truth(a)), not(truth(b))))
    case 'xor': {
      const [x, y] = [truth(a), truth(b)]
      return x === null || y === null ? null : x !== y
    }
    case 'in': {
      if (b === null) return null
      if (!isList(b)) throw new QueryFailure('IN needs a list')
      const equal = b.map((item) => equals(a, item))
      return equal.includes(true) ? true : equal.includes(null) ? null : false
    }
    case 'starts-with':
      return ofTexts(a, b, (text, part) => text.slice(0, part.length) === part)
    case 'ends-with':
      return ofTexts(a, b, (text, part) => text.slice(text.length - part.length) === part)
    case 'contains':
      return ofTexts(a, b, (text, part) => text.split(part).length > 1 || part === '')
    case '=~':
      return ofTexts(a, b, (text, pattern) => new RegExp(`^(?:${pattern})$`, 'su').test(text))
    default:
      return arithmetic(operator, a, b)
  }
}

function ofTexts(a: Value, b: Value, holds: (a: string, b: string) => boolean): boolean | null {
  return typeof a === 'string' && typeof b === 'string' ? holds(a, b) : null
}

function compared(operator: ComparisonOperator, a: Value, b: Value): boolean | null {
  if (operator === '=') return equals(a, b)
  if (operator === '<>') return not(equals(a, b))
  const difference = compare(a, b)
  if (difference === null) return null
  switch (operator) {
    case '<':
      return difference < 0
    case '<=':
      return difference <= 0
    case '>':
      return difference > 0
    case '>=':
      return difference >= 0
  }
}

function propertyOf(target: Value, key: string, { world }: Environment): Value {
  if (target === null) return null
  if (target instanceof Node || target instanceof Relationship)
    return world.graph.of(target).properties.get(key) ?? null
  if (isMap(target)) return target[key] ?? null
  throw new QueryFailure('a property of something that has none')
}

function elementAt(list: Value, at: Value): Value {
  if (list === null || at === null) return null
  if (!isList(list) || typeof at !== 'number') throw new Unknown('an element of something else')
  return list.at(at) ?? null
}

function sliceOf({ target, from, to }: Of<'slice'>, of: (inner: Expression) => Value): Value {
  const list = of(target)
  const [first, last] = [from === undefined ? 0 : of(from), to === undefined ? Infinity : of(to)]
  if (list === null || first === null || last === null) return null
  if (!isList(list)) throw new QueryFailure('a slice of something else')
  const position = (bound: Value): number => {
    const number = Number(bound)
    return number < 0 ? list.length + number : number
  }
  return list.filter((_, at) => at >= position(first) && at < position(last))
}

function caseOf({ subject, branches, otherwise }: Of<'case'>, environment: Environment): Value {
  for (const { when, then } of branches) {
    const holds =
      subject === undefined
        ? isTrue(when, environment)
        : equals(evaluate(subject, environment), evaluate(when, environment)) === true
    if (holds) return evaluate(then, environment)
  }
  return otherwise === undefined ? null : evaluate(otherwise, environment)
}

function eachOf(
  items: Value,
  name: string,
  environment: Environment,
): { readonly item: Value; readonly inner: Environment }[] {
  if (!isList(items)) throw new QueryFailure('IN goes through a list')
  return items.map((item) => ({
    item,
    inner: { ...environment, row: new Map(environment.row).set(name, item) },
  }))
}

function quantified(expression: Of<'quantifier'>, environment: Environment): boolean | null {
  const { list, variable, where, quantifier } = expression
  const items = evaluate(list, environment)
  if (items === null) return null
  if (where === undefined) throw new Unknown('a quantifier without WHERE')
  const answers = eachOf(items, variable.name, environment).map(({ inner }) => truth(evaluate(where, inner)))
  const count = (wanted: boolean | null): number => answers.filter((answer) => answer === wanted).length
  switch (quantifier) {
    case 'all':
      return count(false) > 0 ? false : count(null) > 0 ? null : true
    case 'any':
      return count(true) > 0 ? true : count(null) > 0 ? null : false
    case 'none':
      return count(true) > 0 ? false : count(null) > 0 ? null : true
    case 'single':
      return count(true) > 1 ? false : count(null) > 0 ? null : count(true) === 1
  }
}
