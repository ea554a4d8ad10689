import type { BoundExpression, Variable } from '../bound/index.ts'
import { joinTypes } from '../types/relations.ts'
import { BOOLEAN, listOf } from '../types/type.ts'

/** An operand that compares a property with a value which is the same for every record. */
interface Equality {
  readonly operand: BoundExpression
  readonly property: Extract<BoundExpression, { kind: 'property' }>
  readonly variable: Variable
  readonly value: BoundExpression
}

/** From how many on a list is quicker: few comparisons that all have to hold are looked at by columns of numbers. */
const LEAST = { or: 4, and: 16 } as const

/**
 * The operands of a chain of OR in which `n.x = 1 OR n.x = 2 OR ...` has become `n.x IN [1, 2, ...]`, or of AND in which `n.x <> 1 AND
 * n.x <> 2 AND ...` has become `NOT n.x IN [1, 2, ...]`: the same in three-valued logic, looked up instead of compared one after
 * another. Only neighbours that are all about one node or relationship are joined, so that nothing else is evaluated earlier. Cost:
 * linear.
 */
export function withLists(
  operator: 'or' | 'and',
  operands: readonly BoundExpression[],
): readonly BoundExpression[] {
  if (operands.length < LEAST[operator]) return operands
  const joined: BoundExpression[] = []
  let run: Equality[] = []
  const endRun = (): void => {
    for (const operand of joinedBy(operator, run)) joined.push(operand)
    run = []
  }
  for (const operand of operands) {
    const equality = equalityOf(operand, operator === 'or' ? '=' : '<>')
    if (equality === undefined || equality.variable !== run.at(0)?.variable) endRun()
    if (equality === undefined) joined.push(operand)
    else run.push(equality)
  }
  endRun()
  return joined
}

function joinedBy(operator: 'or' | 'and', run: readonly Equality[]): readonly BoundExpression[] {
  const byKey = new Map<string, Equality[]>()
  for (const equality of run) {
    const own = byKey.get(equality.property.key)
    if (own === undefined) byKey.set(equality.property.key, [equality])
    else own.push(equality)
  }
  return [...byKey.values()].flatMap((own) =>
    own.length < LEAST[operator] ? own.map(({ operand }) => operand) : [listed(operator, own)],
  )
}

function listed(operator: 'or' | 'and', equalities: readonly Equality[]): BoundExpression {
  const [first] = equalities
  const last = equalities[equalities.length - 1]
  const span = { start: first.operand.span.start, end: last.operand.span.end }
  const items = equalities.map(({ value }) => value)
  const right: BoundExpression = {
    kind: 'list',
    span: { start: items[0].span.start, end: items[items.length - 1].span.end },
    type: listOf(joinTypes(items.map(({ type }) => type))),
    items,
  }
  const one: BoundExpression = {
    kind: 'binary',
    span,
    type: BOOLEAN,
    operator: 'in',
    left: first.property,
    right,
  }
  return operator === 'or' ? one : { kind: 'unary', span, type: BOOLEAN, operator: 'not', operand: one }
}

function equalityOf(operand: BoundExpression, sign: '=' | '<>'): Equality | undefined {
  if (operand.kind !== 'comparison' || operand.operators.length !== 1 || operand.operators[0] !== sign)
    return undefined
  const [left, right] = operand.operands
  return sided(operand, left, right) ?? sided(operand, right, left)
}

function sided(
  operand: BoundExpression,
  property: BoundExpression,
  value: BoundExpression,
): Equality | undefined {
  if (property.kind !== 'property' || property.target.kind !== 'variable') return undefined
  const { variable } = property.target
  const isElement = variable.type.kind === 'node' || variable.type.kind === 'relationship'
  const isFixed = value.kind === 'literal' || value.kind === 'extracted-literal' || value.kind === 'parameter'
  return isElement && isFixed ? { operand, property, variable, value } : undefined
}
