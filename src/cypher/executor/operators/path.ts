import { Node, Path, Relationship, type Value } from '../../../model/values.ts'
import type { BoundPath } from '../../bound/index.ts'
import type { Evaluator } from '../../expression/evaluator.ts'
import { valueAt } from '../columns.ts'
import type { Compilation } from '../compilation.ts'

/** The path value of the elements that a pattern has bound; null where one of them is null. */
export function pathOf(path: BoundPath, compilation: Compilation): Evaluator {
  const { context } = compilation
  const { reader } = context
  const start = compilation.slotOf(path.nodes[0])
  const steps = compilation.slotsOf(path.relationships)
  return (batch, row) => {
    const first = valueAt(batch.columns[start], row)
    if (!(first instanceof Node)) return null
    const found: Value[] = []
    for (const slot of steps) {
      const value = valueAt(batch.columns[slot], row)
      if (value === null) return null
      if (Array.isArray(value)) for (const item of value as readonly Value[]) found.push(item)
      else found.push(value)
    }
    context.spend(found.length)
    // Lists of just this length: one that grows has room for many more, and there may be millions of paths.
    const relationships = new Array<Relationship>(found.length)
    const nodes = new Array<Node>(found.length + 1)
    nodes[0] = first
    for (const [at, item] of found.entries()) {
      if (!(item instanceof Relationship)) return null
      const from = reader.startOf(item.id)
      relationships[at] = item
      nodes[at + 1] = new Node(from === nodes[at].id ? reader.endOf(item.id) : from)
    }
    return new Path(nodes, relationships)
  }
}
