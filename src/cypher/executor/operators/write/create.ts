import type { Value } from '../../../../model/values.ts'
import type { BoundPath, BoundPattern } from '../../../bound/index.ts'
import type { Evaluator } from '../../../expression/evaluator.ts'
import type { Batch, Column, Operator } from '../../../runtime/batch.ts'
import type { Compilation } from '../../compilation.ts'
import type { Pausing } from '../../../runtime/pausing.ts'
import { pathOf } from '../path.ts'
import { addMadeColumns, type CreatePattern, createPattern } from './create-pattern.ts'
import { WRITE_WORK, WriteOperator } from './write-operator.ts'

interface Made {
  readonly create: CreatePattern
  readonly paths: readonly { readonly path: BoundPath; readonly evaluate: Evaluator }[]
}

/** CREATE: for each record one pattern after another, every element that is not bound yet, and then its path. */
export class Create extends WriteOperator {
  readonly #patterns: readonly BoundPattern[]
  readonly #made: readonly Made[]

  constructor(
    input: Operator,
    patterns: readonly BoundPattern[],
    slots: { read: readonly number[]; carried: readonly number[] },
    compilation: Compilation,
  ) {
    super(input, slots, compilation)
    this.#patterns = patterns
    this.#made = patterns.map((pattern) => ({
      create: createPattern(pattern, 'leave-out', compilation),
      paths: pattern.paths.map((path) => ({ path, evaluate: pathOf(path, compilation) })),
    }))
  }

  protected *write(batch: Batch): Pausing<Batch> {
    const { compilation } = this
    const { context } = compilation
    const columns: Column[] = batch.columns.slice()
    const paths = new Map<BoundPath, Value[]>()
    for (const pattern of this.#patterns) {
      addMadeColumns(columns, pattern, batch.size, compilation)
      for (const path of pattern.paths) {
        const values = new Array<Value>(batch.size).fill(null)
        paths.set(path, values)
        columns[compilation.slotOf(path.variable)] = { kind: 'value', values }
      }
    }
    // What comes later in the record reads what is made through these columns.
    const seen: Batch = { size: batch.size, columns }
    for (let row = 0; row < batch.size; row++) {
      context.spend(WRITE_WORK)
      if (context.exhausted) yield
      for (const made of this.#made) {
        const rest = made.create(seen, row)
        if (rest !== undefined) yield* rest
        for (const { path, evaluate } of made.paths) {
          const values = paths.get(path)
          if (values !== undefined) values[row] = evaluate(seen, row)
        }
      }
    }
    return seen
  }
}
