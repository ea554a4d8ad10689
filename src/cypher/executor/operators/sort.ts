import { order } from '../../../model/order.ts'
import type { Value } from '../../../model/values.ts'
import type { Evaluator } from '../../expression/evaluator.ts'
import type { SortKey } from '../../planner/logical.ts'
import { BATCH_SIZE, type Budget, DONE, type Operator, PENDING, type Pull } from '../batch.ts'
import type { Compilation } from '../compilation.ts'
import { sizeOf, weightOf } from '../../value-size.ts'
import { Holding } from '../context.ts'
import { RecordBuffer } from '../record-buffer.ts'

/** How many records beyond the wanted ones are kept before the rest is thrown away. */
const TOP_SLACK = 4 * BATCH_SIZE

/** All records in the order of the keys; equal ones keep their order. With `first`, only so many from the beginning. */
export class Sort implements Operator {
  readonly #input: Operator
  readonly #compilation: Compilation
  readonly #carried: readonly number[]
  readonly #keys: readonly { readonly evaluate: Evaluator; readonly sign: number }[]
  readonly #first: (() => number) | undefined
  readonly #memory: Holding
  #buffer: RecordBuffer
  #values: Value[][]
  #sorted: Int32Array | undefined
  #limit: number | undefined
  #emitted = 0

  constructor(
    input: Operator,
    keys: readonly SortKey[],
    carried: readonly number[],
    compilation: Compilation,
    first?: () => number,
  ) {
    this.#input = input
    this.#compilation = compilation
    this.#carried = carried
    this.#keys = keys.map((key) => ({
      evaluate: compilation.expression(key.expression),
      sign: key.descending ? -1 : 1,
    }))
    this.#first = first
    this.#memory = new Holding(compilation.context)
    this.#buffer = new RecordBuffer(carried, compilation.context)
    this.#values = keys.map(() => [])
  }

  next(budget: Budget): Pull {
    this.#limit ??= this.#first?.() ?? Infinity
    while (this.#sorted === undefined) {
      if (budget.work <= 0) return PENDING
      const pull = this.#input.next(budget)
      if (pull.kind === 'pending') return PENDING
      if (pull.kind === 'done') {
        this.#sorted = this.#order(this.#limit)
        break
      }
      const { batch } = pull
      budget.work -= batch.size
      let bytes = 0
      this.#keys.forEach(({ evaluate }, at) => {
        const values = this.#values[at]
        for (let row = 0; row < batch.size; row++) {
          const value = evaluate(batch, row)
          bytes += sizeOf(value)
          values.push(value)
        }
      })
      this.#memory.add(bytes)
      this.#buffer.append(batch)
      if (this.#buffer.size > this.#limit + TOP_SLACK) this.#truncate(this.#limit)
    }
    if (this.#emitted >= this.#sorted.length) return DONE
    const rows = this.#sorted.subarray(this.#emitted, this.#emitted + BATCH_SIZE)
    this.#emitted += rows.length
    return { kind: 'batch', batch: { size: rows.length, columns: this.#buffer.gather(rows, rows.length) } }
  }

  #order(limit: number): Int32Array {
    const rows = new Int32Array(this.#buffer.size)
    for (let row = 0; row < rows.length; row++) rows[row] = row
    const signs = this.#keys.map(({ sign }) => sign)
    const values = this.#values
    const { context } = this.#compilation
    rows.sort((one, other) => {
      context.spend(1)
      for (let key = 0; key < signs.length; key++) {
        const value = values[key][one]
        if (typeof value === 'object' || typeof value === 'string') context.spend(weightOf(value))
        const compared = order(value, values[key][other])
        if (compared !== 0) return compared * signs[key]
      }
      return one - other
    })
    return rows.length > limit ? rows.subarray(0, limit) : rows
  }

  #truncate(limit: number): void {
    const rows = this.#order(limit)
    const columns = this.#buffer.gather(rows, rows.length)
    this.#values = this.#values.map((values) => Array.from(rows, (row) => values[row]))
    let bytes = 0
    for (const values of this.#values) for (const value of values) bytes += sizeOf(value)
    this.#memory.replace(bytes)
    this.#buffer.clear()
    this.#buffer = new RecordBuffer(this.#carried, this.#compilation.context)
    this.#buffer.append({ size: rows.length, columns })
  }

  reset(): void {
    this.#input.reset()
    this.#buffer.clear()
    this.#memory.clear()
    this.#values = this.#keys.map(() => [])
    this.#sorted = undefined
    this.#limit = undefined
    this.#emitted = 0
  }
}
