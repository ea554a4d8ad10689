import type { LogicalOperator } from '../../planner/logical.ts'
import { type Batch, BATCH_SIZE, type Budget, type Operator } from '../../runtime/batch.ts'
import { gatherColumns } from '../columns.ts'
import { type Compilation, labelTokens } from '../compilation.ts'
import { ExpandingOperator } from './mapped.ts'

/** All nodes, or all with a label, for each record of the input; further labels are checked one by one. */
export class NodeScan extends ExpandingOperator {
  readonly #compilation: Compilation
  readonly #names: readonly string[]
  #labels: readonly number[] | undefined
  readonly #carried: readonly number[]
  readonly #slot: number
  readonly #found = new Int32Array(BATCH_SIZE)
  readonly #rows = new Int32Array(BATCH_SIZE)
  #row = 0
  #from = 0
  #size = 0

  constructor(
    input: Operator,
    operator: Extract<LogicalOperator, { kind: 'node-scan' }>,
    carried: readonly number[],
    compilation: Compilation,
  ) {
    super(input)
    this.#compilation = compilation
    this.#names = operator.labels
    this.#slot = compilation.slotOf(operator.variable)
    this.#carried = carried.filter((slot) => slot !== this.#slot)
  }

  protected begin(): void {
    const { context } = this.#compilation
    const { reader } = context
    // Not before: the query itself may have made a label.
    const tokens = labelTokens(this.#names, context)
    this.#labels =
      tokens === undefined
        ? undefined
        : [...tokens].sort((one, other) => reader.countNodes(one) - reader.countNodes(other))
    this.#row = 0
    this.#from = 0
    this.#size = 0
  }

  protected fill(batch: Batch, budget: Budget): boolean {
    const { reader } = this.#compilation.context
    const labels = this.#labels
    if (labels === undefined) return true
    while (this.#row < batch.size) {
      if (budget.work <= 0) return false
      const room = this.#found.subarray(this.#size)
      const count =
        labels.length === 0
          ? reader.scanNodes(this.#from, room)
          : reader.scanLabel(labels[0], this.#from, room)
      budget.work -= count + 1
      const last = count === 0 ? -1 : room[count - 1]
      let kept = count
      if (labels.length > 1) {
        kept = 0
        for (let at = 0; at < count; at++) {
          let has = true
          for (let label = 1; label < labels.length && has; label++)
            has = reader.hasLabel(room[at], labels[label])
          if (has) room[kept++] = room[at]
        }
      }
      this.#rows.fill(this.#row, this.#size, this.#size + kept)
      this.#size += kept
      if (count < room.length) {
        this.#row++
        this.#from = 0
      } else this.#from = last + 1
      if (this.#size === BATCH_SIZE) return this.#row >= batch.size
    }
    return true
  }

  protected take(batch: Batch): Batch | undefined {
    const size = this.#size
    if (size === 0) return undefined
    const columns = gatherColumns(batch, this.#carried, this.#rows, size)
    columns[this.#slot] = { kind: 'node', ids: this.#found.slice(0, size) }
    this.#size = 0
    return { size, columns }
  }
}
