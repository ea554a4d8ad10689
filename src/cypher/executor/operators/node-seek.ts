import type { LogicalOperator } from '../../planner/logical.ts'
import type { Evaluator } from '../../expression/evaluator.ts'
import { type Batch, BATCH_SIZE, type Budget, type Operator } from '../batch.ts'
import { gatherColumns } from '../columns.ts'
import { type Compilation, labelTokens } from '../compilation.ts'
import { ExpandingOperator } from './mapped.ts'

/** The nodes that an index gives for the value of an expression; all nodes of the label where there is no index. */
export class NodeSeek extends ExpandingOperator {
  readonly #compilation: Compilation
  readonly #operator: Extract<LogicalOperator, { kind: 'node-seek' }>
  #label = -1
  #labels: readonly number[] | undefined
  #key = -1
  readonly #value: Evaluator
  readonly #slot: number
  readonly #carried: readonly number[]
  #rows: number[] = []
  #nodes: number[] = []
  #row = 0
  #candidates: Int32Array | undefined
  #at = 0

  constructor(
    input: Operator,
    operator: Extract<LogicalOperator, { kind: 'node-seek' }>,
    carried: readonly number[],
    compilation: Compilation,
  ) {
    super(input)
    this.#compilation = compilation
    this.#operator = operator
    this.#value = compilation.expression(operator.value)
    this.#slot = compilation.slotOf(operator.variable)
    this.#carried = carried.filter((slot) => slot !== this.#slot)
  }

  protected begin(): void {
    const { context } = this.#compilation
    const { label, labels, key } = this.#operator
    this.#label = context.reader.labelId(label)
    this.#key = context.reader.keyId(key)
    this.#labels = labelTokens(
      labels.filter((name) => name !== label),
      context,
    )
    this.#row = 0
    this.#candidates = undefined
    this.#rows = []
    this.#nodes = []
  }

  protected fill(batch: Batch, budget: Budget): boolean {
    const { reader } = this.#compilation.context
    const labels = this.#labels
    if (labels === undefined || this.#label === -1) return true
    for (; this.#row < batch.size; this.#row++) {
      if (budget.work <= 0) return false
      if (this.#candidates === undefined) {
        this.#candidates = this.#seek(this.#value(batch, this.#row))
        this.#at = 0
      }
      budget.work -= 1 + this.#candidates.length
      for (; this.#at < this.#candidates.length; this.#at++) {
        if (this.#nodes.length >= BATCH_SIZE) return false
        const node = this.#candidates[this.#at]
        let has = true
        for (let label = 0; label < labels.length && has; label++) has = reader.hasLabel(node, labels[label])
        if (has) {
          this.#rows.push(this.#row)
          this.#nodes.push(node)
        }
      }
      this.#candidates = undefined
    }
    return true
  }

  protected take(batch: Batch): Batch | undefined {
    const size = this.#nodes.length
    if (size === 0) return undefined
    const columns = gatherColumns(batch, this.#carried, Int32Array.from(this.#rows), size)
    columns[this.#slot] = { kind: 'node', ids: Int32Array.from(this.#nodes) }
    this.#rows = []
    this.#nodes = []
    return { size, columns }
  }

  #seek(value: ReturnType<Evaluator>): Int32Array {
    const { reader } = this.#compilation.context
    if (value === null) return new Int32Array(0)
    const found = this.#key === -1 ? undefined : reader.seekNodes(this.#label, this.#key, value)
    if (found !== undefined) return found
    const all = new Int32Array(reader.countNodes(this.#label) + 1)
    return all.subarray(0, reader.scanLabel(this.#label, 0, all))
  }
}
