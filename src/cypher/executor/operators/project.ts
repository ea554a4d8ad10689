import type { BoundItem, Type } from '../../binder/bound.ts'
import type { Value } from '../../../model/values.ts'
import type { Evaluator } from '../../expression/evaluator.ts'
import { LARGE, sizeOf } from '../../value-size.ts'
import type { Batch, Column, Operator } from '../batch.ts'
import { columnOf } from '../columns.ts'
import type { Compilation } from '../compilation.ts'
import { type ExecutionContext, Holding } from '../context.ts'
import { MappedOperator } from './mapped.ts'

type Item =
  | { readonly kind: 'rename'; readonly from: number; readonly to: number }
  | { readonly kind: 'compute'; readonly evaluate: Evaluator; readonly type: Type; readonly to: number }

/** Adds columns: a variable under another name shares its column, anything else is computed record by record. */
export class Project extends MappedOperator {
  readonly #items: readonly Item[]
  readonly #context: ExecutionContext
  /** Of the last batch: whoever reads it lets it go before the next is made. */
  readonly #memory: Holding

  constructor(input: Operator, items: readonly BoundItem[], compilation: Compilation) {
    super(input)
    this.#context = compilation.context
    this.#memory = new Holding(compilation.context)
    this.#items = items.map(({ variable, expression }) => {
      const to = compilation.slotOf(variable)
      return expression.kind === 'variable'
        ? { kind: 'rename', from: compilation.slotOf(expression.variable), to }
        : { kind: 'compute', evaluate: compilation.expression(expression), type: variable.type, to }
    })
  }

  protected map(batch: Batch): Batch {
    const columns: Column[] = batch.columns.slice()
    let bytes = 0
    this.#memory.clear()
    for (const item of this.#items) {
      if (item.kind === 'rename') {
        columns[item.to] = batch.columns[item.from]
        continue
      }
      const values: Value[] = new Array<Value>(batch.size)
      for (let row = 0; row < batch.size; row++) {
        const value = item.evaluate(batch, row)
        values[row] = value
        const size = sizeOf(value)
        if (size < LARGE) continue
        bytes += size
        this.#context.reserve(bytes)
      }
      columns[item.to] = columnOf(values, item.type)
    }
    this.#memory.replace(bytes)
    return { size: batch.size, columns }
  }
}
