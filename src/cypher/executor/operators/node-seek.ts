import { CypherError } from '../../../errors.ts'
import { isList } from '../../../model/kinds.ts'
import type { Value } from '../../../model/values.ts'
import type { LogicalOperator } from '../../planner/logical.ts'
import type { Evaluator } from '../../expression/evaluator.ts'
import { type Batch, BATCH_SIZE, type Budget, type Operator } from '../../runtime/batch.ts'
import { gatherColumns } from '../columns.ts'
import { type Compilation, labelTokens } from '../compilation.ts'
import { NO_SLICE } from './expand.ts'
import { ExpandingOperator } from './mapped.ts'

/** So many nodes are looked at between two looks at the slice while an index is built. */
const PIECE = 500
/** To seek the elements of a longer list, or to join more nodes of several, would keep others waiting: each node is asked instead. */
const LONGEST_LIST = 10_000

/**
 * The nodes that an index gives for the value of an expression; all nodes of the label, or of the graph, where there is none. It
 * tells the graph how many look-ups are to come, and works on the index where the graph finds it worth one.
 */
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
  /** Whether the candidates are those of the record at hand. */
  #hasBegun = false
  #candidates = NO_SLICE
  #at = 0
  /** Where no index finds the candidates: from which node on further ones are looked for. */
  #next: number | undefined
  #page: Int32Array | undefined
  #isTold = false
  #isPrepared = false

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
    this.#label = label === undefined ? -1 : context.reader.labelId(label)
    this.#key = context.reader.keyId(key)
    this.#labels = labelTokens(
      labels.filter((name) => name !== label),
      context,
    )
    this.#row = 0
    this.#hasBegun = false
    this.#rows = []
    this.#nodes = []
    this.#isTold = false
    this.#isPrepared = false
  }

  protected fill(batch: Batch, budget: Budget): boolean {
    const { reader } = this.#compilation.context
    const labels = this.#labels
    // No node has a label or a key that the graph has never seen.
    if (labels === undefined || this.#key === -1) return true
    if (this.#label === -1 && this.#operator.label !== undefined) return true
    if (!this.#prepare(batch, budget)) return false
    for (; this.#row < batch.size; this.#row++) {
      if (budget.work <= 0) return false
      if (!this.#hasBegun) this.#begin(this.#valueAt(batch, this.#row), budget)
      for (;;) {
        for (; this.#at < this.#candidates.length; this.#at++) {
          if (this.#nodes.length >= BATCH_SIZE) return false
          const node = this.#candidates[this.#at]
          let has = true
          for (let label = 0; label < labels.length && has; label++)
            has = reader.hasLabel(node, labels[label])
          if (has) {
            this.#rows.push(this.#row)
            this.#nodes.push(node)
          }
        }
        if (this.#next === undefined) break
        if (budget.work <= 0) return false
        this.#scan(this.#next, budget)
      }
      this.#hasBegun = false
    }
    return true
  }

  protected take(batch: Batch): Batch | undefined {
    const size = this.#nodes.length
    if (size === 0) return undefined
    const columns = gatherColumns(batch, this.#carried, new Int32Array(this.#rows), size)
    columns[this.#slot] = { kind: 'node', ids: new Int32Array(this.#nodes) }
    this.#rows = []
    this.#nodes = []
    return { size, columns }
  }

  /** Builds the index piece by piece; false where the slice ran out. */
  #prepare(batch: Batch, budget: Budget): boolean {
    if (this.#isPrepared) return true
    const { reader } = this.#compilation.context
    for (;;) {
      if (budget.work <= 0) return false
      const lookUps = this.#isTold ? 0 : batch.size
      this.#isTold = true
      const { kind, looked } = reader.prepareSeek(this.#label, this.#key, lookUps, PIECE)
      budget.work -= 1 + looked
      if (kind === 'building') continue
      this.#isPrepared = true
      return true
    }
  }

  /** undefined where it fails, which it does only if there is a node to compare with it: the condition asks again. */
  #valueAt(batch: Batch, row: number): Value | undefined {
    try {
      return this.#value(batch, row)
    } catch (error) {
      if (error instanceof CypherError) return undefined
      throw error
    }
  }

  /** The first candidates for a value: all that the index gives, or the first page of all nodes where there is none. */
  #begin(value: Value | undefined, budget: Budget): void {
    this.#hasBegun = true
    this.#at = 0
    this.#next = undefined
    this.#candidates = NO_SLICE
    if (value === null) return
    const found = value === undefined ? undefined : this.#seek(value)
    if (found === undefined) {
      this.#next = 0
      return
    }
    this.#candidates = found
    budget.work -= 1 + found.length
  }

  /** undefined where no index finds them. */
  #seek(value: Value): Int32Array | undefined {
    if (this.#operator.each) return this.#seekEach(value)
    return this.#compilation.context.reader.seekNodes(this.#label, this.#key, value)
  }

  /** The next page of all nodes, or of those with the label. */
  #scan(from: number, budget: Budget): void {
    const { reader } = this.#compilation.context
    const page = (this.#page ??= new Int32Array(BATCH_SIZE))
    const count =
      this.#label === -1 ? reader.scanNodes(from, page) : reader.scanLabel(this.#label, from, page)
    budget.work -= 1 + count
    this.#at = 0
    this.#candidates = page.subarray(0, count)
    this.#next = count < page.length ? undefined : page[count - 1] + 1
  }

  /** The nodes with an element of a list, each once, ascending; undefined where not all elements are looked up. */
  #seekEach(list: Value): Int32Array | undefined {
    if (!isList(list) || list.length > LONGEST_LIST) return undefined
    const { context } = this.#compilation
    const { reader } = context
    context.spend(list.length)
    const found = new Set<number>()
    for (const value of list) {
      if (value === null) continue
      const nodes = reader.seekNodes(this.#label, this.#key, value)
      if (nodes === undefined) return undefined
      if (found.size + nodes.length > LONGEST_LIST) return undefined
      for (const node of nodes) found.add(node)
    }
    return Int32Array.from(found).sort()
  }
}
