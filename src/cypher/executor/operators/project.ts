import type { BoundItem, Type } from '../../binder/bound.ts'
import type { Value } from '../../../model/values.ts'
import type { Evaluator } from '../../expression/evaluator.ts'
import type { Batch, Column, Operator } from '../batch.ts'
import { columnOf } from '../columns.ts'
import type { Compilation } from '../compilation.ts'
import { MappedOperator } from './mapped.ts'

type Item =
  | { readonly kind: 'rename'; readonly from: number; readonly to: number }
  | { readonly kind: 'compute'; readonly evaluate: Evaluator; readonly type: Type; readonly to: number }

/** Adds columns: a variable under another name shares its column, anything else is computed record by record. */
export class Project extends MappedOperator {
  readonly #items: readonly Item[]

  constructor(input: Operator, items: readonly BoundItem[], compilation: Compilation) {
    super(input)
    this.#items = items.map(({ variable, expression }) => {
      const to = compilation.slotOf(variable)
      return expression.kind === 'variable'
        ? { kind: 'rename', from: compilation.slotOf(expression.variable), to }
        : { kind: 'compute', evaluate: compilation.expression(expression), type: variable.type, to }
    })
  }

  protected map(batch: Batch): Batch {
    const columns: Column[] = batch.columns.slice()
    for (const item of this.#items) {
      if (item.kind === 'rename') {
        columns[item.to] = batch.columns[item.from]
        continue
      }
      const values: Value[] = new Array<Value>(batch.size)
      for (let row = 0; row < batch.size; row++) values[row] = item.evaluate(batch, row)
      columns[item.to] = columnOf(values, item.type)
    }
    return { size: batch.size, columns }
  }
}
