import { lookupFunction } from '../functions/index.ts'
import type { BoundExpression } from '../bound/index.ts'
import { arithmeticType } from '../types/relations.ts'
import { FLOAT } from '../types/type.ts'

type Binary = Extract<BoundExpression, { kind: 'binary' }>

/** `constant`: made of numbers in the text alone. `scaled`: something else times a constant, which stands on the right. */
export type Constancy = 'constant' | 'scaled' | 'other'

/**
 * Calculates with the numbers of a text as a server does, which takes them together before it looks at any record: in
 * `x * 0.1 * 3` it is `x` that is multiplied by `0.1 * 3`, and a FLOAT divided by an INTEGER that are both in the text
 * are two FLOATs. The constancy of the left side is handed in, since chains of operators may be long. Cost: linear in
 * the right side.
 */
export function withConstants(
  binary: Binary,
  leftSide: Constancy,
): { readonly expression: Binary; readonly constancy: Constancy } {
  const { operator, left, right } = binary
  const isRightConstant = isConstant(right)
  if (leftSide === 'constant' && isRightConstant && ARITHMETIC.has(operator))
    return { expression: operator === '/' ? divided(binary) : binary, constancy: 'constant' }
  if (operator !== '*' || (leftSide !== 'constant' && !isRightConstant))
    return { expression: binary, constancy: 'other' }
  const [scaled, factor] = leftSide === 'constant' ? [right, left] : [left, right]
  const side = leftSide === 'constant' ? constancyOf(right) : leftSide
  if (side !== 'scaled' || scaled.kind !== 'binary')
    return { expression: { ...binary, left: scaled, right: factor }, constancy: 'scaled' }
  const type = arithmeticType(scaled.right.type, factor.type)
  const factors: Binary = { ...binary, type, left: scaled.right, right: factor }
  return { expression: { ...binary, left: scaled.left, right: factors }, constancy: 'scaled' }
}

/** The constancy of an expression by itself. Cost: linear in it. */
export function constancyOf(expression: BoundExpression): Constancy {
  if (isConstant(expression)) return 'constant'
  const isScaled = expression.kind === 'binary' && expression.operator === '*' && isConstant(expression.right)
  return isScaled ? 'scaled' : 'other'
}

function isConstant(expression: BoundExpression): boolean {
  const rest = [expression]
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (at.kind === 'literal' || at.kind === 'extracted-literal') {
      if (at.type.kind !== 'integer' && at.type.kind !== 'float') return false
    } else if (at.kind === 'binary' && ARITHMETIC.has(at.operator)) rest.push(at.left, at.right)
    else if (at.kind === 'unary' && at.operator !== 'not') rest.push(at.operand)
    else return false
  }
  return true
}

const ARITHMETIC: ReadonlySet<Binary['operator']> = new Set(['+', '-', '*', '/', '%', '^'])

function divided(binary: Binary): Binary {
  const { left, right } = binary
  const toFloat = lookupFunction('toFloat')
  if (left.type.kind !== 'float' || right.type.kind !== 'integer' || toFloat === undefined) return binary
  const divisor: BoundExpression = {
    kind: 'call',
    span: right.span,
    type: FLOAT,
    function: toFloat,
    arguments: [right],
  }
  return { ...binary, right: divisor }
}
