import type { Variable } from '../../bound/index.ts'
import { type Batch, type Operator } from '../../runtime/batch.ts'
import { gatherColumns, idsOf } from '../columns.ts'
import { type Compilation, labelTokens } from '../compilation.ts'
import { MappedOperator } from './mapped.ts'

/** Keeps the records where a known node is there (not null) and has every label. */
export class NodeCheck extends MappedOperator {
  readonly #compilation: Compilation
  readonly #variable: Variable
  readonly #names: readonly string[]
  readonly #slot: number
  readonly #carried: readonly number[]

  constructor(
    input: Operator,
    variable: Variable,
    labels: readonly string[],
    carried: readonly number[],
    compilation: Compilation,
  ) {
    super(input)
    this.#compilation = compilation
    this.#variable = variable
    this.#names = labels
    this.#slot = compilation.slotOf(variable)
    this.#carried = carried
  }

  protected map(batch: Batch): Batch {
    const labels = labelTokens(this.#names, this.#compilation.context)
    if (labels === undefined) return { size: 0, columns: [] }
    const { reader } = this.#compilation.context
    const ids = idsOf(batch, this.#slot, 'node', this.#variable)
    const rows = new Int32Array(batch.size)
    let size = 0
    for (let row = 0; row < batch.size; row++) {
      const node = ids[row]
      if (node < 0) continue
      // MATCH finds a deleted node that has a value already only where it is asked for nothing.
      let has = labels.length === 0 || reader.hasNode(node)
      for (let label = 0; label < labels.length && has; label++) has = reader.hasLabel(node, labels[label])
      if (has) rows[size++] = row
    }
    if (size === batch.size) return batch
    return { size, columns: gatherColumns(batch, this.#carried, rows, size) }
  }
}
