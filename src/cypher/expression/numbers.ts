import type { Numbers } from '../../model/graph-store.ts'
import { isNumber, toDouble } from '../../model/numbers.ts'
import { Float } from '../../model/values.ts'
import type { BoundExpression } from '../bound/index.ts'
import { childrenOf } from '../bound/walk.ts'
import { type Batch, BATCH_SIZE, holdsIds, newNumbers, type NumberColumn } from '../runtime/batch.ts'
import type { CompileContext } from './evaluator.ts'
import {
  type ArithmeticOperator,
  calculateNumbers,
  isArithmetic,
  negateNumbers,
} from './number-arithmetic.ts'
import { constantOf } from './scope.ts'
import { workOf } from './width.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/**
 * The values of an expression for some records of a batch together: an entry for each of the first `count` of `rows`, which
 * ascend. undefined where they are not all numbers of one type, and where one of them is an error: ask record by record.
 * The column is good until the evaluator is asked again.
 */
export type NumberEvaluator = OfRows<NumberColumn>

export type OfRows<Result> = (batch: Batch, rows: Int32Array, count: number) => Result | undefined

/** For fewer records than this, the first time, compiling is not worthwhile. */
const FEW = 16

/**
 * The expression over columns of numbers, which is compiled when it is first asked; undefined where it is of a kind that is
 * evaluated record by record. It reads the graph exactly as often as record by record.
 */
export function numbersOf(expression: BoundExpression, context: CompileContext): NumberEvaluator | undefined {
  return mayBeNumbers(expression, context)
    ? untilRefused(() => compileNumbers(expression, context), context)
    : undefined
}

/** Whether an expression is short, and made of nothing but what `compileNumbers` compiles. */
export function mayBeNumbers(expression: BoundExpression, context: CompileContext): boolean {
  return workOf(expression) === 0 && consistsOfNumbers(expression, context)
}

function consistsOfNumbers(expression: BoundExpression, context: CompileContext): boolean {
  if (context.evaluated.has(expression)) return false
  switch (expression.kind) {
    case 'literal':
    case 'extracted-literal':
    case 'parameter':
      return numberOf(expression, context) !== undefined
    case 'variable':
      return ['any', 'number', 'integer', 'float'].includes(expression.type.kind)
    case 'property':
      return expression.target.kind === 'variable'
    case 'unary':
    case 'binary':
      return (
        (expression.kind === 'unary' ? expression.operator !== 'not' : isArithmetic(expression.operator)) &&
        childrenOf(expression).every((part) => consistsOfNumbers(part, context))
      )
    default:
      return false
  }
}

/** What has once been refused is not tried again, and the graph was not asked. */
export function untilRefused<Result>(
  compile: () => OfRows<Result> | undefined,
  context: CompileContext,
): OfRows<Result> {
  let evaluate: OfRows<Result> | undefined
  let isRefused = false
  return (batch, rows, count) => {
    if (isRefused || (evaluate === undefined && count < FEW) || count > BATCH_SIZE) return undefined
    const { profile } = context
    const hits = profile?.hits ?? 0
    evaluate ??= compile()
    const result = evaluate?.(batch, rows, count)
    if (result === undefined) {
      isRefused = true
      profile?.forgive(profile.hits - hits)
    }
    return result
  }
}

/** Compiles what `mayBeNumbers`; undefined where the constants are none after all. */
export function compileNumbers(
  expression: BoundExpression,
  context: CompileContext,
): NumberEvaluator | undefined {
  switch (expression.kind) {
    case 'literal':
    case 'extracted-literal':
    case 'parameter':
      return constantNumbers(expression, context)
    case 'variable':
      return numbersOfSlot(context.slotOf(expression.variable))
    case 'property':
      return expression.target.kind === 'variable'
        ? propertyNumbers(context.slotOf(expression.target.variable), expression.key, context)
        : undefined
    case 'unary':
      return unaryNumbers(expression, context)
    case 'binary':
      return isArithmetic(expression.operator)
        ? arithmeticNumbers(expression, expression.operator, context)
        : undefined
    default:
      return undefined
  }
}

function numberOf(expression: BoundExpression, context: CompileContext): number | Float | undefined {
  const value = constantOf(expression, context)?.value
  return typeof value === 'number' || value instanceof Float ? value : undefined
}

function constantNumbers(expression: BoundExpression, context: CompileContext): NumberEvaluator | undefined {
  const value = numberOf(expression, context)
  if (value === undefined || !isNumber(value)) return undefined
  const { numbers, present } = newNumbers(BATCH_SIZE)
  const column: NumberColumn = {
    kind: 'number',
    type: Number.isInteger(value) ? 'integer' : 'float',
    numbers: numbers.fill(toDouble(value)),
    present: present.fill(1),
  }
  return () => column
}

function numbersOfSlot(slot: number): NumberEvaluator {
  const out = newNumbers(BATCH_SIZE)
  return (batch, rows, count) => {
    const column = batch.columns[slot]
    if (column?.kind !== 'number') return undefined
    if (count === batch.size) return column
    for (let at = 0; at < count; at++) {
      out.numbers[at] = column.numbers[rows[at]]
      out.present[at] = column.present[rows[at]]
    }
    return { kind: 'number', type: column.type, ...out }
  }
}

function propertyNumbers(slot: number, key: string, context: CompileContext): NumberEvaluator {
  const out = newNumbers(BATCH_SIZE)
  const chosen = new Int32Array(BATCH_SIZE)
  const { reader } = context
  const isDeleted = deletions(context)
  return (batch, rows, count) => {
    const column = batch.columns[slot]
    if (column === undefined || !holdsIds(column)) return undefined
    let { ids } = column
    if (count !== batch.size) {
      for (let at = 0; at < count; at++) chosen[at] = ids[rows[at]]
      ids = chosen
    }
    if (isDeleted(column.kind, ids, count)) return undefined
    // Each time: a query that writes may bring the key into being.
    const token = reader.keyId(key)
    if (token < 0) return nulls(out, count)
    const type =
      column.kind === 'node'
        ? reader.nodeNumbers(ids, count, token, out)
        : reader.relationshipNumbers(ids, count, token, out)
    return type && { kind: 'number', type, ...out }
  }
}

/** Whether one of some nodes or relationships is deleted, which only a query that writes has to ask. */
function deletions({
  reader,
}: CompileContext): (kind: 'node' | 'relationship', ids: Int32Array, count: number) => boolean {
  if (!('deleteNode' in reader)) return () => false
  return (kind, ids, count) => {
    for (let at = 0; at < count; at++) {
      if (ids[at] < 0) continue
      if (!(kind === 'node' ? reader.hasNode(ids[at]) : reader.hasRelationship(ids[at]))) return true
    }
    return false
  }
}

function nulls(out: Numbers, count: number): NumberColumn {
  out.present.fill(0, 0, count)
  return { kind: 'number', type: 'integer', ...out }
}

function unaryNumbers(
  { operand, operator }: Of<'unary'>,
  context: CompileContext,
): NumberEvaluator | undefined {
  const evaluate = compileNumbers(operand, context)
  if (evaluate === undefined || operator === '+') return evaluate
  const out = newNumbers(BATCH_SIZE)
  return (batch, rows, count) => {
    const column = evaluate(batch, rows, count)
    return column && negateNumbers(column, count, out)
  }
}

function arithmeticNumbers(
  { left, right }: Of<'binary'>,
  operator: ArithmeticOperator,
  context: CompileContext,
): NumberEvaluator | undefined {
  const first = compileNumbers(left, context)
  const second = compileNumbers(right, context)
  if (first === undefined || second === undefined) return undefined
  const out = newNumbers(BATCH_SIZE)
  return (batch, rows, count) => {
    const a = first(batch, rows, count)
    const b = a && second(batch, rows, count)
    return a && b && calculateNumbers(operator, a, b, count, out)
  }
}
