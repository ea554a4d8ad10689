import { Node, Path, Relationship, type Value } from '../../../model/values.ts'
import type { BoundPath } from '../../binder/bound.ts'
import type { Batch, Column, Operator } from '../batch.ts'
import { valueAt } from '../columns.ts'
import type { Compilation } from '../compilation.ts'
import { MappedOperator } from './mapped.ts'

/** Builds path values from the elements that a pattern has bound; null where one of them is null. */
export class PathBuild extends MappedOperator {
  readonly #compilation: Compilation
  readonly #path: BoundPath

  constructor(input: Operator, path: BoundPath, compilation: Compilation) {
    super(input)
    this.#compilation = compilation
    this.#path = path
  }

  protected map(batch: Batch): Batch {
    const start = batch.columns[this.#compilation.slotOf(this.#path.nodes[0])]
    const steps = this.#path.relationships.map(
      (variable) => batch.columns[this.#compilation.slotOf(variable)],
    )
    const values: Value[] = []
    for (let row = 0; row < batch.size; row++) values.push(this.#build(start, steps, row))
    const columns = batch.columns.slice()
    columns[this.#compilation.slotOf(this.#path.variable)] = { kind: 'value', values }
    return { size: batch.size, columns }
  }

  #build(start: Column, steps: readonly Column[], row: number): Value {
    const { reader } = this.#compilation.context
    const first = valueAt(start, row)
    if (!(first instanceof Node)) return null
    const nodes = [first]
    const relationships: Relationship[] = []
    let at = first.id
    for (const column of steps) {
      const value = valueAt(column, row)
      if (value === null) return null
      for (const item of Array.isArray(value) ? value : [value]) {
        if (!(item instanceof Relationship)) return null
        const from = reader.startOf(item.id)
        at = from === at ? reader.endOf(item.id) : from
        relationships.push(item)
        nodes.push(new Node(at))
      }
    }
    return new Path(nodes, relationships)
  }
}
