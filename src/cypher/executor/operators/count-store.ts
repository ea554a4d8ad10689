import type { LogicalOperator } from '../../planner/logical.ts'
import { type Batch, type Column, DONE, type Operator, type Pull } from '../../runtime/batch.ts'
import type { Compilation } from '../compilation.ts'

type CountStoreOperator = Extract<LogicalOperator, { kind: 'count-store' }>

/** One record with a count that the store keeps. */
export class CountStore implements Operator {
  readonly #operator: CountStoreOperator
  readonly #compilation: Compilation
  #done = false

  constructor(operator: CountStoreOperator, compilation: Compilation) {
    this.#operator = operator
    this.#compilation = compilation
  }

  next(): Pull {
    if (this.#done) return DONE
    this.#done = true
    const columns: Column[] = []
    columns[this.#compilation.slotOf(this.#operator.variable)] = { kind: 'value', values: [this.#count()] }
    const batch: Batch = { size: 1, columns }
    return { kind: 'batch', batch }
  }

  #count(): number {
    const { reader } = this.#compilation.context
    const { counted } = this.#operator
    const label = (name: string | undefined): number | undefined => {
      const id = name === undefined ? -1 : reader.labelId(name)
      return name !== undefined && id === -1 ? undefined : id
    }
    if (counted.kind === 'nodes') {
      const id = label(counted.label)
      return id === undefined ? 0 : reader.countNodes(id)
    }
    const start = label(counted.start)
    const end = label(counted.end)
    if (start === undefined || end === undefined) return 0
    if (counted.types.length === 0) return reader.countRelationships(start, -1, end)
    let total = 0
    for (const name of counted.types) {
      const type = reader.typeId(name)
      if (type !== -1) total += reader.countRelationships(start, type, end)
    }
    return total
  }

  reset(): void {
    this.#done = false
  }
}
