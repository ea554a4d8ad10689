import { Node, Path, Relationship, type Value } from '../../../model/values.ts'
import type { BoundPath, Variable } from '../../binder/bound.ts'
import type { Batch, Operator } from '../batch.ts'
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
    const values: Value[] = []
    for (let row = 0; row < batch.size; row++) values.push(pathAt(this.#path, batch, row, this.#compilation))
    const columns = batch.columns.slice()
    columns[this.#compilation.slotOf(this.#path.variable)] = { kind: 'value', values }
    return { size: batch.size, columns }
  }
}

/** The path of one record by its elements; null where one of them is null. Cost: linear in its length. */
export function pathAt(path: BoundPath, batch: Batch, row: number, compilation: Compilation): Value {
  const { reader } = compilation.context
  const valueOf = (variable: Variable): Value => valueAt(batch.columns[compilation.slotOf(variable)], row)
  const first = valueOf(path.nodes[0])
  if (!(first instanceof Node)) return null
  const nodes = [first]
  const relationships: Relationship[] = []
  let at = first.id
  for (const variable of path.relationships) {
    const value = valueOf(variable)
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
