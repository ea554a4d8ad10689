import { CypherError, SilkgraphError, type Span } from '../../../errors.ts'
import type { Value } from '../../../model/values.ts'
import type { BoundExpression, Variable } from '../../bound/index.ts'
import { procedureArgument } from '../../procedures/arguments.ts'
import type { Callable, ProcedureRecord } from '../../catalog/procedure-definition.ts'
import { type Batch, BATCH_SIZE, type Budget, type Operator } from '../../runtime/batch.ts'
import { columnOf, gatherColumns } from '../columns.ts'
import type { Compilation } from '../compilation.ts'
import { ExpandingOperator } from './mapped.ts'

/** Work that stands for a pause of a procedure. */
const PAUSE_WORK = 1024

interface Result {
  readonly column: number
  readonly variable: Variable
  readonly slot: number
}

/**
 * CALL of a procedure: its records for the arguments of each record, taken as far as they are asked for; the record
 * itself, once, where the procedure has no columns.
 */
export class ProcedureCall extends ExpandingOperator {
  readonly #compilation: Compilation
  readonly #procedure: Callable
  readonly #span: Span
  readonly #arguments: readonly ((batch: Batch, row: number) => Value)[]
  readonly #results: readonly Result[]
  readonly #carried: readonly number[]
  readonly #rows = new Int32Array(BATCH_SIZE)
  #values: Value[][] = []
  #size = 0
  #row = 0
  #records: Iterator<ProcedureRecord | undefined> | undefined

  constructor(
    input: Operator,
    call: {
      readonly procedure: Callable
      readonly arguments: readonly BoundExpression[]
      readonly results: readonly { readonly column: number; readonly variable: Variable }[]
      readonly span: Span
    },
    carried: readonly number[],
    compilation: Compilation,
  ) {
    super(input)
    this.#compilation = compilation
    this.#procedure = call.procedure
    this.#span = call.span
    this.#arguments = call.arguments.map((argument, position) => {
      const evaluate = compilation.expression(argument)
      return (batch, row) => procedureArgument(call.procedure, position, evaluate(batch, row), argument.span)
    })
    this.#results = call.results.map(({ column, variable }) => {
      return { column, variable, slot: compilation.slotOf(variable) }
    })
    const made = new Set(this.#results.map(({ slot }) => slot))
    this.#carried = carried.filter((slot) => !made.has(slot))
  }

  protected begin(): void {
    this.#row = 0
    this.#clear()
  }

  protected fill(batch: Batch, budget: Budget): boolean {
    const isVoid = this.#procedure.columns.length === 0
    for (; this.#row < batch.size; this.#row++) {
      for (;;) {
        if (this.#size >= BATCH_SIZE || budget.work <= 0) return false
        budget.work -= 1
        const step = this.#next(batch)
        if (step.done === true) break
        if (step.value === undefined) budget.work -= PAUSE_WORK
        else if (!isVoid) this.#keep(step.value)
      }
      if (isVoid) this.#rows[this.#size++] = this.#row
      this.#records = undefined
    }
    return true
  }

  /** Starts the procedure for the current record where it is not running, and takes one step of it. */
  #next(batch: Batch): IteratorResult<ProcedureRecord | undefined, unknown> {
    const values = this.#records === undefined ? this.#arguments.map((value) => value(batch, this.#row)) : []
    try {
      this.#records ??= this.#procedure.call(values, this.#compilation.context)[Symbol.iterator]()
      return this.#records.next()
    } catch (cause) {
      if (cause instanceof SilkgraphError) throw cause
      throw this.#failure(`failed: ${cause instanceof Error ? cause.message : String(cause)}`, cause)
    }
  }

  #keep(record: ProcedureRecord): void {
    const { columns } = this.#procedure
    if (record.length !== columns.length)
      throw this.#failure(`gave a record of ${record.length} values for its ${columns.length} columns.`)
    this.#rows[this.#size++] = this.#row
    this.#results.forEach(({ column }, at) => this.#values[at].push(record[column]))
  }

  #failure(what: string, cause?: unknown): CypherError {
    return new CypherError({
      phase: 'runtime',
      kind: 'ProcedureError',
      code: 'ProcedureCallFailed',
      message: `The procedure \`${this.#procedure.name}\` ${what}`,
      hint: 'The fault is in the procedure, not in the query.',
      at: this.#span,
      cause,
    })
  }

  #clear(): void {
    this.#size = 0
    this.#values = this.#results.map(() => [])
  }

  protected take(batch: Batch): Batch | undefined {
    const size = this.#size
    if (size === 0) return undefined
    const columns = gatherColumns(batch, this.#carried, this.#rows, size)
    this.#results.forEach(({ slot, variable }, at) => {
      columns[slot] = columnOf(this.#values[at], variable.type)
    })
    this.#clear()
    return { size, columns }
  }

  override reset(): void {
    super.reset()
    this.#records?.return?.()
    this.#records = undefined
    this.#clear()
  }
}
