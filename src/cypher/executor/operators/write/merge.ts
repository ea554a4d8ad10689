import type { BoundPattern, Variable } from '../../../bound/index.ts'
import type { Batch, Column, Operator } from '../../../runtime/batch.ts'
import type { Compilation } from '../../compilation.ts'
import type { Pausing } from '../../../runtime/pausing.ts'
import { gather } from '../../columns.ts'
import { RecordBuffer } from '../../record-buffer.ts'
import type { Argument } from '../argument.ts'
import { addMadeColumns, type CreatePattern, createPattern } from './create-pattern.ts'
import type { Change } from './set-items.ts'
import { WRITE_WORK, WriteOperator } from './write-operator.ts'

/** MERGE: every match of the pattern for a record, or else a new one; a record sees what earlier records made. */
export class Merge extends WriteOperator {
  readonly #inner: Operator
  readonly #argument: Argument
  readonly #introduced: readonly Variable[]
  readonly #pattern: BoundPattern
  /** Made for the first record that nothing matches. */
  #create: CreatePattern | undefined
  readonly #onCreate: readonly Change[]
  readonly #onMatch: readonly Change[]
  readonly #slots: readonly number[]
  protected override readonly batchSize = 64

  constructor(
    input: Operator,
    merge: {
      readonly inner: Operator
      readonly argument: Argument
      readonly pattern: BoundPattern
      readonly introduced: readonly Variable[]
      readonly onCreate: readonly Change[]
      readonly onMatch: readonly Change[]
    },
    slots: { readonly read: readonly number[]; readonly carried: readonly number[] },
    compilation: Compilation,
  ) {
    super(input, slots, compilation)
    this.#inner = merge.inner
    this.#argument = merge.argument
    this.#introduced = merge.introduced
    this.#pattern = merge.pattern
    this.#onCreate = merge.onCreate
    this.#onMatch = merge.onMatch
    const { read } = slots
    const introduced = compilation.slotsOf(merge.introduced).filter((slot) => !read.includes(slot))
    this.#slots = [...read, ...introduced]
  }

  protected *write(batch: Batch): Pausing<Batch> {
    const { context } = this.compilation
    const written = new RecordBuffer(this.#slots, context)
    for (let row = 0; row < batch.size; row++) {
      context.spend(WRITE_WORK)
      if (context.exhausted) yield
      const record = single(batch, row)
      this.#argument.set(record)
      this.#inner.reset()
      const matches: Batch[] = []
      for (;;) {
        const pull = this.#inner.next(context.slice)
        if (pull.kind === 'done') break
        if (pull.kind === 'pending') {
          yield
          continue
        }
        context.spend(pull.batch.size)
        const columns = record.columns.map((column) => repeated(column, pull.batch.size))
        for (const variable of this.#introduced) {
          const slot = this.compilation.slotOf(variable)
          columns[slot] = pull.batch.columns[slot]
        }
        matches.push({ size: pull.batch.size, columns })
      }
      for (const match of matches) {
        for (let at = 0; at < match.size; at++) yield* changed(this.#onMatch, match, at)
        written.append(match)
      }
      if (matches.length > 0) continue
      const columns: Column[] = record.columns.slice()
      addMadeColumns(columns, this.#pattern, 1, this.compilation)
      const made: Batch = { size: 1, columns }
      this.#create ??= createPattern(this.#pattern, 'refuse', this.compilation)
      const rest = this.#create(made, 0)
      if (rest !== undefined) yield* rest
      yield* changed(this.#onCreate, made, 0)
      written.append(made)
    }
    return written.slice(0, written.size)
  }
}

function* changed(changes: readonly Change[], batch: Batch, row: number): Pausing {
  for (const change of changes) {
    const rest = change(batch, row)
    if (rest !== undefined) yield* rest
  }
}

function single(batch: Batch, row: number): Batch {
  const columns: Column[] = []
  const rows = Int32Array.of(row)
  batch.columns.forEach((column, slot) => {
    columns[slot] = gather(column, rows, 1)
  })
  return { size: 1, columns }
}

function repeated(column: Column, size: number): Column {
  return gather(column, new Int32Array(size), size)
}
