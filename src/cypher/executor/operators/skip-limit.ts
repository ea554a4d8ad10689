import { CypherError } from '../../../errors.ts'
import { Float, type Value } from '../../../model/values.ts'
import type { BoundExpression } from '../../bound/index.ts'
import type { Evaluation } from '../../expression/evaluator.ts'
import { type Batch, type Budget, DONE, type Operator, PENDING, type Pull } from '../../runtime/batch.ts'
import { gatherColumns } from '../columns.ts'
import type { Compilation } from '../compilation.ts'

const EMPTY: Batch = { size: 1, columns: [] }

/** The value of SKIP or LIMIT, once an execution; undefined where it pauses: ask again. */
export type Count = () => number | undefined

/** @throws (when asked) CypherError `NegativeIntegerArgument` or `InvalidArgumentType` unless it is an integer from 0 on */
export function countOf(expression: BoundExpression, compilation: Compilation): Count {
  const part = compilation.part(expression)
  if (part.kind === 'plain') return () => checked(part.evaluate(EMPTY, 0), expression)
  let evaluation: Evaluation | undefined
  return () => {
    evaluation ??= part.evaluate(EMPTY, 0)
    const step = evaluation.next()
    if (step.done !== true) return undefined
    evaluation = undefined
    return checked(step.value, expression)
  }
}

/** The sum of two counts, the second of which may be missing. */
export function sumOf(limit: Count, skip: Count | undefined): Count {
  let first: number | undefined
  return () => {
    first ??= limit()
    const left = skip === undefined ? 0 : skip()
    return first === undefined || left === undefined ? undefined : first + left
  }
}

function checked(value: Value, expression: BoundExpression): number {
  const wrong = (code: string, message: string): CypherError =>
    new CypherError({
      phase: 'runtime',
      kind: 'SyntaxError',
      code,
      message,
      at: expression.span,
      hint: 'Use an integer of 0 or more.',
    })
  if (typeof value === 'bigint') {
    if (value < 0n)
      throw wrong('NegativeIntegerArgument', `A count of records cannot be negative, but is ${value}.`)
    return Number.MAX_SAFE_INTEGER
  }
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw wrong(
      'InvalidArgumentType',
      `A count of records must be an integer, but is ${value instanceof Float ? value.value : typeof value}.`,
    )
  if (value < 0)
    throw wrong('NegativeIntegerArgument', `A count of records cannot be negative, but is ${value}.`)
  return value
}

/** The records after the first `count`. */
export class Skip implements Operator {
  readonly #input: Operator
  readonly #count: Count
  readonly #carried: readonly number[]
  #left: number | undefined

  constructor(input: Operator, count: Count, carried: readonly number[]) {
    this.#input = input
    this.#count = count
    this.#carried = carried
  }

  next(budget: Budget): Pull {
    this.#left ??= this.#count()
    if (this.#left === undefined) return PENDING
    for (;;) {
      const pull = this.#input.next(budget)
      if (pull.kind !== 'batch' || this.#left === 0) return pull
      const { batch } = pull
      if (batch.size <= this.#left) {
        this.#left -= batch.size
        continue
      }
      const rows = new Int32Array(batch.size - this.#left)
      for (let at = 0; at < rows.length; at++) rows[at] = this.#left + at
      this.#left = 0
      return {
        kind: 'batch',
        batch: { size: rows.length, columns: gatherColumns(batch, this.#carried, rows, rows.length) },
      }
    }
  }

  reset(): void {
    this.#input.reset()
    this.#left = undefined
  }
}

/** The first `count` records; runs a writing input to its end. */
export class Limit implements Operator {
  readonly #input: Operator
  readonly #count: Count
  readonly #exhaust: boolean
  #left: number | undefined

  constructor(input: Operator, count: Count, exhaust: boolean) {
    this.#input = input
    this.#count = count
    this.#exhaust = exhaust
  }

  next(budget: Budget): Pull {
    this.#left ??= this.#count()
    if (this.#left === undefined) return PENDING
    for (;;) {
      if (this.#left === 0 && !this.#exhaust) return DONE
      if (budget.work <= 0) return PENDING
      const pull = this.#input.next(budget)
      if (pull.kind !== 'batch') return pull
      if (this.#left === 0) continue
      const { columns, size } = pull.batch
      const kept = Math.min(size, this.#left)
      this.#left -= kept
      return { kind: 'batch', batch: { size: kept, columns } }
    }
  }

  reset(): void {
    this.#input.reset()
    this.#left = undefined
  }
}
